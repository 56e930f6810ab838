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
  type RemoteDay,
  isLocalDate,
  isNightWorker,
  monthContractFindings,
  protectionPeriod,
  RAISED_HOURS_MAX_MONTHS,
  raisedHoursEnd,
  standings,
  werktageBetween,
  type LocalDate,
  yearMonth,
} from '../../src';
import { type Given } from './case';
import {
  amountOf,
  amountsOf,
  choiceOf,
  dateOf,
  datesOf,
  daysOf,
  flagOf,
  isAbsent,
  namesOf,
  numberOf,
  optionalDate,
  optionalSize,
  optionalWhole,
  recordOf,
  recordsOf,
  sizeOf,
  textOf,
  wholeOf,
} from './given';
import { LOCATIONS } from './stamps';
import { type PeriodDayChanges, periodDays, periodOf } from '../period-days';

type Result = Record<string, unknown>;

/**
 * Every limit of a month by its code, the spans that it has. Days are usual ones (468 minutes from Monday to Friday)
 * but where `days` says otherwise; `holds_in` is the stretch of employment that is looked at, `limits_of` the month.
 */
export function limitsOfMonth(given: Given): Result {
  const changed = isAbsent(given.days) ? {} : recordOf(given, 'days');
  const misdated = Object.keys(changed).find((date) => !isLocalDate(date));
  if (misdated !== undefined) throw new RangeError(`days: not a date: ${misdated}`);
  const span = recordOf(given, 'holds_in');
  const [from, to] = [dateOf(span, 'from'), dateOf(span, 'to')];
  const days = periodDays(from, to, (date) => (Object.hasOwn(changed, date) ? dayOf(recordOf(changed, date)) : {}));
  const told = standings(
    days,
    periodOf(yearMonth(textOf(given, 'limits_of')), optionalDate(given, 'today') ?? undefined),
  );
  return Object.fromEntries(
    [...Map.groupBy(told, ({ code }) => code)].map(([code, ofCode]) => [
      code,
      ofCode.map((one) => ({ from: one.from, to: one.to, reached: one.actual, allowed: one.limit, state: one.state })),
    ]),
  );
}

/** What differs on a day. */
const dayOf = (given: Given): PeriodDayChanges => ({
  ...(isAbsent(given.worked_minutes) ? {} : { workedMinutes: amountOf(given, 'worked_minutes') }),
  ...(isAbsent(given.night_minutes) ? {} : { nightMinutes: amountOf(given, 'night_minutes') }),
  ...(isAbsent(given.location) ? {} : { at: choiceOf(LOCATIONS, given.location, 'location') }),
  isAway: flagOf(given, 'away'),
  isHoliday: flagOf(given, 'holiday'),
});
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekday = (name: string): number => {
  const index = WEEKDAYS.indexOf(name);
  if (index < 0) throw new RangeError(`unknown weekday: ${name}`);
  return index + 1;
};

interface WindowForm {
  readonly kind: AverageWindow['kind'];
  /** Length where the case names neither weeks nor dates; null where it must. */
  readonly weeks: number | null;
}

const WINDOWS: Readonly<Record<string, WindowForm>> = {
  '4_weeks': { kind: 'nightWorkers', weeks: 4 },
  '24_weeks': { kind: 'eightHours', weeks: 24 },
  '6_months': { kind: 'eightHours', weeks: null },
  weeks: { kind: 'fortyEightHours', weeks: null },
};

export function average(given: Given): Result {
  const window = recordOf(given, 'window');
  const { kind, weeks } = choiceOf(WINDOWS, window.type, 'window');
  const byWeeks = kind === 'fortyEightHours';
  const count = byWeeks
    ? amountOf(window, 'weeks') - amountOf(window, 'excluded_weeks', 0)
    : werktageOf(window, weeks) - amountOf(window, 'excluded_werktage', 0);
  if (count < 0) throw new RangeError('window: more is excluded than there is');
  const limit = amountOf(given, byWeeks ? 'limit_per_week' : 'limit_per_werktag');
  const result = averageHours({ kind, count }, amountOf(given, 'worked_minutes_total'), limit);
  return {
    [byWeeks ? 'weeks' : 'werktage']: count,
    allowed_minutes: result.allowedMinutes,
    average_minutes: result.averageHundredths === null ? null : result.averageHundredths / 100,
    violations: result.findings,
  };
}

