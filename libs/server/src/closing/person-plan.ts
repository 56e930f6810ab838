import {
  type AccountRule,
  type Blocker,
  type ClosingPlan,
  type MonthOfStandby,
  type MonthStatus,
  type MonthValue,
  type OvertimeWeek,
  type Posting,
  contractOn,
  daysOf,
  fingerprint,
  firstDayOf,
  moveSigned,
  planClosing,
  valueOfMonth,
  withWorkBegun,
  isCivilServant,
  workBegunDates,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type PersonEvaluation } from '../facts';

/** What decides a person's closing beside the days of the month. */
export interface ClosingStanding {
  employeeId: string;
  /** To which the person belongs in the month; null for somebody not employed in it. */
  payrollGroup: string | null;
  costCenter: string | null;
  status: MonthStatus;
  openingBalanceMinutes: number;
  /** Of it ordered work that no time off has balanced yet; left out where there is none. */
  openingOrderedMinutes?: number;
  /** The opening stands in no ledger entry yet: it was taken over from another system. */
  openingIsNew: boolean;
  /** Corrections and late bookings of the month that nobody has decided on. */
  pendingItems: number;
  /** An earlier month of the person that is not closed, YYYY-MM. */
  earlierOpenMonth: string | null;
  /** The person's number where the payroll target of the group cannot be given it; null or left out where it can. */
  unfitPersonnelNumber?: string | null;
}

/** What is closed at once. */
export interface GroupOfMonth {
  readonly month: YearMonth;
  readonly payrollGroup: string;
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

/** What a person's month came to, whatever its status and the balance before it. Follows from facts alone. */
export interface PersonMonthValue extends MonthValue {
  employeeId: string;
  /** How the account is kept on the last day; null where no agreement says so. */
  account: AccountRule | null;
}

/**
 * Values one person's month, with the weeks of ordered work and the on-call time that are paid with it. Beside the blockers of `valueOfMonth`:
 * `closing.contract-missing` (date), `closing.agreement-missing` (date).
 */
export function valueOfPersonMonth(
  month: YearMonth,
  { facts, days }: PersonEvaluation,
  overtime: readonly OvertimeWeek[] = [],
  standby: MonthOfStandby | null = null,
): PersonMonthValue {
  const expectedDates = daysOf(month).filter((date) => facts.isEmployedOn(date));
  const lastDate = expectedDates.at(-1) ?? firstDayOf(month);
  const account = facts.agreementOn(lastDate)?.parameters.account ?? null;
  const value = valueOfMonth(month, [...days.values()], expectedDates, {
    absences: withWorkBegun(facts.absences, workBegunDates(facts.input.particulars)),
    holidays: facts.input.holidays,
    overtime,
    standby,
    endsSickPay: (date) => !isCivilServant(contractOn(date, facts.input.contracts)?.personnelGroup),
  });
  const own: Blocker[] = [];
  const uncovered = expectedDates.find((date) => !contractOn(date, facts.input.contracts));
  if (uncovered) own.push({ code: 'closing.contract-missing', date: uncovered, params: {} });
  if (!account) own.push({ code: 'closing.agreement-missing', date: lastDate, params: {} });
  return { employeeId: facts.employeeId, account, ...value, blockers: [...own, ...value.blockers] };
}

/**
 * The plan of one person for one month. Beside the blockers of the value and of `planClosing`: `closing.previous-open` {month},
 * `closing.personnel-number-unfit` {personnelNumber} where payroll would get a line, and `closing.other-group`
 * {payrollGroup} for somebody who belongs to another group by now: the next check lets them go.
 */
export function planPerson(
  { month, payrollGroup }: GroupOfMonth,
  standing: ClosingStanding,
  value: PersonMonthValue,
): PersonPlan {
  const { costCenter, earlierOpenMonth } = standing;
  const plan =
    value.account &&
    planClosing({
      month,
      openingBalanceMinutes: standing.openingBalanceMinutes,
      openingOrderedMinutes: standing.openingOrderedMinutes,
      value,
      account: value.account,
      status: standing.status,
      pendingItems: standing.pendingItems,
    });
  const own: Blocker[] = earlierOpenMonth
    ? [{ code: 'closing.previous-open', params: { month: earlierOpenMonth } }]
    : [];
  if (standing.unfitPersonnelNumber && plan && plan.payrollLines.length > 0)
    own.push({ code: 'closing.personnel-number-unfit', params: { personnelNumber: standing.unfitPersonnelNumber } });
  if (standing.payrollGroup !== payrollGroup)
    own.push({ code: 'closing.other-group', params: { payrollGroup: standing.payrollGroup ?? '' } });
  return {
    employeeId: standing.employeeId,
    costCenter,
    plan,
    postings: [...openingPosting(month, standing), ...(plan?.postings ?? [])],
    blockers: [...own, ...(plan ? plan.blockers : value.blockers)],
    planHash: fingerprint({ plan: plan?.hash ?? null, costCenter, own: own.map(blockerKey) }),
  };
}

/** A balance brought from another system enters the ledger with the first closing, so that the ledger alone tells every balance. */
function openingPosting(month: YearMonth, { openingIsNew, openingBalanceMinutes }: ClosingStanding): Posting[] {
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
