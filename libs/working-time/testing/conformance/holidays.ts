import {
  type LocalDate,
  addDays,
  dateOfEpochDay,
  epochDayOf,
  type HalfDay,
  type HolidayCalendar,
  holidayCalendar,
  isLocalDate,
  weekdayOf,
} from '../../src';
import { type Given } from './case';
import { datesOf } from './given';
import { clock } from './profiles';

/** Statutory holidays of Saxony (SächsSFG § 1), for cases that count workdays without naming the holidays. */
export function saxonHolidays(years: readonly number[]): HolidayCalendar {
  return holidayCalendar(years.flatMap(ofYear));
}

function ofYear(year: number): LocalDate[] {
  const easter = easterSunday(year);
  const fixed = (['01-01', '05-01', '10-03', '10-31', '12-25', '12-26'] as const).map(
    (day): LocalDate => `${year}-${day}`,
  );
  const moving = [-2, 1, 39, 50].map((days) => addDays(easter, days));
  // Buß- und Bettag: the Wednesday before 23 November.
  const before: LocalDate = `${year}-11-22`;
  return [...fixed, ...moving, addDays(before, -((weekdayOf(before) + 4) % 7))];
}

/** Easter Sunday of the Gregorian calendar, by the rule of Gauss in the form of Butcher. */
function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const leap = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + leap + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dateOfEpochDay(epochDayOf(`${year}-03-22`) + h + l - 7 * m);
}

/** Public holidays by their dates, and half days off: `"half_days": { "2026-06-24": "12:00" }`. */
export function holidaysOf(given: Given): HolidayCalendar {
  const halves = given.half_days ?? {};
  if (typeof halves !== 'object') throw new RangeError('half_days is not a list of days');
  const days: Record<LocalDate, string | HalfDay> = Object.fromEntries(
    datesOf(given, 'holidays').map((date) => [date, '']),
  );
  for (const [date, at] of Object.entries(halves as Record<string, string>)) {
    if (!isLocalDate(date)) throw new RangeError('half_days is not a list of days');
    days[date] = { name: '', fromMinute: clock(at) };
  }
  return holidayCalendar(days);
}
