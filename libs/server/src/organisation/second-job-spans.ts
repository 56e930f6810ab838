import { addDays, daysBetween, weekdayOf, type LocalDate, type Minutes } from '@zeitbuch/working-time';

/** Work for another employer on a day. */
export interface SecondJobDay {
  readonly date: LocalDate;
  readonly minutes: Minutes;
}

/** The same in every week. */
export interface SecondJobSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Monday to Sunday. */
  readonly minutes: Minutes[];
}

/** A week without a day of it ends the span. */
const DAYS_OF_A_WEEK = 7;

/**
 * Days on record as people say them: spans in which every week is alike. The days that the spans stand for are exactly
 * those given.
 * @param days sorted, each date once
 */
export function secondJobSpans(days: readonly SecondJobDay[]): SecondJobSpan[] {
  const spans: SecondJobSpan[] = [];
  for (const { date, minutes } of days) {
    const span = spans.at(-1);
    if (span && goesOn(span, date, minutes)) {
      span.minutes[weekdayOf(date) - 1] = minutes;
      spans[spans.length - 1] = { ...span, to: date };
    } else {
      const week = Array.from({ length: DAYS_OF_A_WEEK }, () => 0);
      week[weekdayOf(date) - 1] = minutes;
      spans.push({ from: date, to: date, minutes: week });
    }
  }
  return spans;
}

function goesOn({ from, to, minutes: week }: SecondJobSpan, date: LocalDate, minutes: Minutes): boolean {
  if (daysBetween(to, date) > DAYS_OF_A_WEEK) return false;
  for (let free = addDays(to, 1); free < date; free = addDays(free, 1)) if (week[weekdayOf(free) - 1] > 0) return false;
  // In the first week it is not known yet what its later days are like.
  const known = week[weekdayOf(date) - 1];
  return daysBetween(from, date) < DAYS_OF_A_WEEK ? known === 0 : known === minutes;
}
