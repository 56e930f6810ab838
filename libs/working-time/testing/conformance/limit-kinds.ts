import {
  acceptedLocation,
  ageOn,
  averageHours,
  type AverageWindow,
  doubleWeekFindings,
  employmentRatio,
  flexDayFindings,
  homeOfficeUse,
  type HomeOfficeQuota,
  isNightWorker,
  monthContractFindings,
  protectionPeriod,
  raisedHoursEnd,
  werktageBetween,
  type WorkLocation,
} from '../../src';
import { type Given } from './case';

type Result = Record<string, unknown>;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekday = (name: string): number => WEEKDAYS.indexOf(name) + 1;
const number = (given: Given, key: string): number => (given[key] as number | undefined) ?? 0;

interface WindowGiven {
  readonly type: string;
  readonly weeks?: number;
  readonly excluded_werktage?: number;
  readonly excluded_weeks?: number;
  readonly from?: string;
  readonly to?: string;
}

const WINDOWS: Readonly<Record<string, AverageWindow['kind']>> = {
  '4_weeks': 'nightWorkers',
  '24_weeks': 'eightHours',
  '6_months': 'eightHours',
  weeks: 'fortyEightHours',
};

export function average(given: Given): Result {
  const window = given.window as WindowGiven;
  const kind = WINDOWS[window.type];
  if (!kind) throw new RangeError(`unknown window: ${window.type}`);
  const byWeeks = kind === 'fortyEightHours';
  const werktage = window.from && window.to ? werktageBetween(window.from, window.to) : (window.weeks ?? 0) * 6;
  const count = byWeeks
    ? (window.weeks ?? 0) - (window.excluded_weeks ?? 0)
    : werktage - (window.excluded_werktage ?? 0);
  const limit = number(given, byWeeks ? 'limit_per_week' : 'limit_per_werktag');
  const result = averageHours({ kind, count }, number(given, 'worked_minutes_total'), limit);
  return {
    [byWeeks ? 'weeks' : 'werktage']: count,
    allowed_minutes: result.allowedMinutes,
    average_minutes: result.averageHundredths === null ? null : result.averageHundredths / 100,
    violations: result.findings,
  };
}

export function counter(given: Given): Result {
  const rotates = given.shift_rotation_nights === true;
  return { is_night_worker: isNightWorker(rotates, number(given, 'night_work_days_in_year')) };
}

export function sumLimit(given: Given): Result {
  const total = (given.minutes as number[]).reduce((sum, minutes) => sum + minutes, 0);
  const limit = number(given, 'limit');
  const violations =
    given.unit === 'month_contract'
      ? monthContractFindings(total, limit)
      : doubleWeekFindings(total, limit, given.age !== undefined && number(given, 'age') < 18);
  return { total, violations };
}

export function dateRange(given: Given): Result {
  const period = protectionPeriod({
    dueDate: given.due_date as string,
    birth: given.birth as string,
    isMultiple: given.multiple === true,
    isPremature: given.premature === true,
  });
  return { start: period.from, end: period.to };
}

export function flexquota(given: Given): Result {
  const halves = (key: string): number => Math.round(number(given, key) * 2);
  const violations = flexDayFindings(
    {
      requestHalfDays: halves('request'),
      takenInMonthHalfDays: halves('taken_in_month'),
      takenInYearHalfDays: halves('taken_in_year'),
      balanceMinutes: number(given, 'balance'),
      targetMinutes: number(given, 'target'),
    },
    {
      maxPerMonth: number(given, 'max_per_month'),
      maxPerYear: number(given, 'max_per_year'),
      lowerLimitMinutes: (given.lower_limit as number | null | undefined) ?? null,
    },
  );
  return { decision: violations.length > 0 ? 'block' : 'approve_possible', violations };
}

export function homeOfficeQuota(given: Given): Result {
  const days = given.days as { day: string; mobile?: number; telework?: number }[];
  const use = homeOfficeUse(
    days.map(({ day, mobile = 0, telework = 0 }) => ({ weekday: weekday(day), remoteMinutes: mobile + telework })),
    quotaOf(given),
    ((given.onsite_days as string[] | undefined) ?? []).map(weekday),
  );
  return {
    remote_minutes: use.remoteMinutes,
    remote_days: use.remoteDays,
    allowed_minutes: use.allowedMinutes,
    excess_minutes: use.excessMinutes,
    excess_days: use.excessDays,
    violations: use.findings,
  };
}

function quotaOf(given: Given): HomeOfficeQuota {
  const percentHundredths = Math.round(number(given, 'percent') * 100);
  const contractWeekMinutes = number(given, 'contract_week');
  switch (given.basis) {
    case 'percent_of_contract_week':
      return { kind: 'percent', basisMinutes: contractWeekMinutes, percentHundredths };
    case 'percent_of_week_target':
      return { kind: 'percent', basisMinutes: number(given, 'week_target'), percentHundredths };
    case 'days_per_week':
      return { kind: 'daysPerWeek', maxDays: number(given, 'max_days') };
    case 'minutes_per_day': {
      const minContractWeekMinutes = (given.min_contract_week as number | undefined) ?? null;
      const maxMinutes = number(given, 'max_minutes_per_day');
      return { kind: 'minutesPerDay', maxMinutes, contractWeekMinutes, minContractWeekMinutes };
    }
    default:
      throw new RangeError(`unknown basis: ${String(given.basis)}`);
  }
}

const LOCATIONS: Readonly<Record<string, WorkLocation>> = {
  office: 'office',
  mobile: 'mobileWork',
  telework: 'telework',
  travel: 'businessTrip',
};

export function location(given: Given): Result {
  const booked = LOCATIONS[given.booking_location as string];
  if (!booked) throw new RangeError(`unknown location: ${String(given.booking_location)}`);
  const telework = given.telework_agreement as {
    from: string;
    to: string | null;
    equipment_installed?: boolean;
  } | null;
  const result = acceptedLocation(booked, {
    date: (given.booking_date as string | undefined) ?? null,
    telework: telework
      ? {
          validFrom: telework.from,
          validTo: telework.to ?? null,
          isEquipmentInstalled: telework.equipment_installed === true,
        }
      : null,
    isMobileApproved: given.mobile_approved === true,
  });
  const names: Record<string, string> = {
    mobileWork: 'mobile',
    businessTrip: 'travel',
    unapprovedRemote: 'unapproved_remote',
  };
  return {
    accepted_as: names[result.acceptedAs] ?? result.acceptedAs,
    violations: result.findings,
    ...(given.minutes !== undefined && { credited_minutes: given.minutes }),
  };
}

export function raisedHours(given: Given): Result {
  const probation = (given.probation_until as string | undefined) ?? null;
  const result = raisedHoursEnd(given.start as string, number(given, 'max_months'), probation);
  return result.ok
    ? { rejected: false, code: null, latest_end: result.latestEnd }
    : { rejected: true, code: result.code };
}

export function ratio(given: Given): Result {
  const weekly = number(given, 'weekly_minutes');
  const entries = Object.entries(given).filter(([key]) => key.startsWith('fulltime'));
  return Object.fromEntries(
    entries.map(([key, fulltime]) => [
      key.replace('fulltime', 'ratio').replace(/_minutes$|_weekly$/, ''),
      employmentRatio(weekly, fulltime as number) / 1_000_000,
    ]),
  );
}

export function ruleset(given: Given): Result {
  const dates = given.dates as string[];
  const of = (date: string): string => (ageOn(given.birth_date as string, date) < 18 ? 'JARBSCHG' : 'ARBZG');
  return { ruleset: Object.fromEntries(dates.map((date) => [date, of(date)])) };
}
