import {
  endOfDay,
  type LocalDate,
  lastDayOf,
  type Minutes,
  monthOf,
  type Span,
  type YearMonth,
  type Zone,
} from '../time';

/** Real work of one shift day. */
export interface ShiftWork {
  readonly shiftDate: LocalDate;
  readonly work: readonly Span[];
}

/**
 * Minutes of work by month. By `shiftDay` a night shift belongs to the month in
 * which it began; by `calendarDay` each minute to its own month. The account does
 * the same by the agreement's `accountingDay` (CAL-MIDNIGHT); here it is asked beside it.
 */
export function workByMonth(
  shifts: readonly ShiftWork[],
  by: 'shiftDay' | 'calendarDay',
  zone: Zone,
): Record<YearMonth, Minutes> {
  const months: Record<YearMonth, Minutes> = {};
  const add = (month: YearMonth, minutes: Minutes): void => {
    months[month] = (months[month] ?? 0) + minutes;
  };
  for (const { shiftDate, work } of shifts) {
    for (const { startMinute, endMinute } of work) {
      let from = startMinute;
      while (from < endMinute) {
        const month = by === 'shiftDay' ? monthOf(shiftDate) : monthOf(zone.dateAt(from));
        const to = by === 'shiftDay' ? endMinute : Math.min(endMinute, endOfDay(zone, lastDayOf(month)));
        add(month, to - from);
        from = to;
      }
    }
  }
  return months;
}
