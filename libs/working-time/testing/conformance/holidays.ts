import {
  type LocalDate,
  addDays,
  dateOfEpochDay,
  epochDayOf,
  type HolidayCalendar,
  holidayCalendar,
  weekdayOf,
} from '../../src';

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
