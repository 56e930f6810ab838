import Holidays from 'date-holidays';
import { type LocalDate, localDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

export interface PublicHoliday {
  readonly date: LocalDate;
  readonly nameDe: string;
  readonly nameEn: string;
}

/** Years for which holidays are written when a site is made. */
export const FIRST_HOLIDAY_YEAR = 2019;
export const LAST_HOLIDAY_YEAR = 2030;

/** English names that the calendar has only in a general form. */
const ENGLISH_NAMES: Readonly<Record<string, string>> = { 'Tag der Deutschen Einheit': 'Day of German Unity' };

/**
 * Public holidays of a region in the years from `fromYear` to `toYear`, by date.
 * 24 and 31 December are none: their release is a rule of its own.
 * @param region country and state, e.g. `DE-SN`
 * @throws Error if the region is not known
 */
export function publicHolidays(region: string, fromYear: number, toYear: number): PublicHoliday[] {
  const [country, state] = region.split('-');
  const calendar = new Holidays(country, state, { types: ['public'] });
  const holidays: PublicHoliday[] = [];
  for (let year = fromYear; year <= toYear; year += 1) {
    const english = new Map(calendar.getHolidays(year, 'en').map((holiday) => [holiday.date, holiday.name]));
    const days = calendar.getHolidays(year, 'de');
    if (days.length === 0) throw new Error(`no public holidays are known for the region ${region}`);
    for (const { date, name, type } of days) {
      // The text is the local date; the instants beside it are UTC and fall on the day before.
      if (type !== 'public') continue;
      holidays.push({
        date: localDate(date.slice(0, 10)),
        nameDe: name,
        nameEn: ENGLISH_NAMES[name] ?? english.get(date) ?? name,
      });
    }
  }
  return holidays.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Writes the holidays of a site; those that were changed by hand stay as they are. */
export async function writeHolidays(
  db: Queryable,
  site: { tenantId: number; siteId: string; region: string },
): Promise<void> {
  const holidays = publicHolidays(site.region, FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR);
  await db.query(
    `insert into holiday (tenant_id, site_id, date, name_de, name_en, source)
     select $1, $2, date, de, en, 'date-holidays' from unnest($3::date[], $4::text[], $5::text[]) as h(date, de, en)
     on conflict (tenant_id, site_id, date) do update set name_de = excluded.name_de, name_en = excluded.name_en
     where holiday.source <> 'manual'`,
    [
      site.tenantId,
      site.siteId,
      holidays.map(({ date }) => date),
      holidays.map(({ nameDe }) => nameDe),
      holidays.map(({ nameEn }) => nameEn),
    ],
  );
}
