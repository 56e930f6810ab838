import { type LocalDate } from '@zeitbuch/working-time';
import { mayActAlone } from '../organisation';
import { type Queryable, type RequestContext } from '../platform';

/**
 * Whether who asks may release what they proposed themselves: the first administrator of a city that is still being set
 * up, see {@link mayActAlone}. Who only writes agreements never may.
 * @param today of the tenant
 */
export async function mayReleaseAlone(
  db: Queryable,
  { tenantId, roles }: RequestContext,
  today: LocalDate,
): Promise<boolean> {
  return roles.includes('organisationAdministrator') && (await mayActAlone(db, tenantId, today));
}
