import { type LocalDate, type Minutes } from '../time';
import { type Period, type PeriodDay } from './period-day';
import { daysWithin, isNear, lastFinishedDay, type Standing, type StandingCode, type StandingState } from './standing';

/** The flextime account at the end of days that are over and evaluated. */
export type DayBalances = ReadonlyMap<LocalDate, Minutes>;

/**
 * How the flextime account stands towards what the agreement says about it: the limit in plus, that of debts, and
 * what must be left after a flex day (DV-CAP-PERIOD, DV-DEBT, DV-FLEXDAY). Told to who may know the account only.
 */
export function accountStandings(days: readonly PeriodDay[], period: Period, balances: DayBalances): Standing[] {
  const valued = daysWithin(days, period.first, lastFinishedDay(period)).filter(({ date }) => balances.has(date));
  const last = valued.at(-1);
  if (!last) return [];
  const flexDays = valued.filter(({ flexHalfDays }) => flexHalfDays > 0);
  return [
    ...plusStanding(last, balances, period),
    ...debtStanding(last, balances, period),
    ...flexDays.flatMap((day) => flexDayStanding(day, balances)),
  ];
}

/** Shown from shortly below the limit on; it is at the settlement that something is cut, and no day before. */
function plusStanding(last: PeriodDay, balances: DayBalances, period: Period): Standing[] {
  const { capPlusMinutes: limit } = last.terms.parameters.account;
  const actual = balances.get(last.date) ?? 0;
  if (limit === null || (actual <= limit && !isNear(actual, limit))) return [];
  const state = actual > limit ? 'exceeded' : 'near';
  return [
    standing({ rule: 'DV-CAP-PERIOD', code: 'ACCOUNT_ABOVE_LIMIT', bound: 'atMost', actual, limit, state, period }),
  ];
}

/** Shown once the account is in minus, as far as the agreement names a limit. */
function debtStanding(last: PeriodDay, balances: DayBalances, period: Period): Standing[] {
  const { debtLimitMinutes: limit } = last.terms.parameters.account;
  const actual = balances.get(last.date) ?? 0;
  if (limit === null || actual >= 0) return [];
  const state = actual < limit ? 'exceeded' : isNear(-actual, -limit) ? 'near' : 'within';
  return [standing({ rule: 'DV-DEBT', code: 'DEBT_LIMIT_EXCEEDED', bound: 'atLeast', actual, limit, state, period })];
}

function flexDayStanding(day: PeriodDay, balances: DayBalances): Standing[] {
  const { lowerLimitMinutes: limit } = day.terms.parameters.flexDays;
  if (limit === null) return [];
  const actual = balances.get(day.date) ?? 0;
  const state = actual < limit ? 'exceeded' : 'within';
  const period = { first: day.date, last: day.date };
  return [
    standing({
      rule: 'DV-FLEXDAY',
      code: 'FLEXDAY_INSUFFICIENT_CREDIT',
      bound: 'atLeast',
      actual,
      limit,
      state,
      period,
    }),
  ];
}

function standing({
  period: { first: from, last: to },
  ...told
}: {
  rule: string;
  code: StandingCode;
  bound: Standing['bound'];
  actual: Minutes;
  limit: Minutes;
  state: StandingState;
  period: Pick<Period, 'first' | 'last'>;
}): Standing {
  return { ...told, from, to, unit: 'minutes', params: {} };
}
