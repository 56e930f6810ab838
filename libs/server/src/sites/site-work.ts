import { type EntityManager } from 'typeorm';
import { type Actor } from '../audit';
import { Problem, violatedConstraint } from '../platform';
import { type CalendarWork } from './renew-calendars';
import { Site } from './site.entity';

/** What a transaction changes sites and their days with. */
export interface SiteWork extends CalendarWork {
  readonly entities: EntityManager;
  readonly actor: Actor;
}

/** Which site somebody wants to change, and the state of it that they saw. */
export interface SeenSite {
  readonly siteId: string;
  readonly version: number;
}

/** Which own day, likewise. */
export interface SeenHoliday {
  readonly holidayId: string;
  readonly version: number;
}

/** What the database refuses finally is said in the words of the API. */
const REFUSALS = { site_name: 'site.name-taken', own_holiday_one_a_day: 'holiday.day-taken' } as const;

/** Runs a statement. @throws Problem for what the database refuses */
export async function refusedKindly<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint !== undefined && constraint in REFUSALS)
      throw new Problem(REFUSALS[constraint as keyof typeof REFUSALS]);
    throw error;
  }
}

/**
 * One act on the calendars of a city at a time: a day for all sites and a site that is founded at this moment would miss
 * each other. The first lock of each act, since what changes a calendar raises the version of the tenant's rules.
 */
export async function lockCity({ client, tenantId }: SiteWork): Promise<void> {
  await client.query('select from tenant where tenant_id = $1 for no key update', [tenantId]);
}

/** @throws Problem `not-found`, `stale` where somebody changed the site since it was looked at */
export async function lockSite({ entities, tenantId }: SiteWork, { siteId, version }: SeenSite): Promise<Site> {
  const site = await entities.getRepository(Site).findOne({
    where: { tenantId, siteId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!site) throw new Problem('not-found');
  if (site.version !== version) throw new Problem('stale');
  return site;
}

/**
 * Ids of the sites at which a day holds; empty where there is no such site.
 * @param siteId null: all of the tenant
 */
export async function sitesOf({ client, tenantId }: SiteWork, siteId: string | null): Promise<string[]> {
  const { rows } = await client.query<{ siteId: string }>(
    `select site_id as "siteId" from site where tenant_id = $1 and ($2::uuid is null or site_id = $2) order by site_id`,
    [tenantId, siteId],
  );
  return rows.map((row) => row.siteId);
}