function werktageOf(window: Given, weeks: number | null): number {
  if (isAbsent(window.from)) return amountOf(window, 'weeks', weeks ?? undefined) * 6;
  const { from, to } = daysOf('window', dateOf(window, 'from'), dateOf(window, 'to'));
  return werktageBetween(from, to);
}

export function counter(given: Given): Result {
  const rotates = flagOf(given, 'shift_rotation_nights');
  return { is_night_worker: isNightWorker(rotates, amountOf(given, 'night_work_days_in_year', 0)) };
}

export function sumLimit(given: Given): Result {
  const total = amountsOf(given, 'minutes').reduce((sum, minutes) => sum + minutes, 0);
  const limit = amountOf(given, 'limit');
  const isMinor = numberOf(given, 'age', 18) < 18;
  const find = choiceOf(
    {
      double_week: () => doubleWeekFindings(total, limit, isMinor),
      month_contract: () => monthContractFindings(total, limit),
    },
    given.unit,
    'unit',
  );
  return { total, violations: find() };
}

export function dateRange(given: Given): Result {
  const period = protectionPeriod({
    dueDate: dateOf(given, 'due_date'),
    birth: dateOf(given, 'birth'),
    isMultiple: flagOf(given, 'multiple'),
    isPremature: flagOf(given, 'premature'),
  });
  return { start: period.from, end: period.to };
}

export function flexquota(given: Given): Result {
  const halves = (key: string, fallback?: number): number => {
    const halfDays = sizeOf(given, key, fallback) * 2;
    if (!Number.isSafeInteger(halfDays)) throw new RangeError(`${key} is neither a whole nor a half day`);
    return halfDays;
  };
  const lowerLimitMinutes = optionalWhole(given, 'lower_limit');
  // Nobody asks what a day costs where the balance may fall as deep as it likes.
  const fallback = lowerLimitMinutes === null ? 0 : undefined;
  const violations = flexDayFindings(
    {
      requestHalfDays: halves('request'),
      takenInMonthHalfDays: halves('taken_in_month', 0),
      takenInYearHalfDays: halves('taken_in_year', 0),
      balanceMinutes: wholeOf(given, 'balance', fallback),
      targetMinutes: amountOf(given, 'target', fallback),
    },
    {
      // A limit that the case does not name is none.
      maxPerMonth: optionalSize(given, 'max_per_month') ?? Infinity,
      maxPerYear: optionalSize(given, 'max_per_year') ?? Infinity,
      lowerLimitMinutes,
    },
  );
  return { decision: violations.length > 0 ? 'block' : 'approve_possible', violations };
}

export function homeOfficeQuota(given: Given): Result {
  const use = homeOfficeUse(remoteDaysOf(given), quotaOf(given), namesOf(given, 'onsite_days').map(weekday));
  return {
    remote_minutes: use.remoteMinutes,
    remote_days: use.remoteHalfDays / 2,
    allowed_minutes: use.allowedMinutes,
    excess_minutes: use.excessMinutes,
    excess_days: use.excessHalfDays / 2,
    violations: use.findings,
  };
}

/** Of spans beyond a week cases tell only sums: which day they fell on is not asked. */
function remoteDaysOf(given: Given): RemoteDay[] {
  if (given.basis === 'percent_of_weeks') return amountsOf(given, 'weeks_remote_minutes').map(somewhen);
  if (given.basis === 'percent_of_half_year') return [somewhen(amountOf(given, 'remote_minutes_total'))];
  const days = new Map<number, RemoteDay>();
  for (const day of recordsOf<Given>(given, 'days')) {
    const number = weekday(textOf(day, 'day'));
    const before = days.get(number);
    days.set(number, {
      weekday: number,
      // Two stretches of one day are still one day.
      remoteMinutes: (before?.remoteMinutes ?? 0) + amountOf(day, 'mobile', 0) + amountOf(day, 'telework', 0),
      isPart: before?.isPart === true || amountOf(day, 'office', 0) > 0,
    });
  }
  return [...days.values()];
}

