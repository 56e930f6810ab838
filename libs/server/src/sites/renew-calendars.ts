import { type ClientBase } from 'pg';
import { type LocalDate, type YearMonth, addDays } from '@zeitbuch/working-time';
import { type EventPayloads, recordEvent } from '../events';
import { Problem, type Queryable } from '../platform';
import {
  type CalendarDay,
  type CalendarSpan,
  type OwnDay,
  type RegionSpan,
  calendarChanges,
  calendarDays,
} from './calendar-days';

/** No shift reaches further into the days after the one on which it began. */
const LONGEST_DUTY_DAYS = 3;

/** What a transaction writes calendars with. */
export interface CalendarWork {
  readonly client: ClientBase;
  readonly tenantId: number;
  /** In the zone of the tenant. */
  readonly today: LocalDate;
}

/**
 * Writes the calendars of sites so that they say what regions and own days say on the days of the span. Days of open
 * months are evaluated again in the background; closings wait for that.
 * @returns the number of days that are written or gone
 * @throws Problem `site.closed-months` {months, people} where work on a day of a closed month would be due otherwise
 */
export async function renewCalendars(
  work: CalendarWork,
  siteIds: readonly string[],
  span: CalendarSpan,
): Promise<number> {
  const { client, tenantId, today } = work;
  const read = { tenantId, siteIds, span };
  const [regions, own, written] = [
    await readRegions(client, tenantId, siteIds),
    await readOwnDays(client, read),
    await readCalendars(client, read),
  ];
  const changes = siteIds.map((siteId) => {
    const ofSite = own.filter((day) => day.siteId === null || day.siteId === siteId);
    const before = new Map((written.get(siteId) ?? []).map((day) => [day.date, day]));
    const after = calendarDays(regions.get(siteId) ?? [], ofSite, { ...span, today });
    return { siteId, ...calendarChanges(before, after) };
  });
  const deciding = changes.flatMap(({ siteId, deciding: dates }) => dates.map((date) => ({ siteId, date })));
  await assertMonthsOpen(work, deciding);
  for (const { siteId, removed, written: days, deciding: dates } of changes) {
    await replaceDays(client, { tenantId, siteId }, removed, days);
    const past = dates.filter((date) => date <= today);
    if (past.length === 0) continue;
    // The shift of the day before may reach into it.
    const changed = { siteId, from: addDays(past[0], -1), to: past[past.length - 1] };
    if (await isAnybodyAt(client, tenantId, changed)) await recordEvent(client, tenantId, 'holiday.changed', changed);
  }
  return changes.reduce((sum, { removed, written: days }) => sum + removed.length + days.length, 0);
}

/**
 * Whoever works at the site on one of the days must have no closed month then. Months that are open are kept from being
 * closed until the transaction ends.
 */
async function assertMonthsOpen(work: CalendarWork, days: readonly DayAtSite[]): Promise<void> {
  if (days.length === 0) return;
  await lockMonthsAt(work, days);
  const { months, people } = await closedMonthsAt(work, days);
  if (months.length > 0) throw new Problem('site.closed-months', { months: months.join(', '), people });
}

interface DayAtSite {
  readonly siteId: string;
  readonly date: LocalDate;
}

/** Closed months of people who work at a site on a day of the month, and how many people these are. */
export async function closedMonthsAt(
  { client, tenantId }: { readonly client: Queryable; readonly tenantId: number },
  days: readonly DayAtSite[],
): Promise<{ readonly months: readonly YearMonth[]; readonly people: number }> {
  const { rows } = await client.query<{ months: YearMonth[] | null; people: number }>(
    `with ${MONTHS_AT}
     select json_agg(distinct to_char(month, 'YYYY-MM')) as months, count(distinct employee_id)::int as people
     from month_at where status = 'closed'`,
    valuesOf(tenantId, days),
  );
  const [{ months, people }] = rows;
  return { months: (months ?? []).sort(), people };
}

async function lockMonthsAt({ client, tenantId }: CalendarWork, days: readonly DayAtSite[]): Promise<void> {
  await client.query(
    `with ${MONTHS_AT}
     select from employee_month m join month_at using (tenant_id, employee_id, month)
     order by m.employee_id, m.month for share of m`,
    valuesOf(tenantId, days),
  );
}

/**
 * Months of who works at the site `$2` on the day `$3` of it, for each of both; also the month before, of whom a shift of
 * it reaches into the day: what its hours after midnight earn stands there.
 */
