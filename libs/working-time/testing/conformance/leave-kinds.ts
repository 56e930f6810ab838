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
import { amountOf, choiceOf, dateOf, datesOf, flagOf, numberOf, optionalDate, recordsOf } from './given';
import { saxonHolidays } from './holidays';

type Result = Record<string, unknown>;
const thousandths = (given: Given, key: string): number => Math.round(numberOf(given, key) * 1000);
const days = (hundredths: number): number => hundredths / 100;

export function entitlement(given: Given): Result {
  const segments = recordsOf<Given>(given, 'segments').map((segment) => {
    const [from, to] = [dateOf(segment, 'from'), dateOf(segment, 'to')];
    if (to < from) throw new RangeError(`segment ends before it begins: ${from} to ${to}`);
    return { from, to, daysPerWeekThousandths: thousandths(segment, 'days_per_week') };
  });
  if (segments.length === 0) throw new RangeError('segments is empty');
  const result = leaveEntitlement({
    year: amountOf(given, 'year'),
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
  const hundredths = disabilityLeaveHundredths(thousandths(given, 'days_per_week'), amountOf(given, 'months'));
  return { additional_days: days(hundredths) };
}

export function leaveParental(given: Given): Result {
  const twelfths = parentalLeaveTwelfths({
    annualDays: numberOf(given, 'annual_days'),
    fullMonths: amountOf(given, 'full_months_parental_leave'),
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
  const result = leaveWithIllness(numberOf(given, 'leave_days_booked'), certifiedDays);
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
  const year = amountOf(given, 'year');
  const reason = choiceOf(REASONS, given.reason ?? 'none', 'reason');
  const protection = { maternity: 'ban_to', parentalLeave: 'parental_leave_to' } as const;
  const holidays =
    given.holidays === undefined ? saxonHolidays([year + 1, year + 2]) : holidayCalendar(datesOf(given, 'holidays'));
  const [leaveFrom, leaveTo] = [optionalDate(given, 'leave_from'), optionalDate(given, 'leave_to')];
  if (leaveFrom !== null && leaveTo !== null && leaveTo < leaveFrom)
    throw new RangeError('leave ends before it begins');
  const result = carryOver(
    {
      year,
      statutoryDaysLeft: numberOf(given, 'statutory_left', 0),
      extraDaysLeft: numberOf(given, 'extra_left', 0),
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
    employer: (given.employer as string | undefined) ?? 'VKA',
  };
  const result = exchangeDayWithIllness(dateOf(given, 'tauschtag'), facts);
  return { replacement_day_due_by: result.replacementBy, payout: result.payout };
}

export function regenerationstag(): Result {
  return { counts_as_taken: REGENERATION_DAY_COUNTS_AS_TAKEN };
}

export function quotaYear(given: Given): Result {
  return { days: qualificationDays(amountOf(given, 'year'), numberOf(given, 'days_per_week', 5)) };
}

export function sixWeeks(given: Given): Result {
  const period = sickPayPeriod(dateOf(given, 'first_day'), flagOf(given, 'worked_part_of_first_day'));
  return { first_counted: period.firstCounted, last_paid: period.lastPaid };
}

const CAUSES = Object.fromEntries(Object.keys(RELEASE_DAYS).map((cause) => [cause, cause as ReleaseCause]));

export function release(given: Given): Result {
  const granted = grantedReleaseDays({
    cause: choiceOf(CAUSES, given.cause, 'cause'),
    requestedDays: numberOf(given, 'request'),
    usedForCauseDays: numberOf(given, 'days_used_cause', 0),
    usedLetterEDays: numberOf(given, 'days_used_e_total', 0),
  });
  return { granted };
}