const somewhen = (remoteMinutes: number): RemoteDay => ({ weekday: 1, remoteMinutes, isPart: false });

function quotaOf(given: Given): HomeOfficeQuota {
  // Hundredths of a percent, so that no share is a float.
  const share = (basisMinutes: number): HomeOfficeQuota => ({
    kind: 'minutes',
    allowedMinutes: Math.floor((basisMinutes * Math.round(sizeOf(given, 'percent') * 100)) / 10_000),
  });
  switch (given.basis) {
    case 'percent_of_contract_week':
      return share(amountOf(given, 'contract_week'));
    case 'percent_of_weeks':
    case 'percent_of_half_year':
      return share(amountOf(given, 'weeks') * amountOf(given, 'contract_week'));
    case 'percent_of_week_target':
      return share(amountOf(given, 'week_target'));
    case 'days_per_week':
      return { kind: 'days', allowedHalfDays: amountOf(given, 'max_days') * 2, count: { kind: 'wholeDays' } };
    case 'minutes_per_day': {
      const minContractWeekMinutes = optionalWhole(given, 'min_contract_week');
      const contractWeekMinutes = amountOf(given, 'contract_week', minContractWeekMinutes === null ? 0 : undefined);
      const maxMinutes = amountOf(given, 'max_minutes_per_day');
      return { kind: 'minutesPerDay', maxMinutes, contractWeekMinutes, minContractWeekMinutes };
    }
    default:
      throw new RangeError(`unknown basis: ${String(given.basis)}`);
  }
}

export function location(given: Given): Result {
  const booked = choiceOf(LOCATIONS, given.booking_location, 'location');
  const telework = isAbsent(given.telework_agreement) ? null : recordOf(given, 'telework_agreement');
  const isInstalled = telework !== null && flagOf(telework, 'equipment_installed');
  const hangsOnDate = booked === 'telework' && isInstalled;
  const result = acceptedLocation(booked, {
    date: hangsOnDate ? dateOf(given, 'booking_date') : optionalDate(given, 'booking_date'),
    telework: telework
      ? {
          validFrom: dateOf(telework, 'from'),
          validTo: optionalDate(telework, 'to'),
          isEquipmentInstalled: isInstalled,
        }
      : null,
    isMobileApproved: flagOf(given, 'mobile_approved'),
  });
  const names: Record<string, string> = {
    mobileWork: 'mobile',
    businessTrip: 'travel',
    unapprovedRemote: 'unapproved_remote',
  };
  return {
    accepted_as: names[result.acceptedAs] ?? result.acceptedAs,
    violations: result.findings,
    ...(!isAbsent(given.minutes) && { credited_minutes: amountOf(given, 'minutes') }),
  };
}

export function raisedHours(given: Given): Result {
  const months = amountOf(given, 'max_months', RAISED_HOURS_MAX_MONTHS);
  if (months === 0) throw new RangeError('max_months is 0');
  const result = raisedHoursEnd(dateOf(given, 'start'), months, optionalDate(given, 'probation_until'));
  return result.ok
    ? { rejected: false, code: null, latest_end: result.latestEnd }
    : { rejected: true, code: result.code };
}

/** `fulltime_before` asks for `ratio_before`, `fulltime_weekly_minutes` for `ratio`. */
export function ratio(given: Given): Result {
  const weekly = amountOf(given, 'weekly_minutes');
  const keys = Object.keys(given).filter((key) => key.startsWith('fulltime') && !isAbsent(given[key]));
  if (keys.length === 0) throw new RangeError('fulltime is missing');
  return Object.fromEntries(
    keys.map((key) => {
      const fulltime = amountOf(given, key);
      if (fulltime === 0) throw new RangeError(`${key} is 0`);
      const name = key.replace('fulltime', 'ratio').replace(/(_weekly)?(_minutes)?$/, '');
      return [name, employmentRatio(weekly, fulltime) / 1_000_000];
    }),
  );
}

export function ruleset(given: Given): Result {
  const birthDate = dateOf(given, 'birth_date');
  const of = (date: LocalDate): string => (ageOn(birthDate, date) < 18 ? 'JARBSCHG' : 'ARBZG');
  return { ruleset: Object.fromEntries(datesOf(given, 'dates').map((date) => [date, of(date)])) };
}
