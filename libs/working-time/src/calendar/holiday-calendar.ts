import { isDecember24Or31, type LocalDate } from '../time';

/** Public holidays at one site. Which days these are is data that others provide (HOL-SN: by site, not by tenant). */
export interface HolidayCalendar {
  isHoliday(date: LocalDate): boolean;
  nameOf(date: LocalDate): string | null;
}

/**
 * A calendar from plain data.
 * @param holidays names by date, or dates alone
 */
export function holidayCalendar(holidays: Readonly<Record<LocalDate, string>> | readonly LocalDate[]): HolidayCalendar {
  const names = new Map<string, string>(
    Array.isArray(holidays) ? holidays.map((date: LocalDate) => [date, '']) : Object.entries(holidays),
  );
  return {
    isHoliday: (date) => names.has(date),
    nameOf: (date) => names.get(date) ?? null,
  };
}

/** True if nobody owes work on the date, whatever the pattern says (TVöD § 6 (3), SächsAZVO § 2 (2)). */
export function isReleased(date: LocalDate, holidays: HolidayCalendar): boolean {
  return holidays.isHoliday(date) || isDecember24Or31(date);
}
