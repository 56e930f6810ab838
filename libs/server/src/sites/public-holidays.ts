import Holidays from 'date-holidays';
import { type LocalDate, localDate } from '@zeitbuch/working-time';

export interface PublicHoliday {
  readonly date: LocalDate;
  readonly nameDe: string;
  readonly nameEn: string;
}

const STATES = new Holidays().getStates('DE') ?? {};

/**
 * Where public holidays are known, by country and state: the German states, and the parts of them that have days of
 * their own, e.g. `DE-BY-A` for Augsburg.
 */
export const REGIONS: readonly string[] = Object.keys(STATES).flatMap((state) => [
  `DE-${state}`,
  ...Object.keys(new Holidays().getRegions('DE', state) ?? {}).map((part) => `DE-${state}-${part}`),
]);

/** How regions are written. */
export const REGION_PATTERN = /^DE-[A-Z]{2}(-[A-Z]{1,6})?$/;

/** English names that the calendar has only in a general form. */
const ENGLISH_NAMES: Readonly<Record<string, string>> = { 'Tag der Deutschen Einheit': 'Day of German Unity' };

/** Years by region: they never change, and working them out takes longer than reading them. */
const known = new Map<string, readonly PublicHoliday[]>();

/**
 * Public holidays of a region in the years from `fromYear` to `toYear`, by date.
 * 24 and 31 December are none: their release is a rule of its own.
 * @param region one of {@link REGIONS}
 * @throws Error if the region is not known
 */
export function publicHolidays(region: string, fromYear: number, toYear: number): PublicHoliday[] {
  const holidays: PublicHoliday[] = [];
  for (let year = fromYear; year <= toYear; year += 1) {
    const key = `${region} ${year}`;
    const ofYear = known.get(key) ?? holidaysOf(region, year);
    known.set(key, ofYear);
    holidays.push(...ofYear);
  }
  return holidays;
}

function holidaysOf(region: string, year: number): PublicHoliday[] {
  const [country, state, part] = region.split('-');
  const types: ['public'] = ['public'];
  const calendar = part ? new Holidays(country, state, part, { types }) : new Holidays(country, state, { types });
  const english = new Map(calendar.getHolidays(year, 'en').map((holiday) => [holiday.date, holiday.name]));
  const days = calendar.getHolidays(year, 'de').filter(({ type }) => type === 'public');
  if (days.length === 0) throw new Error(`no public holidays are known for the region ${region}`);
  return days
    .map(({ date, name }) => ({
      // The text is the local date; the instants beside it are UTC and fall on the day before.
      date: localDate(date.slice(0, 10)),
      nameDe: name,
      nameEn: ENGLISH_NAMES[name] ?? english.get(date) ?? name,
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
