import {
  datesBetween,
  gatherSessionsWork,
  holidayCalendar,
  isLocalDate,
  minutesBetween,
  pairBookings,
  type ShiftWork,
  targetMinutesOn,
  workByMonth,
  zone,
} from '../../src';
import { type ConformanceProfiles, type Given, type Range, type Stamp } from './case';
import { clock, contractsOf } from './profiles';
import { BERLIN, bookingsOf, instant } from './stamps';

function targetsOf(given: Given, profiles: ConformanceProfiles): number[] {
  const { from, to } = given.range as Range;
  const slices = contractsOf(given.contract, profiles).map(({ slice }) => slice);
  const holidays = holidayCalendar((given.holidays as string[] | undefined) ?? []);
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

/** Minutes of work by month, each way of counting that the case names. */
export function split(given: Given): Record<string, unknown> {
  const shifts: ShiftWork[] = pairBookings(bookingsOf(given.bookings as Stamp[]), BERLIN).map((session) => ({
    shiftDate: session.shiftDate,
    work: gatherSessionsWork([session]),
  }));
  const policies = (given.policies as string[] | undefined) ?? ['shift_day', 'calendar_day'];
  return Object.fromEntries(
    policies.map((policy) => [
      policy,
      workByMonth(shifts, policy === 'shift_day' ? 'shiftDay' : 'calendarDay', BERLIN),
    ]),
  );
}

/** Minutes between two stamps with seconds. */
export function rounding(given: Given): Record<string, unknown> {
  const policy = given.policy === 'exact_floor' ? 'exactFloor' : 'truncateEach';
  return { minutes: minutesBetween(instant(given.in as string), instant(given.out as string), policy) };
}

/** Whether a local time exists, and once. */
export function validate(given: Given): Record<string, unknown> {
  const [date, time] = (given.local as string).split('T');
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date}`);
  const resolved = zone((given.tz as string | undefined) ?? BERLIN.id).resolveLocal(date, clock(time));
  if (resolved.kind === 'skipped') return { valid: false, ambiguous: false, code: 'INVALID_LOCAL_TIME' };
  const ambiguous = resolved.kind === 'doubled';
  return { valid: true, ambiguous, code: ambiguous ? 'AMBIGUOUS_LOCAL_TIME' : null };
}
