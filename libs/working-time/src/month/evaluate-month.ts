import { type WorkLocation } from '../booking';
import { type DayEvaluation, type Finding, type Severity, blocksMonth } from '../day';
import { type Minutes, type YearMonth } from '../time';

/** Totals of a month's evaluated days. Each is the sum of its days; there is no other way to get it. */
export interface MonthEvaluation {
  readonly month: YearMonth;
  readonly targetMinutes: Minutes;
  readonly workedMinutes: Minutes;
  readonly creditedMinutes: Minutes;
  readonly absenceCreditMinutes: Minutes;
  readonly cutOutsideFrameMinutes: Minutes;
  readonly cappedMinutes: Minutes;
  /** creditedMinutes - targetMinutes */
  readonly balanceMinutes: Minutes;
  readonly openingBalanceMinutes: Minutes;
  /** Opening balance and balance, before anything is cut at settlement. */
  readonly closingBalanceMinutes: Minutes;
  /** Running balance of the account after each day, in the order of the days. */
  readonly runningBalanceMinutes: readonly Minutes[];
  readonly minutesByLocation: Readonly<Record<WorkLocation, Minutes>>;
  readonly leaveDays: number;
  readonly findingsCount: number;
  readonly findingsBySeverity: Readonly<Record<Severity, number>>;
  /** Days with a finding that stops the closing, or still open. */
  readonly blockedDates: readonly string[];
}

/**
 * Adds up the days of a month.
 * @param days ascending by date
 * @param openingBalanceMinutes account at the start of the month
 * @param weekFindings findings that belong to weeks, not to days (see `minorWeekFindings`)
 */
export function evaluateMonth(
  month: YearMonth,
  days: readonly DayEvaluation[],
  openingBalanceMinutes: Minutes,
  weekFindings: readonly Finding[] = [],
): MonthEvaluation {
  const total = {
    targetMinutes: 0,
    workedMinutes: 0,
    creditedMinutes: 0,
    absenceCreditMinutes: 0,
    cutOutsideFrameMinutes: 0,
    cappedMinutes: 0,
    leaveDays: 0,
  };
  const keys = Object.keys(total) as (keyof typeof total)[];
  const minutesByLocation = { office: 0, mobileWork: 0, telework: 0, businessTrip: 0 };
  const findingsBySeverity = { info: 0, warn: 0, report: 0, block: 0 };
  const runningBalanceMinutes: Minutes[] = [];
  const blockedDates: string[] = [];
  let balance = openingBalanceMinutes;
  for (const finding of weekFindings) findingsBySeverity[finding.severity] += 1;
  for (const day of days) {
    for (const key of keys) total[key] += day[key];
    for (const place of Object.keys(minutesByLocation) as WorkLocation[]) {
      minutesByLocation[place] += day.minutesByLocation[place];
    }
    for (const finding of day.findings) findingsBySeverity[finding.severity] += 1;
    if (blocksMonth(day)) blockedDates.push(day.date);
    runningBalanceMinutes.push((balance += day.balanceMinutes));
  }
  const { info, warn, report, block } = findingsBySeverity;
  return {
    month,
    ...total,
    balanceMinutes: total.creditedMinutes - total.targetMinutes,
    openingBalanceMinutes,
    closingBalanceMinutes: balance,
    runningBalanceMinutes,
    minutesByLocation,
    findingsCount: info + warn + report + block,
    findingsBySeverity,
    blockedDates,
  };
}
