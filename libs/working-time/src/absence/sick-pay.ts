import { addDays, type LocalDate } from '../time';

/** TVöD § 22 (1): six weeks, without a waiting time. */
export const SICK_PAY_DAYS = 42;

/** Days of continued pay: a day on which work had begun does not count. Both inclusive. */
export function sickPayPeriod(
  firstDay: LocalDate,
  workedOnFirstDay: boolean,
): { readonly firstCounted: LocalDate; readonly lastPaid: LocalDate } {
  const firstCounted = workedOnFirstDay ? addDays(firstDay, 1) : firstDay;
  return { firstCounted, lastPaid: addDays(firstCounted, SICK_PAY_DAYS - 1) };
}
