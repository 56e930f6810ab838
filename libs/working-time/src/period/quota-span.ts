import { type QuotaSpan } from '../agreement';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type LocalDate,
  mondayOf,
  monthOf,
  yearMonth,
} from '../time';

/** Days over which a quota is judged, both inclusive. */
export interface QuotaDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Calendar months in a span that begins on the first of one. */
const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const;

/** The days of the span that holds a day. */
export function quotaDaysAround(span: QuotaSpan, date: LocalDate): QuotaDays {
  switch (span.kind) {
    case 'week':
      return daysFrom(mondayOf(date), 7);
    case 'weeks': {
      const length = span.weeks * 7;
      // Also before the first Monday: an agreement may be older than where the city counts from.
      const since = daysBetween(span.firstMonday, date);
      return daysFrom(addDays(span.firstMonday, Math.floor(since / length) * length), length);
    }
    default: {
      const months = MONTHS[span.kind];
      const month = Number(date.slice(5, 7));
      const first = addMonths(monthOf(date), -((month - 1) % months));
      return { from: firstDayOf(first), to: lastDayOf(addMonths(yearMonth(first), months - 1)) };
    }
  }
}

const daysFrom = (from: LocalDate, length: number): QuotaDays => ({ from, to: addDays(from, length - 1) });

/**
 * Weeks of contract hours in a span, in thirds of a week: a month has 13/3, a half-year 26, however its days fall, as
 * agreements count them.
 */
export function weekThirdsOf(span: QuotaSpan): number {
  if (span.kind === 'week') return 3;
  return span.kind === 'weeks' ? span.weeks * 3 : MONTHS[span.kind] * 13;
}
