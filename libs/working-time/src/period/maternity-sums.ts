import { addDays } from '../time';
import { doubleWeekFindings, monthContractFindings } from './maternity-limits';
import { type Period, type PeriodDay } from './period-day';
import { daysWithin, lastFinishedDay, type Standing, sumState, weeksOf } from './standing';

/** MuSchG § 4 (1), by age. */
export const DOUBLE_WEEK_MINUTES = 5400;
export const MINOR_DOUBLE_WEEK_MINUTES = 4800;

/** Double weeks that end in the month, and the month itself. Only days under protection count. */
export function maternityStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const protectedDays = days.filter(({ terms }) => terms.isMaternity);
  return [...doubleWeeks(protectedDays, period), ...month(protectedDays, period)];
}

function doubleWeeks(protectedDays: readonly PeriodDay[], period: Period): Standing[] {
  return weeksOf(period).flatMap(({ monday, sunday, isRunning }) => {
    const from = addDays(monday, -7);
    const both = daysWithin(protectedDays, from, sunday);
    if (both.length === 0) return [];
    const isMinor = both[both.length - 1].terms.isMinor;
    const limit = isMinor ? MINOR_DOUBLE_WEEK_MINUTES : DOUBLE_WEEK_MINUTES;
    const actual = both.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0);
    const isExceeded = doubleWeekFindings(actual, limit, isMinor).length > 0;
    return {
      rule: 'MUSCHG',
      code: isMinor ? 'MUSCHG_DOUBLE_WEEK_80H' : 'MUSCHG_DOUBLE_WEEK_90H',
      from,
      to: sunday,
      unit: 'minutes',
      bound: 'atMost',
      actual,
      limit,
      state: sumState({ isExceeded, actual, limit }, isRunning),
      params: {},
    };
  });
}

/** While the month runs, more than was due so far can still be balanced: that is near, not exceeded. */
function month(protectedDays: readonly PeriodDay[], period: Period): Standing[] {
  const days = daysWithin(protectedDays, period.first, lastFinishedDay(period));
  if (days.length === 0) return [];
  const limit = days.reduce((sum, { targetMinutes }) => sum + targetMinutes, 0);
  const actual = days.reduce((sum, day) => sum + towardsContract(day), 0);
  const isAbove = monthContractFindings(actual, limit).length > 0;
  const isRunning = period.today <= period.last;
  return [
    {
      rule: 'MUSCHG',
      code: 'MUSCHG_MONTH_CONTRACT_EXCEEDED',
      from: days[0].date,
      to: days[days.length - 1].date,
      unit: 'minutes',
      bound: 'atMost',
      actual,
      limit,
      state: isAbove ? (isRunning ? 'near' : 'exceeded') : 'within',
      params: {},
    },
  ];
}

/** A day of leave or illness is worth what was due; time for nursing and examinations is no work above the contract. */
function towardsContract({ workedMinutes, absenceCreditMinutes, targetMinutes }: PeriodDay): number {
  return Math.max(workedMinutes, Math.min(targetMinutes, workedMinutes + absenceCreditMinutes));
}
