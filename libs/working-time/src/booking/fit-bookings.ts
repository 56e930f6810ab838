import { type EpochMinute, type LocalDate, type Zone } from '../time';
import { type Accepted, acceptBooking } from './accept-booking';
import { type Booking } from './booking';
import { inOrder, statusAfter, wasMadeBefore } from './order';
import { pairBookings } from './pair-bookings';

/** So many ways to go on are followed at once. People's real days have two or three; the limit is for nonsense. */
const MOST_WAYS = 24;

export interface FitBookingsInput {
  /** Bookings that count, in any order: at least the whole sessions around those that wait. */
  readonly existing: readonly Booking[];
  /** Bookings that did not fit when they arrived, in any order. */
  readonly waiting: readonly Booking[];
  readonly asOfEpochMinute: EpochMinute;
  readonly zone: Zone;
  /** Whether the day may change: its month is open, the person is employed on it. */
  readonly mayChange: (shiftDate: LocalDate) => boolean;
  /** Whether a booking that counts already may be filed under another day. */
  readonly mayMove: (booking: Booking) => boolean;
}

/** A booking and the day it belongs to. */
export interface FiledBooking {
  readonly booking: Booking;
  readonly shiftDate: LocalDate;
}

export interface Fit {
  /** Bookings that waited and fit now. */
  readonly fitting: readonly FiledBooking[];
  /** Bookings that counted before and belong to another day now: a clock-out that had ended the wrong session. */
  readonly moved: readonly FiledBooking[];
}

/** One way to go through the bookings: which of those that waited it has taken, and where it stands. */
interface Way {
  /** Bookings of the current session; after a clock-out only that. All that the next decision looks at. */
  readonly current: readonly Booking[];
  readonly fitting: readonly FiledBooking[];
  readonly moved: readonly FiledBooking[];
}

/**
 * Which bookings that came late, or in another order than they were made, fit now: as many of them as possible,
 * such that all bookings could have been accepted one after the other as they were made. None that counts already is
 * refused for one that waited, and none comes to stand behind what was made after it in the same minute. So bookings of days without connection come to the same, whatever their order of arrival.
 */
export function fitBookings(input: FitBookingsInput): Fit {
  const waiting = new Set(input.waiting.map(({ bookingId }) => bookingId));
  const ordered = inOrder([...input.existing, ...input.waiting]);
  const before = filedBefore(
    ordered.filter(({ bookingId }) => !waiting.has(bookingId)),
    input,
  );
  let ways: Way[] = [{ current: [], fitting: [], moved: [] }];
  for (const [index, booking] of ordered.entries()) {
    const goOn = waiting.has(booking.bookingId)
      ? (way: Way) => [...take(way, booking, input), way]
      : (way: Way) => keep(way, booking, before.get(booking.bookingId), input);
    ways = bestWays(ways.flatMap(goOn));
    if (ordered[index + 1]?.epochMinute === booking.epochMinute) continue;
    const ofMinute = ordered.filter(({ epochMinute }) => epochMinute === booking.epochMinute);
    if (ofMinute.length > 1) ways = ways.filter((way) => endsAsMade(way, ofMinute, waiting));
  }
  const [best] = ways;
  const none = { fitting: [], moved: [] };
  if (!best || best.fitting.length === 0) return none;
  const isClear = [...before.values()].every((date) => date !== null);
  return isClear || leavesFlawed(input, best) ? { fitting: best.fitting, moved: best.moved } : none;
}

/** The day of each booking when only those are there that count already; null where it follows nothing. */
function filedBefore(ordered: readonly Booking[], input: FitBookingsInput): Map<string, LocalDate | null> {
  const filed = new Map<string, LocalDate | null>();
  let current: readonly Booking[] = [];
  for (const booking of ordered) {
    filed.set(booking.bookingId, follow(current, booking, input)?.shiftDate ?? null);
    current = after(current, booking);
  }
  return filed;
}

