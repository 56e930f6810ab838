import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/**
 * Whether the tenant is still being set up by one person: no second organisation administrator has ever signed in. Then
 * the first may do alone what needs two people later, and says so in the log: `recordAudit(…, { payload: { alone: true } })`;
 * the checklist of the set-up lists it.
 * It ends for good with that sign-in, also when the second person leaves again.
 * @param today of the tenant
 */
export async function mayActAlone(client: Queryable, tenantId: number, today: LocalDate): Promise<boolean> {
  const { rows } = await client.query<{ known: number }>(
    `select count(distinct g.employee_id)::int as known from role_grant g
     where g.tenant_id = $1 and g.role = 'organisationAdministrator' and lower(g.valid_during) <= $2::date
       and exists (select from audit_event a where a.tenant_id = g.tenant_id and a.employee_id = g.employee_id
         and a.action = 'sign-in.succeeded')`,
    [tenantId, today],
  );
  return rows[0].known < 2;
}
