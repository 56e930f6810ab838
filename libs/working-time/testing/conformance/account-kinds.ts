import {
  type AccountEntry,
  type CapAction,
  type CarriedMonth,
  carryForward,
  isYearMonth,
  limitZone,
  type Settlement,
  type SettlementRule,
  trafficLightZone,
} from '../../src';
import { type Given } from './case';
import {
  amountOf,
  choiceOf,
  flagOf,
  isAbsent,
  optionalRecords,
  optionalWhole,
  recordOf,
  recordsOf,
  sizeOf,
  textOf,
  wholeOf,
} from './given';

const SETTLEMENTS: Readonly<Record<string, Settlement>> = {
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  year_end_march: 'yearEndMarch',
};
const ACTIONS: Readonly<Record<string, CapAction>> = {
  forfeit_report: 'forfeitReport',
  transfer_longterm: 'transferLongterm',
  restore_on_plan: 'restoreOnPlan',
};

/** Months of the flexitime account, before and after corrections. */
export function account(given: Given): Record<string, unknown> {
  const policy = recordOf(given, 'policy');
  const rule = ruleOf(policy);
  const opening = wholeOf(given, 'opening', 0);
  const entries = recordsOf<Given>(given, 'entries').map(entryOf);
  const corrections = optionalRecords<Given>(given, 'corrections').map(entryOf);
  const carry = (list: readonly AccountEntry[]): CarriedMonth[] =>
    carryForward(opening, list, rule, flagOf(policy, 'plan_filed'));
  const months = carry(corrected(entries, corrections));
  const before = carry(entries);
  const limit = optionalWhole(policy, 'debt_limit');
  const inDebt = limit !== null && months.some((month) => month.closingBalanceMinutes < limit);
  const last = months[months.length - 1]?.closingBalanceMinutes ?? opening;
  const overtime = isAbsent(given.overtime_account) ? null : recordOf(given, 'overtime_account');
  return {
    closings: closingsOf(months),
    capped: amounts(months, (month) => month.cutMinutes),
    transferred: amounts(months, (month) => month.transferredMinutes),
    ...(corrections.length > 0 && {
      closings_before: closingsOf(before),
      capped_before: amounts(before, (month) => month.cutMinutes),
      transferred_before: amounts(before, (month) => month.transferredMinutes),
    }),
    ...(overtime && { overtime_closing: wholeOf(overtime, 'opening', 0) + wholeOf(overtime, 'delta', 0) }),
    traffic_light: rule.capPlusMinutes !== null && last > rule.capPlusMinutes ? 'red' : 'green',
    violations: inDebt ? ['DEBT_LIMIT_EXCEEDED'] : [],
  };
}

function entryOf(given: Given): AccountEntry {
  const month = textOf(given, 'period');
  if (!isYearMonth(month)) throw new RangeError(`period is not a month: ${month}`);
  return { month, deltaMinutes: wholeOf(given, 'delta_minutes') };
}

function ruleOf(policy: Given): SettlementRule {
  return {
    settlement: choiceOf(SETTLEMENTS, policy.settlement, 'settlement'),
    capAction: choiceOf(ACTIONS, policy.cap_action ?? 'forfeit_report', 'cap_action'),
    capPlusMinutes: optionalWhole(policy, 'cap_plus'),
    carryOverMaxMinutes: optionalWhole(policy, 'carry_over_max'),
  };
}

/** Corrections belong to the month that they correct, not to the one in which they were made. */
function corrected(entries: readonly AccountEntry[], corrections: readonly AccountEntry[]): AccountEntry[] {
  const list = [...entries];
  for (const { month, deltaMinutes } of corrections) {
    const index = list.findIndex((entry) => entry.month === month);
    if (index < 0) throw new RangeError(`correction of a period that is not in the entries: ${month}`);
    list[index] = { month, deltaMinutes: list[index].deltaMinutes + deltaMinutes };
  }
  return list;
}

const closingsOf = (months: readonly CarriedMonth[]): Record<string, number> =>
  Object.fromEntries(months.map(({ month, closingBalanceMinutes }) => [month, closingBalanceMinutes]));

/** What left the account by month; a month may have several entries. */
function amounts(months: readonly CarriedMonth[], pick: (month: CarriedMonth) => number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const month of months) if (pick(month) > 0) sums[month.month] = (sums[month.month] ?? 0) + pick(month);
  return sums;
}

/** Zone of a balance. */
export function traffic(given: Given): Record<string, unknown> {
  const balance = wholeOf(given, 'balance');
  const prorate = flagOf(given, 'prorate');
  const ratio = Math.round(sizeOf(given, 'employment_ratio', prorate ? undefined : 1) * 1_000_000);
  if (!isAbsent(given.green)) {
    const light = { greenMinutes: amountOf(given, 'green'), yellowMinutes: amountOf(given, 'yellow'), prorate };
    return { light: trafficLightZone(balance, light, ratio) };
  }
  const [plusMinutes, minusMinutes] = [amountOf(given, 'plus_limit'), wholeOf(given, 'minus_limit')];
  return { light: limitZone(balance, { plusMinutes, minusMinutes, prorate }, ratio) };
}
