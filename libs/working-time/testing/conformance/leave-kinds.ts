import {
  carryOver,
  type CarryOverFacts,
  disabilityLeaveHundredths,
  exchangeDayWithIllness,
  grantedReleaseDays,
  holidayCalendar,
  leaveEntitlement,
  leaveWithIllness,
  parentalLeaveTwelfths,
  qualificationDays,
  REGENERATION_DAY_COUNTS_AS_TAKEN,
  RELEASE_DAYS,
  type ReleaseCause,
  shiftLeaveDays,
  sickPayPeriod,
} from '../../src';
import { type Given } from './case';
import { saxonHolidays } from './holidays';

type Result = Record<string, unknown>;
const thousandths = (value: unknown): number => Math.round((value as number) * 1000);
const days = (hundredths: number): number => hundredths / 100;

export function entitlement(given: Given): Result {
  const segments = given.segments as { from: string; to: string; days_per_week: number }[];
  const result = leaveEntitlement({
    year: given.year as number,
    entry: given.entry as string,
    exit: (given.exit as string | null | undefined) ?? null,
    segments: segments.map(({ from, to, days_per_week }) => ({
      from,
      to,
      daysPerWeekThousandths: thousandths(days_per_week),
    })),
  });
  return {
    tariff: days(result.tariffHundredths),
    statutory_min: days(result.statutoryMinimumHundredths),
    entitlement: days(result.entitlementHundredths),
  };
}

export function leaveAddon(given: Given): Result {
  const hundredths = disabilityLeaveHundredths(thousandths(given.days_per_week), given.months as number);
  return { additional_days: days(hundredths) };
}

export function leaveParental(given: Given): Result {
  const twelfths = parentalLeaveTwelfths({
    annualDays: given.annual_days as number,
    fullMonths: given.full_months_parental_leave as number,
    isPartTimeDuring: given.part_time_during === true,
    isDeclared: given.employer_declares === true,
  });
  return { entitlement: twelfths / 12 };
}

export function leaveShift(given: Given): Result {
  const kind = given.type === 'wechselschicht' ? 'rotatingShift' : 'shift';
  return { additional_days: shiftLeaveDays(kind, given.connected_months as number) };
}

export function leaveSick(given: Given): Result {
  const result = leaveWithIllness(given.leave_days_booked as number, given.certified_sick_workdays_inside as number);
  return { leave_days_used: result.leaveDaysUsed, sick_days: result.sickDays };
}

export function carriedOver(given: Given): Result {
  const year = given.year as number;
  const reasons: Record<string, CarryOverFacts['reason']> = { parental_leave: 'parentalLeave' };
  const reason = (given.reason as string | undefined) ?? 'none';
  const optional = (key: string): string | null => (given[key] as string | null | undefined) ?? null;
  const holidays = Array.isArray(given.holidays)
    ? holidayCalendar(given.holidays)
    : saxonHolidays([year + 1, year + 2]);
  const result = carryOver(
    {
      year,
      statutoryDaysLeft: (given.statutory_left as number | undefined) ?? 0,
      extraDaysLeft: (given.extra_left as number | undefined) ?? 0,
      isNoticeGiven: given.employer_notice_given === true,
      reason: reasons[reason] ?? (reason as CarryOverFacts['reason']),
      sickUntil: optional('sick_until'),
      notStartedReason: optional('not_started_reason') as CarryOverFacts['notStartedReason'],
      leaveFrom: optional('leave_from'),
      leaveTo: optional('leave_to'),
      protectedUntil: reason === 'maternity' ? optional('ban_to') : optional('parental_leave_to'),
    },
    holidays,
  );
  return {
    valid: result.isValid,
    latest_start: result.latestStart,
    days_lapsed: result.daysLapsed,
    lapse_date: result.lapseDate,
    days_carried: result.daysCarried,
    statutory_lapse_date: result.statutoryLapseDate,
    extra_lapse_date: result.extraLapseDate,
    latest_use: result.latestUse,
  };
}

export function tauschtag(given: Given): Result {
  const facts = { certified: given.certified_sick === true, employer: (given.employer as string | undefined) ?? 'VKA' };
  const result = exchangeDayWithIllness(given.tauschtag as string, facts);
  return { replacement_day_due_by: result.replacementBy, payout: result.payout };
}

export function regenerationstag(): Result {
  return { counts_as_taken: REGENERATION_DAY_COUNTS_AS_TAKEN };
}

export function quotaYear(given: Given): Result {
  return { days: qualificationDays(given.year as number, (given.days_per_week as number | undefined) ?? 5) };
}

export function sixWeeks(given: Given): Result {
  const period = sickPayPeriod(given.first_day as string, given.worked_part_of_first_day === true);
  return { first_counted: period.firstCounted, last_paid: period.lastPaid };
}

export function release(given: Given): Result {
  if (!Object.hasOwn(RELEASE_DAYS, given.cause as string))
    throw new RangeError(`unknown cause: ${String(given.cause)}`);
  const granted = grantedReleaseDays({
    cause: given.cause as ReleaseCause,
    requestedDays: given.request as number,
    usedForCauseDays: (given.days_used_cause as number | undefined) ?? 0,
    usedLetterEDays: (given.days_used_e_total as number | undefined) ?? 0,
  });
  return { granted };
}
