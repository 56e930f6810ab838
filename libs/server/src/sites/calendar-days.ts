import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { publicHolidays } from './public-holidays';

/** A day of the calendar of a site. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly nameDe: string;
  readonly nameEn: string;
  /** `date-holidays`: by law, `manual`: the city's own. */
  readonly source: 'date-holidays' | 'manual';
  readonly halfDayFrom: Minutes | null;
}

/** Days of which a calendar is asked; null: as far as it is written. */
export interface CalendarSpan {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Whose public holidays hold from a day to another; null: since ever, until further notice. */
export interface RegionSpan {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly region: string;
}

/** A day of the city's own, by its date; null as site: everywhere. */
export type OwnDay = Omit<CalendarDay, 'source'> & { readonly siteId: string | null };

/** The first year of any record. */
export const FIRST_HOLIDAY_YEAR = 2019;
/** Calendars are written at least up to here, so that a city can plan. */
const LEAST_LAST_YEAR = 2030;
const YEARS_AHEAD = 4;

/** The last year for which public holidays are written. */
export const lastHolidayYear = (today: LocalDate): number => Math.max(LEAST_LAST_YEAR, yearOf(today) + YEARS_AHEAD);

/**
 * The calendar of a site on the days of the span: public holidays of the region of each day, and the days of the city's own. What is a
 * public holiday by law is never less; of two own days that of the site goes before that of the whole city.
 * @param own of this site or of all
 */
export function calendarDays(
  regions: readonly RegionSpan[],
  own: readonly OwnDay[],
  { from, to, today }: CalendarSpan & { readonly today: LocalDate },
): Map<LocalDate, CalendarDay> {
  const days = new Map<LocalDate, CalendarDay>();
  const isAsked = (date: LocalDate) => date >= from && (to === null || date <= to);
  for (const everywhere of [true, false])
    for (const { siteId, ...day } of own)
      if ((siteId === null) === everywhere && isAsked(day.date)) days.set(day.date, { ...day, source: 'manual' });
  const firstYear = Math.max(FIRST_HOLIDAY_YEAR, yearOf(from));
  const lastYear = Math.min(lastHolidayYear(today), to === null ? Infinity : yearOf(to));
  for (const span of regions) {
    const isOfRegion = (date: LocalDate) =>
      (span.from === null || span.from <= date) && (span.to === null || date <= span.to);
    for (const day of publicHolidays(span.region, firstYear, lastYear))
      if (isAsked(day.date) && isOfRegion(day.date))
        days.set(day.date, { ...day, source: 'date-holidays', halfDayFrom: null });
  }
  return days;
}

/** What is to be written so that a calendar says what it should, and on which days work is due otherwise then. */
export function calendarChanges(
  before: ReadonlyMap<LocalDate, CalendarDay>,
  after: ReadonlyMap<LocalDate, CalendarDay>,
): { readonly removed: LocalDate[]; readonly written: CalendarDay[]; readonly deciding: LocalDate[] } {
  const removed = [...before.keys()].filter((date) => !after.has(date));
  const written = [...after.values()].filter((day) => !isSame(before.get(day.date), day));
  const decides = (day: CalendarDay) => {
    const old = before.get(day.date);
    return !old || old.halfDayFrom !== day.halfDayFrom;
  };
  const deciding = [...removed, ...written.filter(decides).map(({ date }) => date)].sort();
  return { removed, written, deciding };
}

const isSame = (a: CalendarDay | undefined, b: CalendarDay): boolean =>
  a !== undefined &&
  a.nameDe === b.nameDe &&
  a.nameEn === b.nameEn &&
  a.source === b.source &&
  a.halfDayFrom === b.halfDayFrom;

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
