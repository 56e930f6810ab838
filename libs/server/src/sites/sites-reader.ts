import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { REGIONS } from './public-holidays';
import { type CalendarDayDto, type OwnHolidayDto, type SiteDto, type SiteListDto, type SiteRowDto } from './site.dto';
import { type SiteRegionDto } from './site.dto';

const MOST_ACTS = 50;

const PEOPLE = `(select count(*)::int from site_assignment a
    where a.tenant_id = s.tenant_id and a.site_id = s.site_id and a.valid_during @> $2::date)`;

const SELECT_SITES = `
  select s.site_id as "siteId", s.name, r.region, ${PEOPLE} as people, s.closed_from::text as "closedFrom",
    h.year as "lastYear", h.year is null or h.year <= extract(year from $2::date) as "lacksNextYear"
  from site s
  join site_region r on r.tenant_id = s.tenant_id and r.site_id = s.site_id and r.valid_during @> $2::date
  cross join lateral (
    select extract(year from max(h.date))::int as year from holiday h
    where h.tenant_id = s.tenant_id and h.site_id = s.site_id and h.source = 'date-holidays') h
  where s.tenant_id = $1 order by s.name collate "de-x-icu", s.site_id`;

const SELECT_SITE = `
  select s.site_id as "siteId", s.version, s.name, s.closed_from::text as "closedFrom", ${PEOPLE} as people
  from site s where s.tenant_id = $1 and s.site_id = $3`;

const SELECT_REGIONS = `
  select lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to", region from site_region
  where tenant_id = $1 and site_id = $2 order by lower(valid_during) nulls first`;

/** Each day of the calendar with the own day that made it: that of the site goes before that of the city. */
const SELECT_DAYS = `
  select h.date::text, h.name_de as "nameDe", h.name_en as "nameEn", h.half_day_from as "halfDayFrom",
    o.holiday_id as "holidayId", o.version, coalesce(o.site_id is null and o.holiday_id is not null, false) as "isEverywhere"
  from holiday h
  left join lateral (
    select o.holiday_id, o.version, o.site_id from own_holiday o
    where h.source = 'manual' and o.tenant_id = h.tenant_id and o.date = h.date and (o.site_id is null or o.site_id = h.site_id)
    order by o.site_id nulls last limit 1) o on true
  where h.tenant_id = $1 and h.site_id = $2 and h.date between make_date($3, 1, 1) and make_date($3, 12, 31)
  order by h.date`;

/** Of the site and of days that hold everywhere. */
const SELECT_ACTS = `
  select a.action, to_char(a.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    e.given_name || ' ' || e.family_name as by, a.payload ->> 'from' as "from"
  from audit_event a left join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.actor_id
  where a.tenant_id = $1 and a.action ~ '^(unit|leadership|site|holiday)\\.'
    and (a.subject_id = $2 or a.action like 'holiday.%' and a.subject_id = a.payload ->> 'holidayId')
  order by a.occurred_at desc limit ${MOST_ACTS}`;

type Nullable<T> = { [Key in keyof T]-?: undefined extends T[Key] ? Exclude<T[Key], undefined> | null : T[Key] };
type Rows<T> = Nullable<T> & Record<string, unknown>;

/** The sites of the city and their calendars. */
@Injectable()
export class SitesReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list({ tenantId, zone }: RequestContext, on: LocalDate = this.clock.todayIn(zone)): Promise<SiteListDto> {
    const rows = await this.db.query<Rows<SiteRowDto>>(SELECT_SITES, [tenantId, on]);
    return { on, sites: rows.map((row) => said<SiteRowDto>(row)), regions: [...REGIONS] };
  }

  /** @throws Problem `not-found`, for sites of another tenant as for none */
  site({ tenantId, zone }: RequestContext, siteId: string, year?: number): Promise<SiteDto> {
    return readSite(this.db.pool, { tenantId, today: this.clock.todayIn(zone) }, { siteId, year });
  }
}

/** A site with the calendar of a year, this one where none is named. @throws Problem `not-found` */
export async function readSite(
  db: Queryable,
  { tenantId, today }: { readonly tenantId: number; readonly today: LocalDate },
  { siteId, year = Number(today.slice(0, 4)) }: { readonly siteId: string; readonly year?: number },
): Promise<SiteDto> {
  type Own = Pick<SiteDto, 'siteId' | 'version' | 'name' | 'people' | 'closedFrom'>;
  const { rows } = await db.query<Rows<Own>>(SELECT_SITE, [tenantId, today, siteId]);
  if (rows.length === 0) throw new Problem('not-found');
  const regions = await db.query<Rows<SiteRegionDto>>(SELECT_REGIONS, [tenantId, siteId]);
  const days = await db.query<Rows<CalendarDayDto>>(SELECT_DAYS, [tenantId, siteId, year]);
  const acts = await db.query<Rows<SiteDto['acts'][number]>>(SELECT_ACTS, [tenantId, siteId]);
  return {
    ...said<Own>(rows[0]),
    ...{ year, regions: regions.rows.map((row) => said<SiteRegionDto>(row)) },
    days: days.rows.map((row) => said<CalendarDayDto>(row)),
    acts: acts.rows.map((row) => said<SiteDto['acts'][number]>(row)),
  };
}

/** A day of the city's own. @throws Problem `not-found` */
export async function readOwnHoliday(db: Queryable, tenantId: number, holidayId: string): Promise<OwnHolidayDto> {
  const { rows } = await db.query<Rows<OwnHolidayDto>>(
    `select holiday_id as "holidayId", version, site_id as "siteId", date::text, name_de as "nameDe", name_en as "nameEn",
       half_day_from as "halfDayFrom"
     from own_holiday where tenant_id = $1 and holiday_id = $2`,
    [tenantId, holidayId],
  );
  if (rows.length === 0) throw new Problem('not-found');
  return said<OwnHolidayDto>(rows[0]);
}

/** Leaves out what is null. */
const said = <T extends object>(row: Nullable<T>): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