/** The ways on which a booking that waited is taken: one or none. */
function take(way: Way, booking: Booking, input: FitBookingsInput): Way[] {
  const accepted = follow(way.current, booking, input);
  if (!accepted || !input.mayChange(accepted.shiftDate)) return [];
  const fitting = [...way.fitting, { booking, shiftDate: accepted.shiftDate }];
  return [{ ...way, current: after(way.current, booking), fitting }];
}

/** The ways on which a booking that counts already still does: one or none. */
function keep(way: Way, booking: Booking, before: LocalDate | null | undefined, input: FitBookingsInput): Way[] {
  const accepted = follow(way.current, booking, input);
  // What followed nothing before (an import, a correction) is there all the same.
  if (!accepted && before) return [];
  const on = { ...way, current: after(way.current, booking) };
  const dateBefore = before ?? input.zone.dateAt(booking.epochMinute);
  if (!accepted || accepted.shiftDate === dateBefore) return [on];
  const { shiftDate } = accepted;
  const mayMove = input.mayMove(booking) && input.mayChange(shiftDate) && input.mayChange(dateBefore);
  return mayMove ? [{ ...on, moved: [...way.moved, { booking, shiftDate }] }] : [];
}

/**
 * Whether a minute into which something was taken ends with what was made last in it, as far as the ids tell: otherwise
 * somebody who came back last would be out.
 */
function endsAsMade({ current, fitting }: Way, ofMinute: readonly Booking[], waiting: ReadonlySet<string>): boolean {
  const taken = new Set(fitting.map(({ booking }) => booking.bookingId));
  const last = current.at(-1);
  if (!last || !ofMinute.some(({ bookingId }) => taken.has(bookingId))) return true;
  const counts = ({ bookingId }: Booking) => !waiting.has(bookingId) || taken.has(bookingId);
  return !ofMinute.some((other) => counts(other) && wasMadeBefore(last, other));
}

function follow(
  current: readonly Booking[],
  proposed: Booking,
  { asOfEpochMinute, zone }: FitBookingsInput,
): Accepted | null {
  const result = acceptBooking({ existing: current, proposed, asOfEpochMinute, zone });
  return result.ok ? result : null;
}

function after(current: readonly Booking[], booking: Booking): readonly Booking[] {
  const begins = booking.kind === 'clockIn' || booking.kind === 'clockOut' || current.at(-1)?.kind === 'clockOut';
  return begins ? [booking] : [...current, booking];
}

/** Of the ways that stand at the same point the one that took most, of equal ones the one that moves least. */
function bestWays(ways: readonly Way[]): Way[] {
  const best = new Map<string, Way>();
  const sorted = [...ways].sort((a, b) => b.fitting.length - a.fitting.length || a.moved.length - b.moved.length);
  for (const way of sorted) {
    const key = standing(way.current);
    if (!best.has(key)) best.set(key, way);
  }
  return [...best.values()].slice(0, MOST_WAYS);
}

/** What the next decision depends on: out, or since when at work, where, and whether on a break. */
function standing(current: readonly Booking[]): string {
  const last = current.at(-1);
  if (!last || last.kind === 'clockOut') return 'out';
  const place = current.findLast(({ kind }) => kind !== 'breakStart')?.location ?? '';
  return `${statusAfter(last.kind)} ${current[0].kind} ${current[0].epochMinute} ${place}`;
}

/** Where bookings made no sense before, only a person can say what they mean: such sessions stay as they are. */
function leavesFlawed({ existing, zone }: FitBookingsInput, { fitting }: Way): boolean {
  const flawed = (bookings: readonly Booking[]) =>
    JSON.stringify(
      pairBookings(bookings, zone).filter(({ state }) => state === 'overlapping' || state === 'incomplete'),
    );
  return flawed([...existing, ...fitting.map(({ booking }) => booking)]) === flawed(existing);
}
