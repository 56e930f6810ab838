import {
  datesBetween,
  gatherSessionsWork,
  isLocalDate,
  minutesBetween,
  pairBookings,
  type ShiftWork,
  targetMinutesOn,
  workByMonth,
  zone,
  type Zone,
} from '../../src';
import { type ConformanceProfiles, type Given, type Stamp } from './case';
import { choiceOf, isAbsent, namesOf, optionalText, rangeOf, recordsOf, textOf } from './given';
import { holidaysOf } from './holidays';
import { clock, contractsOf } from './profiles';
import { BERLIN, bookingsOf, instant } from './stamps';

function targetsOf(given: Given, profiles: ConformanceProfiles): number[] {
  const { from, to } = rangeOf(given);
  const slices = contractsOf(given.contract, profiles).map(({ slice }) => slice);
  const holidays = holidaysOf(given);
  return datesBetween(from, to).map((date) => targetMinutesOn(date, slices, holidays));
}

/** Sum of the minutes due in a range, without absences. */
export function target(given: Given, profiles: ConformanceProfiles): Record<string, unknown> {
  return { target_minutes: targetsOf(given, profiles).reduce((sum, minutes) => sum + minutes, 0) };
}

/** Days of a range that leave takes: those on which work is due. */
export function leaveDays(given: Given, profiles: ConformanceProfiles): Record<string, unknown> {
  return { leave_days: targetsOf(given, profiles).filter((minutes) => minutes > 0).length };
}

const SPLITS = { shift_day: 'shiftDay', calendar_day: 'calendarDay' } as const;

/** Minutes of work by month, each way of counting that the case names. */
export function split(given: Given): Record<string, unknown> {
  const shifts: ShiftWork[] = pairBookings(bookingsOf(recordsOf<Stamp>(given, 'bookings')), BERLIN).map((session) => ({
    shiftDate: session.shiftDate,
    work: gatherSessionsWork([session]),
  }));
  const policies = isAbsent(given.policies) ? Object.keys(SPLITS) : namesOf(given, 'policies');
  return Object.fromEntries(
    policies.map((policy) => [policy, workByMonth(shifts, choiceOf(SPLITS, policy, 'policy'), BERLIN)]),
  );
}

const ROUNDINGS = { truncate_each: 'truncateEach', exact_floor: 'exactFloor' } as const;

/** Minutes between two stamps with seconds. */
export function rounding(given: Given): Record<string, unknown> {
  const policy = choiceOf(ROUNDINGS, given.policy ?? 'truncate_each', 'policy');
  const minutes = minutesBetween(instant(textOf(given, 'in')), instant(textOf(given, 'out')), policy);
  if (minutes < 0) throw new RangeError('out is before in');
  return { minutes };
}

/** Whether a local time exists, and once. */
export function validate(given: Given): Record<string, unknown> {
  const [date, time = '', ...more] = textOf(given, 'local').split('T');
  if (!isLocalDate(date) || more.length > 0)
    throw new RangeError(`local is not a date and a time: ${String(given.local)}`);
  const resolved = zoneOf(optionalText(given, 'tz') ?? BERLIN.id).resolveLocal(date, clock(time));
  if (resolved.kind === 'skipped') return { valid: false, ambiguous: false, code: 'INVALID_LOCAL_TIME' };
  const ambiguous = resolved.kind === 'doubled';
  return { valid: true, ambiguous, code: ambiguous ? 'AMBIGUOUS_LOCAL_TIME' : null };
}

function zoneOf(id: string): Zone {
  try {
    return zone(id);
  } catch {
    throw new RangeError(`tz is no time zone: ${id}`);
  }
}
