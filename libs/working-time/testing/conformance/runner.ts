import { account, traffic } from './account-kinds';
import { attendance } from './attendance';
import { leaveDays, rounding, split, target, validate } from './calendar-kinds';
import { type ConformanceCase, type ConformanceProfiles, type Given, isRecord } from './case';
import { dataQuality } from './data-quality';
import { isAbsent } from './given';
import * as leave from './leave-kinds';
import * as limits from './limit-kinds';
import * as money from './pay-kinds';
import { unknownAgreementKeys } from './profiles';
import * as settlement from './settlement-kinds';

/** What the engine makes of one worked example. */
export interface ConformanceResult {
  readonly id: string;
  readonly status: 'ok' | 'unsupported';
  readonly actual: Readonly<Record<string, unknown>>;
  /** Why a case could not be worked out. */
  readonly reason?: string;
  /** The evaluator broke down: a bug of ours or input of a form that nobody foresaw. Never counts as merely unsupported. */
  readonly failed?: boolean;
  /** Odd input that changed nothing. */
  readonly notes?: readonly string[];
}

type Evaluator = (given: Given, profiles: ConformanceProfiles) => Record<string, unknown>;

const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  attendance,
  target,
  leave_days: leaveDays,
  split,
  data_quality: dataQuality,
  rounding,
  validate,
  account,
  traffic,
  limits: limits.limitsOfMonth,
  average: limits.average,
  counter: limits.counter,
  sum_limit: limits.sumLimit,
  date_range: limits.dateRange,
  flexquota: limits.flexquota,
  ho_quota: limits.homeOfficeQuota,
  location: limits.location,
  date: limits.raisedHours,
  ratio: limits.ratio,
  ruleset: limits.ruleset,
  leave_entitlement: leave.entitlement,
  leave_addon: leave.leaveAddon,
  leave_parental: leave.leaveParental,
  leave_shift: leave.leaveShift,
  leave_sick: leave.leaveSick,
  carry_over: leave.carriedOver,
  tauschtag: leave.tauschtag,
  regenerationstag: leave.regenerationstag,
  quota_year: leave.quotaYear,
  six_weeks: leave.sixWeeks,
  release: leave.release,
  pay: money.pay,
  overtime: money.overtime,
  standby: money.standby,
  standby_join: settlement.standbyJoin,
  overtime_settlement: settlement.overtimeSettlement,
  travel: money.travel,
};

/** Works out one case from `given` alone; what the case expects is none of its business. */
export function runCase(
  { id, kind, given }: Pick<ConformanceCase, 'id' | 'kind' | 'given'>,
  profiles: ConformanceProfiles,
): ConformanceResult {
  if (!Object.hasOwn(EVALUATORS, kind)) return { id, status: 'unsupported', actual: {}, reason: `kind ${kind}` };
  try {
    if (!isRecord(given)) throw new RangeError('given is missing');
    const actual = EVALUATORS[kind](given, profiles);
    assertNumbers(actual);
    return { id, status: 'ok', actual, notes: notesOn(given, profiles) };
  } catch (error) {
    // One case that breaks must not take the answers to all the others with it.
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, status: 'unsupported', actual: {}, reason, failed: true };
  }
}

/** NaN would silently become null in the answer. */
function assertNumbers(actual: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(actual)) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`nothing given leads to ${key}`);
  }
}

function notesOn(given: Given, profiles: ConformanceProfiles): string[] {
  if (isAbsent(given.agreement)) return [];
  return unknownAgreementKeys(given.agreement, profiles).map((key) => `agreement: no rule knows the key ${key}`);
}
