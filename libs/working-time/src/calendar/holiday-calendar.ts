import { isDecember24Or31, type LocalDate, type Minutes } from '../time';

/** A day on which work ends early at a site. It is no public holiday. */
export interface HalfDay {
  readonly name: string;
  /** Minute of the day from which nobody has to be there. */
  readonly fromMinute: Minutes;
}

/** Public holidays and half days off at one site. Which days these are is data that others provide (HOL-SN: by site, not by tenant). */
export interface HolidayCalendar {
  isHoliday(date: LocalDate): boolean;
  /** Of the public holiday; null where the day is none. */
  nameOf(date: LocalDate): string | null;
  halfDayOn(date: LocalDate): HalfDay | null;
}

/** Days by date: the name of a public holiday, or a half day. */
export type HolidayNames = Readonly<Record<LocalDate, string | HalfDay>>;

/**
 * A calendar from plain data.
 * @param holidays names by date, or dates alone
 */
export function holidayCalendar(holidays: HolidayNames | readonly LocalDate[]): HolidayCalendar {
  const days = new Map<string, string | HalfDay>(
    Array.isArray(holidays) ? holidays.map((date: LocalDate) => [date, '']) : Object.entries(holidays),
  );
  return {
    isHoliday: (date) => typeof days.get(date) === 'string',
    nameOf: (date) => {
      const day = days.get(date);
      return typeof day === 'string' ? day : null;
    },
    halfDayOn: (date) => {
      const day = days.get(date);
      return typeof day === 'object' ? day : null;
    },
  };
}

/** True if nobody owes work on the date, whatever the pattern says (TVöD § 6 (3), SächsAZVO § 2 (2)). */
export function isReleased(date: LocalDate, holidays: HolidayCalendar): boolean {
  return holidays.isHoliday(date) || isDecember24Or31(date);
}

/** What is due on a half day off: half of the day, rounded in favour of who works. */
export const halfDayTarget = (minutes: Minutes): Minutes => Math.floor(minutes / 2);