const MONTHS_AT = `asked as (
    select site_id, date, date_trunc('month', date)::date as month from unnest($2::uuid[], $3::date[]) as a(site_id, date)
  ), there as (
    select distinct s.employee_id, asked.date, asked.month from asked
    join site_assignment s on s.tenant_id = $1 and s.site_id = asked.site_id and s.valid_during @> asked.date
  ), touched as (
    select employee_id, month from there
    union
    select there.employee_id, date_trunc('month', i.shift_date)::date from there join tenant t on t.tenant_id = $1
    join work_interval i on i.tenant_id = $1 and i.employee_id = there.employee_id
      and i.shift_date < there.month and i.shift_date >= there.date - ${LONGEST_DUTY_DAYS}
      and upper(i.during) > extract(epoch from there.date::timestamp at time zone t.zone) / 60
  ), month_at as (
    select distinct m.tenant_id, m.employee_id, m.month, m.status from touched
    join employee_month m on m.tenant_id = $1 and m.employee_id = touched.employee_id and m.month = touched.month
  )`;

const valuesOf = (tenantId: number, days: readonly DayAtSite[]): unknown[] => [
  ...[tenantId, days.map(({ siteId }) => siteId), days.map(({ date }) => date)],
];

async function isAnybodyAt(
  db: Queryable,
  tenantId: number,
  { siteId, from, to }: EventPayloads['holiday.changed'],
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from site_assignment where tenant_id = $1 and site_id = $2 and valid_during && daterange($3, $4, '[]') limit 1`,
    [tenantId, siteId, from, to],
  );
  return (rowCount ?? 0) > 0;
}

async function replaceDays(
  client: Queryable,
  { tenantId, siteId }: { readonly tenantId: number; readonly siteId: string },
  removed: readonly LocalDate[],
  days: readonly CalendarDay[],
): Promise<void> {
  // Without a row nothing is written: each statement tells everybody that the rules are others.
  if (removed.length > 0)
    await client.query('delete from holiday where tenant_id = $1 and site_id = $2 and date = any($3::date[])', [
      ...[tenantId, siteId, removed],
    ]);
  if (days.length === 0) return;
  await client.query(
    `insert into holiday (tenant_id, site_id, date, name_de, name_en, source, half_day_from)
     select $1, $2, * from unnest($3::date[], $4::text[], $5::text[], $6::text[], $7::int[])
     on conflict (tenant_id, site_id, date) do update set name_de = excluded.name_de, name_en = excluded.name_en,
       source = excluded.source, half_day_from = excluded.half_day_from`,
    [
      ...[tenantId, siteId, days.map(({ date }) => date), days.map(({ nameDe }) => nameDe)],
      ...[days.map(({ nameEn }) => nameEn), days.map(({ source }) => source)],
      days.map(({ halfDayFrom }) => halfDayFrom),
    ],
  );
}

/** Regions by site, in order. */
export async function readRegions(
  db: Queryable,
  tenantId: number,
  siteIds: readonly string[],
): Promise<Map<string, RegionSpan[]>> {
  const { rows } = await db.query<RegionSpan & { siteId: string }>(
    `select site_id as "siteId", lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to", region
     from site_region where tenant_id = $1 and site_id = any($2::uuid[]) order by lower(valid_during) nulls first`,
    [tenantId, siteIds],
  );
  return Map.groupBy(rows, ({ siteId }) => siteId);
}

interface Asked {
  readonly tenantId: number;
  readonly siteIds: readonly string[];
  readonly span: CalendarSpan;
}

async function readOwnDays(db: Queryable, { tenantId, siteIds, span }: Asked): Promise<OwnDay[]> {
  const { rows } = await db.query<OwnDay>(
    `select site_id as "siteId", date::text, name_de as "nameDe", name_en as "nameEn", half_day_from as "halfDayFrom"
     from own_holiday where tenant_id = $1 and (site_id is null or site_id = any($2::uuid[]))
       and daterange($3, $4, '[]') @> date`,
    [tenantId, siteIds, span.from, span.to],
  );
  return rows;
}

async function readCalendars(
  db: Queryable,
  { tenantId, siteIds, span }: Asked,
): Promise<Map<string, (CalendarDay & { siteId: string })[]>> {
  const { rows } = await db.query<CalendarDay & { siteId: string }>(
    `select site_id as "siteId", date::text, name_de as "nameDe", name_en as "nameEn", source, half_day_from as "halfDayFrom"
     from holiday where tenant_id = $1 and site_id = any($2::uuid[]) and daterange($3, $4, '[]') @> date`,
    [tenantId, siteIds, span.from, span.to],
  );
  return Map.groupBy(rows, ({ siteId }) => siteId);
}
