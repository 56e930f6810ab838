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
  SUPPLEMENT_PERCENT,
  supplementCents,
  travelCreditMinutes,
} from '../../src';
import { type Given } from './case';
import {
  amountOf,
  amountsOf,
  choiceOf,
  flagOf,
  isAbsent,
  namesOf,
  optionalRecords,
  optionalWhole,
  sizeOf,
  textOf,
} from './given';

type Result = Record<string, unknown>;
const thousandths = (given: Given, key: string): number => Math.round(sizeOf(given, key) * 1000);

export function pay(given: Given): Result {
  if (!isAbsent(given.monthly_cents)) {
    const weeklyHours = thousandths(given, 'weekly_hours');
    if (weeklyHours === 0) throw new RangeError('weekly_hours is 0');
    return { hourly_cents: hourlyCents(amountOf(given, 'monthly_cents'), weeklyHours) };
  }
  if (given.kind === 'increase' || !isAbsent(given.increase_hours_per_week)) return increase(given);
  const isOvertime = !isAbsent(given.overtime_minutes);
  const minutes = amountOf(given, isOvertime ? 'overtime_minutes' : 'minutes');
  const percent = isOvertime ? OVERTIME_PERCENT[payGroupSide(textOf(given, 'pay_group'))] : percentOf(given);
  return {
    ...(isOvertime ? overtimeMoney(given, minutes, percent) : timeSupplement(given, minutes, percent)),
    ...(!isAbsent(given.factorise) && factorised(given, minutes, percent)),
  };
}

function increase(given: Given): Result {
  const percent = INCREASE_PERCENT[payGroupSide(textOf(given, 'pay_group'))];
  const hours = thousandths(given, 'increase_hours_per_week');
  const result = increaseSupplement(hours, amountOf(given, 'hourly_stage3_cents'), percent);
  return {
    supplement_percent: percent,
    supplement_cents_per_hour: result.centsPerHour,
    supplement_cents_per_month: result.centsPerMonth,
  };
}

function overtimeMoney(given: Given, minutes: number, percent: number): Result {
  if (isAbsent(given.hourly_stage3_cents)) return { supplement_percent: percent };
  const stage3HourlyCents = amountOf(given, 'hourly_stage3_cents');
  const baseHourlyCents = baseRate(given, stage3HourlyCents);
  if (baseHourlyCents === null) {
    return { supplement_percent: percent, supplement_cents: supplementCents(minutes, stage3HourlyCents, percent) };
  }
  const result = overtimePay({ minutes, baseHourlyCents, stage3HourlyCents, percent });
  return {
    supplement_percent: percent,
    supplement_cents: result.supplementCents,
    base_cents: result.baseCents,
    total_cents: result.totalCents,
  };
}

/**
 * Own stage, at most stage 4; rates only rise with the stage, so the lower of both is the right one.
 * Without a stage it is the third. Null where the case does not name the rate: another one would be wrong pay.
 */
function baseRate(given: Given, stage3: number): number | null {
  const own = optionalWhole(given, 'hourly_own_stage_cents');
  const stage4 = optionalWhole(given, 'hourly_stage4_cents');
  const stage = optionalWhole(given, 'own_stage');
  if (stage !== null && stage > 4) return stage4;
  if (own !== null) return stage4 === null ? own : Math.min(own, stage4);
  return stage === 4 ? stage4 : stage === null || stage === 3 ? stage3 : null;
}

/** The percentage of the case, or the one that the supplement has by the tariff. */
function percentOf(given: Given): number {
  if (!isAbsent(given.percent)) return amountOf(given, 'percent');
  return choiceOf(SUPPLEMENT_PERCENT, given.supplement, 'supplement');
}

function timeSupplement(given: Given, minutes: number, percent: number): Result {
  if (isAbsent(given.hourly_stage3_cents)) return {};
  return { supplement_cents: supplementCents(minutes, amountOf(given, 'hourly_stage3_cents'), percent) };
}

