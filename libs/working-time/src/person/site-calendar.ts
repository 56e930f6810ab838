import { type HolidayCalendar, holidayCalendar } from '../calendar';
import { type LocalDate } from '../time';
import { holdsOn } from './holds-on';

/** At which site somebody works from one day to another, both inclusive. */
export interface SiteSpan {
  site: string;
  from: LocalDate;
  to: LocalDate | null;
}

const NONE = holidayCalendar([]);

/**
 * The public holidays and half days off of somebody: each day by the site of that day (HOL-SN); none on days without a site.
 * @param calendars by site
 */
export function calendarOf(
  spans: readonly SiteSpan[],
  calendars: ReadonlyMap<string, HolidayCalendar>,
): HolidayCalendar {
  const [first] = spans;
  // Nearly everybody; asked dozens of times for each day that is evaluated.
  if (spans.length === 1 && first.to === null) {
    const calendar = calendars.get(first.site) ?? NONE;
    return {
      isHoliday: (date) => first.from <= date && calendar.isHoliday(date),
      nameOf: (date) => (first.from <= date ? calendar.nameOf(date) : null),
      halfDayOn: (date) => (first.from <= date ? calendar.halfDayOn(date) : null),
    };
  }
  const at = (date: LocalDate): HolidayCalendar => {
    const span = spans.find((one) => holdsOn(one, date));
    return (span && calendars.get(span.site)) ?? NONE;
  };
  return {
    isHoliday: (date) => at(date).isHoliday(date),
    nameOf: (date) => at(date).nameOf(date),
    halfDayOn: (date) => at(date).halfDayOn(date),
  };
}
