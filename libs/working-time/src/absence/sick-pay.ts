import { type HolidayCalendar, isReleased } from '../calendar';
import { addDays, type LocalDate, weekdayOf } from '../time';
import { type AbsenceFact, isAbsentOn } from './absence';
import { traitsOf } from './kinds';

/** TVöD § 22 (1): six weeks, without a waiting time. */
export const SICK_PAY_DAYS = 42;

/** Days of continued pay: a day on which work had begun does not count. Both inclusive. */
export interface SickPayPeriod {
  readonly firstCounted: LocalDate;
  readonly lastPaid: LocalDate;
}

export function sickPayPeriod(firstDay: LocalDate, workedOnFirstDay: boolean): SickPayPeriod {
  const firstCounted = workedOnFirstDay ? addDays(firstDay, 1) : firstDay;
  return { firstCounted, lastPaid: addDays(firstCounted, SICK_PAY_DAYS - 1) };
}

/**
 * The last day of continued pay of the illness that holds the day; null if the person is not ill on it. Records that
 * follow each other, with nothing but weekends, public holidays and days of release between them, are one illness.
 * Whether two illnesses with a gap have the same cause (TVöD § 22 (1) sentence 3) nobody can read off them: that stays
 * with personnel. Days on which the contract was suspended are none of the six weeks (BAG 5 AZR 558/03).
 *
 * @param absences of the person, of any kind; must reach back {@link SICK_PAY_DAYS} days
 */
export function lastSickPayDay(
  date: LocalDate,
  absences: readonly AbsenceFact[],
  holidays: HolidayCalendar,
): LocalDate | null {
  const records = absences
    .filter(({ kind, from }) => traitsOf(kind).sickPay === 'ill' && from <= date)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let [first, until]: [LocalDate | null, LocalDate] = [null, date];
  for (const record of records) {
    if (first === null || !illnessGoesOn(until, record.from, holidays)) [first, until] = [record.from, record.to];
    else if (record.to > until) until = record.to;
  }
  if (first === null || date > until) return null;
  const { firstCounted, lastPaid } = sickPayPeriod(first, isBegunAtWork(first, records));
  const suspensions = absences.filter(({ kind }) => traitsOf(kind).sickPay === 'suspended');
  return suspensions.some(({ from, to }) => from <= lastPaid && to >= firstCounted)
    ? lastDayBeside(firstCounted, suspensions)
    : lastPaid;
}

/** The last of the six weeks, in which days of suspension do not count. */
function lastDayBeside(firstCounted: LocalDate, suspensions: readonly AbsenceFact[]): LocalDate {
  let day = firstCounted;
  for (let left = SICK_PAY_DAYS; ; day = addDays(day, 1)) {
    if (suspensions.every((absence) => !isAbsentOn(absence, day))) left -= 1;
    if (left === 0) return day;
  }
}

/** A person who went home ill had begun to work, also where a certificate of the same day is on record. */
export function isBegunAtWork(date: LocalDate, absences: readonly AbsenceFact[]): boolean {
  return absences.some(({ kind, portion, from }) => kind === 'sick' && portion === 'restOfDay' && from === date);
}

/**
 * Whether an illness recorded until one day and again from a later one is the same: nothing lies between but days on
 * which nobody works from Monday to Friday.
 */
export function illnessGoesOn(until: LocalDate, from: LocalDate, holidays: HolidayCalendar): boolean {
  for (let day = addDays(until, 1); day < from; day = addDays(day, 1)) {
    if (weekdayOf(day) < 6 && !isReleased(day, holidays)) return false;
  }
  return true;
}
