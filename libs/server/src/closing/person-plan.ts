import {
  type AccountRule,
  type Blocker,
  type ClosingPlan,
  type MonthStatus,
  type Posting,
  contractOn,
  daysOf,
  fingerprint,
  firstDayOf,
  moveSigned,
  planClosing,
} from '@zeitbuch/working-time';
import { type PersonEvaluation } from '../evaluation';

/** What decides a person's closing beside the days of the month. */
export interface ClosingStanding {
  employeeId: string;
  costCenter: string | null;
  status: MonthStatus;
  openingBalanceMinutes: number;
  /** The opening stands in no ledger entry yet: it was taken over from another system. */
  openingIsNew: boolean;
  pendingCorrections: number;
  /** An earlier month of the person that is not closed, YYYY-MM. */
  earlierOpenMonth: string | null;
}

/** What closing will do to one person's month, or what keeps it from being done. */
export interface PersonPlan {
  employeeId: string;
  costCenter: string | null;
  /** Null where no agreement says how the account is kept. */
  plan: ClosingPlan | null;
  /** Everything the closing writes to the ledger. */
  postings: Posting[];
  blockers: Blocker[];
  /** Changes with every figure, posting, payroll line and blocker, and with the cost centre. */
  planHash: string;
}

/**
 * The plan of one person for one month. Beside the blockers of `planClosing`:
 * `closing.previous-open` {month}, `closing.contract-missing` (date),
 * `closing.agreement-missing` (date).
 */
export function planPerson(month: string, standing: ClosingStanding, evaluation: PersonEvaluation): PersonPlan {
  const { facts, days } = evaluation;
  const expectedDates = daysOf(month).filter((date) => facts.isEmployedOn(date));
  const lastDate = expectedDates.at(-1) ?? firstDayOf(month);
  const account = facts.agreementOn(lastDate)?.parameters.account ?? null;
  const own: Blocker[] = [];
  if (standing.earlierOpenMonth)
    own.push({ code: 'closing.previous-open', params: { month: standing.earlierOpenMonth } });
  const uncovered = expectedDates.find((date) => !contractOn(date, facts.input.contracts));
  if (uncovered) own.push({ code: 'closing.contract-missing', date: uncovered, params: {} });
  if (!account) own.push({ code: 'closing.agreement-missing', date: lastDate, params: {} });
  const plan = account && planMonth(month, standing, [...days.values()], expectedDates, account);
  const blockers = [...own, ...(plan?.blockers ?? [])];
  return {
    employeeId: standing.employeeId,
    costCenter: standing.costCenter,
    plan,
    postings: [...openingPosting(month, standing), ...(plan?.postings ?? [])],
    blockers,
    planHash: fingerprint({ plan: plan?.hash ?? null, costCenter: standing.costCenter, own: own.map(blockerKey) }),
  };
}

function planMonth(
  month: string,
  standing: ClosingStanding,
  days: Parameters<typeof planClosing>[0]['days'],
  expectedDates: string[],
  account: AccountRule,
): ClosingPlan {
  return planClosing({
    month,
    openingBalanceMinutes: standing.openingBalanceMinutes,
    days,
    expectedDates,
    account,
    status: standing.status,
    pendingItems: standing.pendingCorrections,
  });
}

/** A balance brought from another system enters the ledger with the first closing, so that the ledger alone tells every balance. */
function openingPosting(month: string, { openingIsNew, openingBalanceMinutes }: ClosingStanding): Posting[] {
  if (!openingIsNew) return [];
  return moveSigned({
    from: 'adjustment',
    to: 'flextime',
    minutes: openingBalanceMinutes,
    reason: 'opening.taken-over',
    effectiveOn: firstDayOf(month),
  });
}

const blockerKey = ({ code, date, params }: Blocker) => [code, date ?? null, String(params.month ?? '')];
