import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Problem, newId } from '../platform';
import { OwnHoliday } from './own-holiday.entity';
import { renewCalendars } from './renew-calendars';
import { type SeenHoliday, type SiteWork, lockCity, refusedKindly, sitesOf } from './site-work';

/** A day of the city's own. */
export interface HolidayValues {
  readonly date: LocalDate;
  readonly nameDe: string;
  readonly nameEn: string;
  /** Minute of the day from which work is off; null: a public holiday of the place. */
  readonly halfDayFrom: Minutes | null;
}

/**
 * A day of the city's own, at one site or everywhere. Days of open months are evaluated again in the background.
 * @param siteId null: everywhere, also at sites to come
 * @returns its id
 * @throws Problem `holiday.unknown-site`, `holiday.day-taken`, `holiday.public-already`, `site.closed-months`
 */
export async function enterHoliday(
  work: SiteWork,
  { siteId, ...values }: HolidayValues & { readonly siteId: string | null },
): Promise<string> {
  const { entities, tenantId, client, actor } = work;
  await lockCity(work);
  const sites = await sitesOf(work, siteId);
  if (siteId !== null && sites.length === 0) throw new Problem('holiday.unknown-site');
  const holidayId = newId();
  const changedAt = () => 'clock_timestamp()';
  await refusedKindly(() =>
    entities.getRepository(OwnHoliday).insert({ tenantId, holidayId, siteId, ...values, changedAt }),
  );
  await assertNotByLaw(work, sites, values.date);
  await renewCalendars(work, sites, { from: values.date, to: values.date });
  const payload = { ...{ from: values.date, holidayId }, after: values };
  await recordAudit(client, actor, 'holiday.entered', { subjectId: siteId ?? holidayId, payload });
  return holidayId;
}

/**
 * Another date or name, or half a day instead of a whole one. What holds at the site of before and on the day of before
 * is what holds without it.
 * @throws Problem `not-found`, `stale`, `holiday.nothing-changed`, and those of {@link enterHoliday}
 */
export async function changeHoliday(work: SiteWork, seen: SeenHoliday, values: HolidayValues): Promise<void> {
  const { entities, tenantId, client, actor } = work;
  await lockCity(work);
  const old = await lockHoliday(work, seen);
  const before = valuesOf(old);
  const isSame = Object.entries(values).every(([key, value]) => before[key as keyof HolidayValues] === value);
  if (isSame) throw new Problem('holiday.nothing-changed');
  const sites = await sitesOf(work, old.siteId);
  const { holidayId } = seen;
  await refusedKindly(() =>
    entities
      .getRepository(OwnHoliday)
      .update({ tenantId, holidayId }, { ...values, changedAt: () => 'clock_timestamp()' }),
  );
  if (values.date !== before.date) await assertNotByLaw(work, sites, values.date);
  for (const date of new Set([before.date, values.date])) await renewCalendars(work, sites, { from: date, to: date });
  const payload = { from: values.date, holidayId, before, after: values };
  await recordAudit(client, actor, 'holiday.changed', { subjectId: old.siteId ?? holidayId, payload });
}

/**
 * The day is like any other again; what it was stays in the log.
 * @throws Problem `not-found`, `stale`, `site.closed-months`
 */
export async function withdrawHoliday(work: SiteWork, seen: SeenHoliday): Promise<void> {
  const { entities, tenantId, client, actor } = work;
  await lockCity(work);
  const old = await lockHoliday(work, seen);
  const sites = await sitesOf(work, old.siteId);
  const { holidayId } = seen;
  await entities.getRepository(OwnHoliday).delete({ tenantId, holidayId });
  await renewCalendars(work, sites, { from: old.date, to: old.date });
  const payload = { from: old.date, holidayId, before: valuesOf(old) };
  await recordAudit(client, actor, 'holiday.withdrawn', { subjectId: old.siteId ?? holidayId, payload });
}

async function lockHoliday({ entities, tenantId }: SiteWork, { holidayId, version }: SeenHoliday): Promise<OwnHoliday> {
  const holiday = await entities.getRepository(OwnHoliday).findOne({
    where: { tenantId, holidayId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!holiday) throw new Problem('not-found');
  if (holiday.version !== version) throw new Problem('stale');
  return holiday;
}

/** A day of one's own that is a public holiday at each of the sites anyway would say nothing. */
async function assertNotByLaw(
  { client, tenantId }: SiteWork,
  siteIds: readonly string[],
  date: LocalDate,
): Promise<void> {
  const { rows } = await client.query<{ name: string; sites: number }>(
    `select min(name_de) as name, count(*)::int as sites from holiday
     where tenant_id = $1 and site_id = any($2::uuid[]) and date = $3 and source = 'date-holidays'`,
    [tenantId, siteIds, date],
  );
  const [{ name, sites }] = rows;
  if (sites > 0 && sites === siteIds.length) throw new Problem('holiday.public-already', { name });
}

const valuesOf = ({ date, nameDe, nameEn, halfDayFrom }: OwnHoliday): HolidayValues => ({
  ...{ date, nameDe, nameEn, halfDayFrom },
});
