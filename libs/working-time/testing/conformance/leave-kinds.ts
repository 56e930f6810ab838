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
import {
  amountOf,
  choiceOf,
  dateOf,
  datesOf,
  daysOf,
  daysPerWeekOf,
  flagOf,
  isAbsent,
  optionalDate,
  optionalText,
  recordsOf,
  sizeOf,
  yearOf,
} from './given';
import { saxonHolidays } from './holidays';

type Result = Record<string, unknown>;
const days = (hundredths: number): number => hundredths / 100;

export function entitlement(given: Given): Result {
  const segments = recordsOf<Given>(given, 'segments').map((segment) => {
    const [from, to] = [dateOf(segment, 'from'), dateOf(segment, 'to')];
    if (to < from) throw new RangeError(`segment ends before it begins: ${from} to ${to}`);
    return { from, to, daysPerWeekThousandths: daysPerWeekOf(segment, 'days_per_week') };
  });
  if (segments.length === 0) throw new RangeError('segments is empty');
  segments.forEach(({ from }, index) => {
    const twice = segments.some((other, at) => at !== index && other.from <= from && from <= other.to);
    if (twice) throw new RangeError(`segments: two of them hold ${from}`);
  });
  const result = leaveEntitlement({
    year: yearOf(given, 'year'),
    entry: dateOf(given, 'entry'),
    exit: optionalDate(given, 'exit'),
    segments,
  });
  return {
    tariff: days(result.tariffHundredths),
    statutory_min: days(result.statutoryMinimumHundredths),
    entitlement: days(result.entitlementHundredths),
  };
}

export function leaveAddon(given: Given): Result {
  const hundredths = disabilityLeaveHundredths(daysPerWeekOf(given, 'days_per_week'), amountOf(given, 'months'));
  return { additional_days: days(hundredths) };
}

export function leaveParental(given: Given): Result {
  const fullMonths = amountOf(given, 'full_months_parental_leave');
  if (fullMonths > 12) throw new RangeError('full_months_parental_leave is more than a year');
  const twelfths = parentalLeaveTwelfths({
    annualDays: sizeOf(given, 'annual_days'),
    fullMonths,
    isPartTimeDuring: flagOf(given, 'part_time_during'),
    isDeclared: flagOf(given, 'employer_declares'),
  });
  return { entitlement: twelfths / 12 };
}

export function leaveShift(given: Given): Result {
  const kind = choiceOf({ wechselschicht: 'rotatingShift', schicht: 'shift' } as const, given.type, 'type');
  return { additional_days: shiftLeaveDays(kind, amountOf(given, 'connected_months')) };
}

export function leaveSick(given: Given): Result {
  const certifiedDays = amountOf(given, 'certified_sick_workdays_inside', 0);
  const bookedDays = sizeOf(given, 'leave_days_booked');
  if (certifiedDays > bookedDays) throw new RangeError('certified_sick_workdays_inside is more than was booked');
  const result = leaveWithIllness(bookedDays, certifiedDays);
  return { leave_days_used: result.leaveDaysUsed, sick_days: result.sickDays };
}

const REASONS: Readonly<Record<string, CarryOverFacts['reason']>> = {
  none: 'none',
  operational: 'operational',
  sick: 'sick',
  maternity: 'maternity',
  parental_leave: 'parentalLeave',
};
const NOT_STARTED: Readonly<Record<string, CarryOverFacts['notStartedReason']>> = {
  none: null,
  sick: 'sick',
  operational: 'operational',
};

export function carriedOver(given: Given): Result {
  const year = yearOf(given, 'year');
  const reason = choiceOf(REASONS, given.reason ?? 'none', 'reason');
  const protection = { maternity: 'ban_to', parentalLeave: 'parental_leave_to' } as const;
  const holidays = isAbsent(given.holidays)
    ? saxonHolidays([year, year + 1, year + 2])
    : holidayCalendar(datesOf(given, 'holidays'));
  const [leaveFrom, leaveTo] = [optionalDate(given, 'leave_from'), optionalDate(given, 'leave_to')];
  if (leaveFrom !== null && leaveTo !== null) daysOf('leave', leaveFrom, leaveTo);
  const result = carryOver(
    {
      year,
      statutoryDaysLeft: sizeOf(given, 'statutory_left', 0),
      extraDaysLeft: sizeOf(given, 'extra_left', 0),
      isNoticeGiven: given.employer_notice_given === true,
      reason,
      sickUntil: optionalDate(given, 'sick_until'),
      notStartedReason: choiceOf(NOT_STARTED, given.not_started_reason ?? 'none', 'not_started_reason'),
      leaveFrom,
      leaveTo,
      protectedUntil: reason === 'maternity' || reason === 'parentalLeave' ? dateOf(given, protection[reason]) : null,
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
  const facts = {
    certified: flagOf(given, 'certified_sick'),
    employer: optionalText(given, 'employer') ?? 'VKA',
  };
  const result = exchangeDayWithIllness(dateOf(given, 'tauschtag'), facts);
  return { replacement_day_due_by: result.replacementBy, payout: result.payout };
}

export function regenerationstag(): Result {
  return { counts_as_taken: REGENERATION_DAY_COUNTS_AS_TAKEN };
}

export function quotaYear(given: Given): Result {
  return { days: qualificationDays(yearOf(given, 'year'), daysPerWeekOf(given, 'days_per_week', 5) / 1000) };
}

export function sixWeeks(given: Given): Result {
  const period = sickPayPeriod(dateOf(given, 'first_day'), flagOf(given, 'worked_part_of_first_day'));
  return { first_counted: period.firstCounted, last_paid: period.lastPaid };
}

const CAUSES = Object.fromEntries(Object.keys(RELEASE_DAYS).map((cause) => [cause, cause as ReleaseCause]));

export function release(given: Given): Result {
  const granted = grantedReleaseDays({
    cause: choiceOf(CAUSES, given.cause, 'cause'),
    requestedDays: sizeOf(given, 'request'),
    usedForCauseDays: sizeOf(given, 'days_used_cause', 0),
    usedLetterEDays: sizeOf(given, 'days_used_e_total', 0),
  });
  return { granted };
}
