import { addDays, addMonths, lastDayOf, type LocalDate, monthOf } from './date';

/**
 * Last day of a period of whole months that begins on `from` (BGB §§ 187 (2), 188):
 * the day before the same day of the later month, or that month's last day where it has no such day.
 */
export function lastDayOfMonths(from: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(from), months);
  const sameDay = `${month}-${from.slice(8)}` as LocalDate;
  const last = lastDayOf(month);
  return sameDay > last ? last : addDays(sameDay, -1);
}

/** Full months of employment from one day to another, both inclusive; the calendar month plays no part. */
export function fullMonths(from: LocalDate, to: LocalDate): number {
  let months = 0;
  while (lastDayOfMonths(from, months + 1) <= to) months += 1;
  return months;
}

/** Months of employment from one day to another, both inclusive; the last one may be cut short. */
export function monthsOf(from: LocalDate, to: LocalDate): { readonly from: LocalDate; readonly to: LocalDate }[] {
  const months: { readonly from: LocalDate; readonly to: LocalDate }[] = [];
  for (let first = from; first <= to; first = addDays(months[months.length - 1].to, 1)) {
    const last = lastDayOfMonths(from, months.length + 1);
    months.push({ from: first, to: last < to ? last : to });
  }
  return months;
}