function factorised(given: Given, minutes: number, percent: number): Result {
  const allowed = flagOf(given, 'factorise') && flagOf(given, 'account_10_exists') && flagOf(given, 'employee_request');
  const result = factorise(minutes, percent, allowed);
  return {
    time_credit_minutes: result.creditMinutes,
    pay_minutes: result.payMinutes,
    target_account: allowed ? 'arbeitszeitkonto_10' : null,
  };
}

export function overtime(given: Given): Result {
  const selfChosen = amountOf(given, 'self_chosen_minutes', 0);
  const evaluate = choiceOf(
    {
      standard: () => ordered(given, selfChosen),
      sgb9: () => ordered(given, selfChosen),
      rahmenzeit: () => onlyOvertime(amountOf(given, 'ordered_outside_frame'), selfChosen),
      korridor: () =>
        onlyOvertime(
          corridorOvertimeMinutes(amountOf(given, 'week_worked'), amountOf(given, 'corridor_minutes'), selfChosen),
          selfChosen,
        ),
    },
    given.model ?? 'standard',
    'model',
  );
  return evaluate();
}

const onlyOvertime = (minutes: number, selfChosen: number): Result => ({
  mehrarbeit_minutes: 0,
  overtime_minutes: minutes,
  plain_time_off_minutes: 0,
  supplement_minutes: minutes,
  flexitime_minutes: selfChosen,
  violations: [],
});

const PART_TIME_POLICIES = { tariff_text: 'tariffText', pro_rata: 'proRata' } as const;

function ordered(given: Given, selfChosen: number): Result {
  const violations = exemptionFindings({
    isSeverelyDisabled: flagOf(given, 'severely_disabled'),
    hasRequestedExemption: flagOf(given, 'requested_exemption'),
    orderedDayTotalMinutes: amountOf(given, 'ordered_day_total_minutes', 0),
  });
  const orderedMinutes = amountOf(given, 'ordered_minutes', 0);
  const compensatedMinutes = amountOf(given, 'compensated_by_end_of_next_week', 0);
  if (compensatedMinutes > orderedMinutes) throw new RangeError('more is compensated than was ordered');
  // Without ordered minutes nobody asks where the full-time hours begin.
  const fallback = orderedMinutes === 0 ? 0 : undefined;
  const result = splitOvertime({
    contractWeeklyMinutes: amountOf(given, 'contract_weekly', fallback),
    fulltimeWeeklyMinutes: amountOf(given, 'fulltime_weekly', fallback),
    orderedMinutes,
    compensatedMinutes,
    partTimePolicy: choiceOf(PART_TIME_POLICIES, given.pt_policy ?? 'tariff_text', 'pt_policy'),
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

/** Whether a day counts as weekend for the flat sum. */
const STANDBY_DAYS: Readonly<Record<string, boolean>> = {
  mon: false,
  tue: false,
  wed: false,
  thu: false,
  fri: false,
  sat: true,
  sun: true,
  holiday: true,
};

export function standby(given: Given): Result {
  const callouts = optionalRecords<Given>(given, 'callouts').map((callout) => ({
    minutes: amountOf(callout, 'minutes'),
    isRemote: flagOf(callout, 'remote'),
  }));
  const days = namesOf(given, 'days').map((day) => choiceOf(STANDBY_DAYS, day, 'day'));
  const times = isAbsent(given.separate_standbys) ? [] : amountsOf(given, 'separate_standbys');
  if (!isAbsent(given.standby_minutes) && times.length === 0) times.push(amountOf(given, 'standby_minutes'));
  const weekend = days.filter((isWeekend) => isWeekend).length;
  const isLong = times.some((minutes) => minutes >= FLAT_STANDBY_MINUTES);
  if (isLong && days.length === 0) throw new RangeError('days is missing: a flat sum is earned by day');
  return {
    paid_callout_minutes: paidCalloutMinutes(callouts),
    flat_hours: isLong ? flatStandbyHours(days.length - weekend, weekend) : 0,
    // 12.5 % of the hours: an eighth.
    hourly_pay_hours: shortStandbyMinutes(times) / 480,
  };
}

export function travel(given: Given): Result {
  const minutes = amountOf(given, 'passive_travel_minutes_in_month');
  return { credit_minutes: travelCreditMinutes(minutes, flagOf(given, 'request')) };
}
