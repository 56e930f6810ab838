import { type FindingCode } from '../day';
import { type Params } from '../refusal';
import { addDays, datesBetween, type LocalDate, mondayOf } from '../time';
import { type Period, type PeriodDay } from './period-day';

/** `near`: within the limit, with little left while the span still runs. */
export const STANDING_STATES = ['within', 'near', 'exceeded'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

/** What figures count in. Averages are rounded up to the minute, so that what exceeds its limit reads so. */
export const STANDING_UNITS = ['minutes', 'minutesPerWerktag', 'minutesPerWeek', 'days', 'halfDays'] as const;
export type StandingUnit = (typeof STANDING_UNITS)[number];

/** `atMost` and `atLeast` are limits; `threshold` changes a person's protection when it is reached. */
export const STANDING_BOUNDS = ['atMost', 'atLeast', 'threshold'] as const;
export type StandingBound = (typeof STANDING_BOUNDS)[number];

/** What can be found over several days; each has a name in every language. */
export const STANDING_CODES = [
  'AVG_8H_EXCEEDED',
  'AVG_48H_EXCEEDED',
  'NIGHT_AVG_8H_EXCEEDED',
  'NIGHT_WORK_48_DAYS',
  'SUBSTITUTE_REST_DAY_MISSING',
  'FREE_SUNDAYS_BELOW_15',
  'MINOR_WEEKLY_MAX_40H',
  'MUSCHG_DOUBLE_WEEK_90H',
  'MUSCHG_DOUBLE_WEEK_80H',
  'MUSCHG_MONTH_CONTRACT_EXCEEDED',
  'HOMEOFFICE_QUOTA_EXCEEDED',
  'LOCATION_NOT_ELIGIBLE',
  'ONSITE_DAY_MISSED',
  'FLEXDAY_MONTH_QUOTA_EXCEEDED',
  'FLEXDAY_YEAR_QUOTA_EXCEEDED',
  'FLEXDAY_INSUFFICIENT_CREDIT',
  'DEBT_LIMIT_EXCEEDED',
  'ACCOUNT_ABOVE_LIMIT',
  'DAILY_MAX_10H_EXCEEDED',
  'REST_11H_VIOLATED',
] as const satisfies readonly FindingCode[];
export type StandingCode = (typeof STANDING_CODES)[number];

/** How a span of days stands towards one limit. It warns and reports; it never changes a minute. */
export interface Standing {
  /** Id of the rule. */
  readonly rule: string;
  /** What is found once it is exceeded; also tells apart several limits of one rule. */
  readonly code: StandingCode;
  /** First and last day of the span; it may end after today. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: StandingUnit;
  readonly bound: StandingBound;
  readonly actual: number;
  readonly limit: number;
  readonly state: StandingState;
  readonly params: Params;
}

/** From this share of a limit on people are told while something can still be done. */
const NEAR_PERCENT = 95;

/** True from 95 % of a limit on. */
export function isNear(actual: number, limit: number): boolean {
  return actual > 0 && actual * 100 >= limit * NEAR_PERCENT;
}

/** The state of a sum that may be exhausted but not exceeded; once its span is over nothing is near any more. */
export function sumState(
  sum: { readonly isExceeded: boolean; readonly actual: number; readonly limit: number },
  isRunning: boolean,
): StandingState {
  if (sum.isExceeded) return 'exceeded';
  return isRunning && isNear(sum.actual, sum.limit) ? 'near' : 'within';
}

/** Days from one day to another, both inclusive. */
export function daysWithin(days: readonly PeriodDay[], from: LocalDate, to: LocalDate): PeriodDay[] {
  return days.filter(({ date }) => from <= date && date <= to);
}

/** The earlier of two days. */
export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The last day of the month that is over, so that its figures stand. */
export function lastFinishedDay({ last, today }: Period): LocalDate {
  return earlierOf(last, addDays(today, -1));
}

/** The last day of the month on which something has happened. */
export function lastBegunDay({ last, today }: Period): LocalDate {
  return earlierOf(last, today);
}

/** The last finished day of the month with a record, on its first day the day before; none if the person left earlier. */
export function lastRecordedDay(days: readonly PeriodDay[], period: Period): PeriodDay | undefined {
  const finished = lastFinishedDay(period);
  return daysWithin(days, earlierOf(period.first, finished), finished).at(-1);
}

export interface WeekSpan {
  readonly monday: LocalDate;
  readonly sunday: LocalDate;
  readonly isRunning: boolean;
}

/** ISO weeks that end in the month, so that each week is shown in one month only; and the running one. */
export function weeksOf({ first, last, today }: Period): WeekSpan[] {
  const mondays = [...new Set(datesBetween(first, last).map(mondayOf))];
  return mondays
    .map((monday) => ({ monday, sunday: addDays(monday, 6) }))
    .filter(({ monday, sunday }) => monday <= today && (sunday <= last || today <= last))
    .map((week) => ({ ...week, isRunning: today <= week.sunday }));
}
