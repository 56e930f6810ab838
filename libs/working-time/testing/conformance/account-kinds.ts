import {
  type AccountEntry,
  type CapAction,
  type CarriedMonth,
  carryForward,
  limitZone,
  type Settlement,
  type SettlementRule,
  trafficLightZone,
} from '../../src';
import { type Given } from './case';

interface PolicyGiven {
  readonly settlement: string;
  readonly cap_plus?: number | null;
  readonly carry_over_max?: number | null;
  readonly debt_limit?: number | null;
  readonly cap_action?: string;
  readonly plan_filed?: boolean;
}

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
  const policy = given.policy as PolicyGiven;
  const opening = (given.opening as number | undefined) ?? 0;
  const entries = (given.entries as EntryGiven[]).map(entryOf);
  const corrections = ((given.corrections as EntryGiven[] | undefined) ?? []).map(entryOf);
  const carry = (list: readonly AccountEntry[]): CarriedMonth[] =>
    carryForward(opening, list, ruleOf(policy), policy.plan_filed === true);
  const months = carry(corrected(entries, corrections));
  const before = carry(entries);
  const limit = policy.debt_limit ?? null;
  const inDebt = limit !== null && months.some((month) => month.closingBalanceMinutes < limit);
  const last = months[months.length - 1]?.closingBalanceMinutes ?? opening;
  const overtime = given.overtime_account as { opening: number; delta: number } | undefined;
  return {
    closings: closingsOf(months),
    capped: amounts(months, (month) => month.cutMinutes),
    transferred: amounts(months, (month) => month.transferredMinutes),
    ...(corrections.length > 0 && {
      closings_before: closingsOf(before),
      capped_before: amounts(before, (month) => month.cutMinutes),
      transferred_before: amounts(before, (month) => month.transferredMinutes),
    }),
    ...(overtime && { overtime_closing: overtime.opening + overtime.delta }),
    traffic_light:
      policy.cap_plus !== undefined && policy.cap_plus !== null && last > policy.cap_plus ? 'red' : 'green',
    violations: inDebt ? ['DEBT_LIMIT_EXCEEDED'] : [],
  };
}

interface EntryGiven {
  readonly period: string;
  readonly delta_minutes: number;
}
const entryOf = ({ period, delta_minutes }: EntryGiven): AccountEntry => ({
  month: period,
  deltaMinutes: delta_minutes,
});

function ruleOf(policy: PolicyGiven): SettlementRule {
  const settlement = SETTLEMENTS[policy.settlement];
  const capAction = ACTIONS[policy.cap_action ?? 'forfeit_report'];
  if (!settlement || !capAction) throw new RangeError(`unknown policy: ${policy.settlement}, ${policy.cap_action}`);
  const { cap_plus: capPlusMinutes = null, carry_over_max: carryOverMaxMinutes = null } = policy;
  return { settlement, capAction, capPlusMinutes, carryOverMaxMinutes };
}

/** Corrections belong to the month that they correct, not to the one in which they were made. */
function corrected(entries: readonly AccountEntry[], corrections: readonly AccountEntry[]): AccountEntry[] {
  const list = [...entries];
  for (const { month, deltaMinutes } of corrections) {
    const index = list.findIndex((entry) => entry.month === month);
    if (index >= 0) list[index] = { month, deltaMinutes: list[index].deltaMinutes + deltaMinutes };
    else list.push({ month, deltaMinutes });
  }
  return list.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

const closingsOf = (months: readonly CarriedMonth[]): Record<string, number> =>
  Object.fromEntries(months.map(({ month, closingBalanceMinutes }) => [month, closingBalanceMinutes]));

const amounts = (months: readonly CarriedMonth[], pick: (month: CarriedMonth) => number): Record<string, number> =>
  Object.fromEntries(months.filter((month) => pick(month) > 0).map((month) => [month.month, pick(month)]));

/** Zone of a balance. */
export function traffic(given: Given): Record<string, unknown> {
  const balance = given.balance as number;
  const prorate = given.prorate === true;
  const ratio = Math.round(((given.employment_ratio as number | undefined) ?? 1) * 1_000_000);
  if (given.green !== undefined) {
    const light = { greenMinutes: given.green as number, yellowMinutes: given.yellow as number, prorate };
    return { light: trafficLightZone(balance, light, ratio) };
  }
  const limits = { plusMinutes: given.plus_limit as number, minusMinutes: given.minus_limit as number, prorate };
  return { light: limitZone(balance, limits, ratio) };
}
