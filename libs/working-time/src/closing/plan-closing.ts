import { type AccountRule } from '../agreement';
import { type DayEvaluation, blockingFindings } from '../day';
import { moveSigned, type Posting } from '../ledger';
import { type Params } from '../refusal';
import { daysOf, type LocalDate, lastDayOf, type Minutes, type YearMonth } from '../time';
import { fingerprint, type Plain } from './fingerprint';
import { type PlannedPayrollLine } from './payroll-line';
import { type PayrollFacts, payrollLinesOf } from './payroll-lines';
import { settle } from './settlement';
import { type MonthStatus } from './states';

/** What the days of a month came to, as far as its closing needs to know. Follows from the facts of the month alone. */
export interface MonthValue {
  readonly creditedMinutes: Minutes;
  readonly targetMinutes: Minutes;
  /** Ordered work that was credited, less time off for it that was taken from the account. */
  readonly orderedMinutes: Minutes;
  readonly payrollLines: readonly PlannedPayrollLine[];
  /** `closing.day-missing`, `closing.day-open` and every blocking finding of a day. */
  readonly blockers: readonly Blocker[];
}

/** Everything that decides how a person's month is closed. */
export interface ClosingFacts {
  readonly month: YearMonth;
  readonly openingBalanceMinutes: Minutes;
  /** Of the opening balance what was ordered and is not balanced yet. */
  readonly openingOrderedMinutes?: Minutes;
  readonly value: MonthValue;
  /** Account rule in force on the last day of the month. */
  readonly account: AccountRule;
  readonly status: MonthStatus;
  /** Corrections and requests without a decision. */
  readonly pendingItems?: number;
  /** A plan to reduce the balance is on file (`restoreOnPlan`). */
  readonly planFiled?: boolean;
}

/** Something that must be settled before the month can be closed. */
export interface Blocker {
  readonly code: string;
  readonly date?: LocalDate;
  readonly params: Params;
}

/** What closing will do. Nothing happens yet: the preview and the closing both ask here and compare hashes. */
export interface ClosingPlan {
  readonly month: YearMonth;
  readonly openingBalanceMinutes: Minutes;
  readonly creditedMinutes: Minutes;
  readonly targetMinutes: Minutes;
  /** Cut at settlement and reported. */
  readonly cutMinutes: Minutes;
  /** Moved to the long-term account. */
  readonly transferredMinutes: Minutes;
  readonly closingBalanceMinutes: Minutes;
  /** Of it what was ordered and is not balanced yet: no limit cuts it. */
  readonly orderedBalanceMinutes: Minutes;
  readonly postings: readonly Posting[];
  readonly payrollLines: readonly PlannedPayrollLine[];
  readonly blockers: readonly Blocker[];
  /** The balance closes below the debt limit: told to the supervisor, never a blocker. */
  readonly debtLimitExceeded: boolean;
  /** Changes with every figure, posting, line and blocker above. */
  readonly hash: string;
}

/**
 * Adds up what closing needs of a month's days.
 * @param evaluations of the month's days, any order
 * @param expectedDates days that must be there; fewer than the month has for somebody who came or went within it
 * @param payroll absences for the lines of illness; without, there are none of them
 */
export function valueOfMonth(
  month: YearMonth,
  evaluations: readonly DayEvaluation[],
  expectedDates: readonly LocalDate[] = daysOf(month),
  payroll?: PayrollFacts,
): MonthValue {
  const days = [...evaluations].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    creditedMinutes: sum(days, (day) => day.creditedMinutes),
    targetMinutes: sum(days, (day) => day.targetMinutes),
    orderedMinutes: sum(days, (day) => (day.orderedCreditMinutes ?? 0) - (day.timeOffFromAccountMinutes ?? 0)),
    payrollLines: payrollLinesOf(month, days, payroll),
    blockers: dayBlockers(days, expectedDates),
  };
}

/**
 * The closing of a person's month: credited and due minutes into the account,
 * what lies above the limit out of it at settlement, lines for payroll.
 * Blockers: `month.not-approved` {status}, `PERIOD_HAS_OPEN_ITEMS` {count} and those of the days.
 */
export function planClosing(facts: ClosingFacts): ClosingPlan {
  const { month, openingBalanceMinutes, account, value } = facts;
  const { creditedMinutes, targetMinutes } = value;
  const beforeSettlement = openingBalanceMinutes + creditedMinutes - targetMinutes;
  const orderedMinutes = Math.max(0, (facts.openingOrderedMinutes ?? 0) + value.orderedMinutes);
  const settled = settle(beforeSettlement, month, account, facts.planFiled, orderedMinutes);
  const effectiveOn = lastDayOf(month);
  const plan = {
    month,
    openingBalanceMinutes,
    creditedMinutes,
    targetMinutes,
    cutMinutes: settled.cutMinutes,
    transferredMinutes: settled.transferredMinutes,
    closingBalanceMinutes: settled.closingBalanceMinutes,
    // What has made up for missing hours is no more than the balance.
    orderedBalanceMinutes: Math.max(0, Math.min(orderedMinutes, settled.closingBalanceMinutes)),
    postings: [
      ...moveSigned({
        from: 'work',
        to: 'flextime',
        minutes: creditedMinutes,
        reason: 'closing.credited',
        effectiveOn,
      }),
      ...moveSigned({ from: 'flextime', to: 'owed', minutes: targetMinutes, reason: 'closing.target', effectiveOn }),
      ...moveSigned({
        from: 'flextime',
        to: 'forfeited',
        minutes: settled.cutMinutes,
        reason: 'closing.above-ceiling',
        effectiveOn,
      }),
      ...moveSigned({
        from: 'flextime',
        to: 'longterm',
        minutes: settled.transferredMinutes,
        reason: 'closing.to-longterm',
        effectiveOn,
      }),
    ],
    payrollLines: value.payrollLines,
    blockers: [...standingBlockers(facts), ...value.blockers],
    debtLimitExceeded: account.debtLimitMinutes !== null && settled.closingBalanceMinutes < account.debtLimitMinutes,
  };
  return { ...plan, hash: fingerprint(plan as unknown as Plain) };
}

function standingBlockers({ status, pendingItems = 0 }: ClosingFacts): Blocker[] {
  const blockers: Blocker[] = [];
  if (status !== 'approved') blockers.push({ code: 'month.not-approved', params: { status } });
  if (pendingItems > 0) blockers.push({ code: 'PERIOD_HAS_OPEN_ITEMS', params: { count: pendingItems } });
  return blockers;
}

function dayBlockers(days: readonly DayEvaluation[], expectedDates: readonly LocalDate[]): Blocker[] {
  const blockers: Blocker[] = [];
  const present = new Set(days.map((day) => day.date));
  for (const date of expectedDates) {
    if (!present.has(date)) blockers.push({ code: 'closing.day-missing', date, params: {} });
  }
  for (const day of days) {
    const { date, state } = day;
    if (state === 'open') blockers.push({ code: 'closing.day-open', date, params: {} });
    for (const { code, params } of blockingFindings(day)) blockers.push({ code, date, params });
  }
  return blockers;
}

const sum = (days: readonly DayEvaluation[], minutes: (day: DayEvaluation) => Minutes): Minutes =>
  days.reduce((total, day) => total + minutes(day), 0);
