import { addMonths, lastDayOf, type LocalDate, type Minutes, monthOf, type YearMonth } from '../time';
import { type OvertimeWeek, type TakenLater } from './overtime-week';

/** Calendar months after that of the work in which time off still replaces base pay (TVöD BT-V § 43 (1)). */
export const BASE_PAY_MONTHS = 3;

/** Minutes of time off on a day. */
export interface TimeOff {
  readonly date: LocalDate;
  readonly minutes: Minutes;
}

type Week = Pick<OvertimeWeek, 'monday' | 'balanceBy' | 'byMonth'>;

/** Ordered minutes of one month and week that are still to be paid or given back. */
interface Open {
  readonly week: Week;
  readonly originMonth: YearMonth;
  readonly until: LocalDate;
  additionalMinutes: Minutes;
  overtimeMinutes: Minutes;
}

/**
 * Overtime is overtime for good once its following week is over, and keeps its supplement. But it is first of all given
 * back in time: what is taken by the end of the third calendar month after that of the work replaces the base pay
 * (TVöD BT-V § 43 (1)), the oldest first, and each minute of time off once.
 * @param left time off by day that balanced nothing, ascending
 * @returns what it replaces, by the Monday of the week of the work, and what it has no work for at all
 */
export function takenLater(
  weeks: readonly Week[],
  left: readonly TimeOff[],
): { readonly taken: Map<LocalDate, TakenLater[]>; readonly unused: TimeOff[] } {
  const open = weeks.flatMap((week) =>
    week.byMonth.map(({ originMonth, additionalMinutes, overtimeMinutes }): Open => {
      const until = lastDayOf(addMonths(originMonth, BASE_PAY_MONTHS));
      return { week, originMonth, until, additionalMinutes, overtimeMinutes };
    }),
  );
  const taken = new Map<LocalDate, TakenLater[]>();
  const unused: TimeOff[] = [];
  for (const { date, minutes } of left) {
    let rest = minutes;
    for (const work of open) {
      if (rest === 0) break;
      if (date <= work.week.balanceBy || date > work.until) continue;
      const additionalMinutes = Math.min(rest, work.additionalMinutes);
      const overtimeMinutes = Math.min(rest - additionalMinutes, work.overtimeMinutes);
      if (additionalMinutes + overtimeMinutes === 0) continue;
      rest -= additionalMinutes + overtimeMinutes;
      work.additionalMinutes -= additionalMinutes;
      work.overtimeMinutes -= overtimeMinutes;
      const { monday } = work.week;
      const one = { month: monthOf(date), originMonth: work.originMonth, additionalMinutes, overtimeMinutes };
      taken.set(monday, [...(taken.get(monday) ?? []), one]);
    }
    if (rest > 0) unused.push({ date, minutes: rest });
  }
  return { taken, unused };
}
