import { type OvertimeWeek, overtimeWeeks, settlementWindowFrom } from '../pay';
import { type YearMonth, firstDayOf, lastDayOf, monthOf } from '../time';
import { overtimeDaysOf } from './overtime-days';
import { type PersonFacts } from './person-facts';

/**
 * Weeks of ordered work of one person that are paid with the month, or paid before and given back in it.
 * @param facts back to {@link settlementWindowFrom}
 */
export function orderedWorkOf(facts: PersonFacts, month: YearMonth): OvertimeWeek[] {
  const [from, to] = [settlementWindowFrom(firstDayOf(month)), lastDayOf(month)];
  const weeks = overtimeWeeks(overtimeDaysOf(facts, from, to), facts.input.leftOn);
  return weeks.filter(
    ({ balanceBy, takenLater }) => monthOf(balanceBy) === month || takenLater.some((taken) => taken.month === month),
  );
}
