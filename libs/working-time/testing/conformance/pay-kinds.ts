import {
  corridorOvertimeMinutes,
  exemptionFindings,
  factorise,
  FLAT_STANDBY_MINUTES,
  flatStandbyHours,
  hourlyCents,
  INCREASE_PERCENT,
  increaseSupplement,
  OVERTIME_PERCENT,
  overtimePay,
  paidCalloutMinutes,
  payGroupSide,
  shortStandbyMinutes,
  splitOvertime,
  supplementCents,
  travelCreditMinutes,
} from '../../src';
import { type Given } from './case';

type Result = Record<string, unknown>;
const number = (given: Given, key: string): number => (given[key] as number | undefined) ?? 0;
const thousandths = (value: number): number => Math.round(value * 1000);

export function pay(given: Given): Result {
  if (given.monthly_cents !== undefined) {
    return { hourly_cents: hourlyCents(number(given, 'monthly_cents'), thousandths(number(given, 'weekly_hours'))) };
  }
  if (given.kind === 'increase') return increase(given);
  return given.overtime_minutes !== undefined ? overtimeMoney(given) : timeSupplement(given);
}

function increase(given: Given): Result {
  const percent = INCREASE_PERCENT[payGroupSide(given.pay_group as string)];
  const hours = thousandths(number(given, 'increase_hours_per_week'));
  const result = increaseSupplement(hours, number(given, 'hourly_stage3_cents'), percent);
  return {
    supplement_percent: percent,
    supplement_cents_per_hour: result.centsPerHour,
    supplement_cents_per_month: result.centsPerMonth,
  };
}

function overtimeMoney(given: Given): Result {
  const percent = OVERTIME_PERCENT[payGroupSide(given.pay_group as string)];
  const stage3HourlyCents = number(given, 'hourly_stage3_cents');
  const baseHourlyCents = baseRate(given, stage3HourlyCents);
  const minutes = number(given, 'overtime_minutes');
  const result = overtimePay({ minutes, baseHourlyCents, stage3HourlyCents, percent });
  return {
    supplement_percent: percent,
    supplement_cents: result.supplementCents,
    base_cents: result.baseCents,
    total_cents: result.totalCents,
  };
}

/** Own stage, at most stage 4. */
function baseRate(given: Given, stage3: number): number {
  const own = given.hourly_own_stage_cents as number | undefined;
  const stage4 = given.hourly_stage4_cents as number | undefined;
  const stage = (given.own_stage as number | undefined) ?? (own === undefined ? 3 : 4);
  if (stage > 4) return stage4 ?? own ?? stage3;
  return own ?? (stage === 4 ? (stage4 ?? stage3) : stage3);
}

function timeSupplement(given: Given): Result {
  const [minutes, percent] = [number(given, 'minutes'), number(given, 'percent')];
  const money =
    given.hourly_stage3_cents === undefined
      ? {}
      : { supplement_cents: supplementCents(minutes, number(given, 'hourly_stage3_cents'), percent) };
  if (given.factorise === undefined) return money;
  const allowed = given.factorise === true && given.account_10_exists === true && given.employee_request === true;
  const result = factorise(minutes, percent, allowed);
  return {
    ...money,
    time_credit_minutes: result.creditMinutes,
    pay_minutes: result.payMinutes,
    target_account: allowed ? 'arbeitszeitkonto_10' : null,
  };
}

export function overtime(given: Given): Result {
  const selfChosen = number(given, 'self_chosen_minutes');
  const only = (minutes: number): Result => ({
    mehrarbeit_minutes: 0,
    overtime_minutes: minutes,
    plain_time_off_minutes: 0,
    supplement_minutes: minutes,
    flexitime_minutes: selfChosen,
    violations: [],
  });
  if (given.model === 'rahmenzeit') return only(number(given, 'ordered_outside_frame'));
  if (given.model === 'korridor') {
    return only(corridorOvertimeMinutes(number(given, 'week_worked'), number(given, 'corridor_minutes'), selfChosen));
  }
  const violations = exemptionFindings({
    isSeverelyDisabled: given.severely_disabled === true,
    hasRequestedExemption: given.requested_exemption === true,
    orderedDayTotalMinutes: number(given, 'ordered_day_total_minutes'),
  });
  const result = splitOvertime({
    contractWeeklyMinutes: number(given, 'contract_weekly'),
    fulltimeWeeklyMinutes: number(given, 'fulltime_weekly'),
    orderedMinutes: number(given, 'ordered_minutes'),
    compensatedMinutes: number(given, 'compensated_by_end_of_next_week'),
    partTimePolicy: given.pt_policy === 'pro_rata' ? 'proRata' : 'tariffText',
  });
  return {
    mehrarbeit_minutes: result.additionalMinutes,
    overtime_minutes: result.overtimeMinutes,
    plain_time_off_minutes: result.plainTimeOffMinutes,
    supplement_minutes: result.supplementMinutes,
    flexitime_minutes: selfChosen,
    violations,
  };
}

const WEEKEND = new Set(['sat', 'sun', 'holiday']);

export function standby(given: Given): Result {
  const callouts = (given.callouts as { minutes: number; remote: boolean }[] | undefined) ?? [];
  const dayNames = (given.days as string[] | undefined) ?? [];
  const times =
    (given.separate_standbys as number[] | undefined) ??
    (given.standby_minutes === undefined ? [] : [number(given, 'standby_minutes')]);
  const weekend = dayNames.filter((day) => WEEKEND.has(day)).length;
  const isLong = times.some((minutes) => minutes >= FLAT_STANDBY_MINUTES);
  return {
    paid_callout_minutes: paidCalloutMinutes(callouts.map(({ minutes, remote }) => ({ minutes, isRemote: remote }))),
    flat_hours: isLong ? flatStandbyHours(dayNames.length - weekend, weekend) : 0,
    // 12.5 % of the hours: an eighth.
    hourly_pay_hours: shortStandbyMinutes(times) / 480,
  };
}

export function travel(given: Given): Result {
  return {
    credit_minutes: travelCreditMinutes(number(given, 'passive_travel_minutes_in_month'), given.request === true),
  };
}
