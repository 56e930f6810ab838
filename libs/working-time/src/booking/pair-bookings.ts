import { type LocalDate, type Zone } from '../time';
import { type Booking, type BookingState, type Session, type SessionState, type WorkInterval } from './booking';
import { inOrder, statusAfter } from './order';
import { overlapEnd, overlapSession } from './overlap';

interface OpenSession {
  readonly shiftDate: LocalDate;
  readonly first: Booking;
  last: Booking;
  readonly intervals: WorkInterval[];
  /** The booking that began the running interval; null on break. */
  running: Booking | null;
  broken: boolean;
}

/**
 * Pairs bookings into sessions of work, oldest first. Nothing is invented: a
 * booking without its partner leaves its session incomplete (DQ-MISSING), two
 * claims to the same minutes make an overlapping one (DQ-OVERLAP).
 *
 * @param bookings in any order, voided ones already left out
 */
export function pairBookings(bookings: readonly Booking[], zone: Zone): Session[] {
  const ordered = inOrder(bookings);
  const sessions: Session[] = [];
  let open: OpenSession | null = null;
  for (let index = 0; index < ordered.length; index++) {
    const booking = ordered[index];
    if (booking.kind === 'clockIn') {
      const end: number = open ? overlapEnd(ordered, index, open.first) : -1;
      if (open && end >= 0) {
        sessions.push(overlapSession(ordered.slice(ordered.indexOf(open.first), end + 1), open.shiftDate));
        open = null;
        index = end;
        continue;
      }
      if (open) sessions.push(finish(open, 'incomplete'));
      open = begin(booking, zone);
    } else if (!open) {
      sessions.push(orphan(booking, zone));
    } else {
      follow(open, booking);
      if (booking.kind === 'clockOut') {
        sessions.push(finish(open, open.broken ? 'incomplete' : 'complete'));
        open = null;
      }
    }
  }
  if (open) sessions.push(finish(open, open.broken ? 'incomplete' : open.running ? 'open' : 'onBreak'));
  return sessions;
}

/** Where the person stands after the last of these bookings. */
export function bookingState(bookings: readonly Booking[]): BookingState {
  const ordered = inOrder(bookings);
  const last = ordered[ordered.length - 1];
  if (!last) return { status: 'out', since: null, location: null };
  return { status: statusAfter(last.kind), since: last.epochMinute, location: locationAfter(ordered) };
}

/** A break and a clock-out leave the place as it was before. */
function locationAfter(ordered: readonly Booking[]): Booking['location'] {
  for (let index = ordered.length - 1; index >= 0; index--) {
    if (ordered[index].kind !== 'clockOut' && ordered[index].kind !== 'breakStart') return ordered[index].location;
  }
  return ordered[0].location;
}

function begin(booking: Booking, zone: Zone): OpenSession {
  const shiftDate = zone.dateAt(booking.epochMinute);
  return { shiftDate, first: booking, last: booking, intervals: [], running: booking, broken: false };
}

function follow(open: OpenSession, booking: Booking): void {
  open.last = booking;
  switch (booking.kind) {
    case 'breakStart':
      if (open.running) close(open, booking);
      else open.broken = true;
      break;
    case 'breakEnd':
      if (open.running) open.broken = true;
      else open.running = booking;
      break;
    case 'locationChange':
      if (open.running) {
        close(open, booking);
        open.running = booking;
      } else open.broken = true;
      break;
    default:
      if (open.running) close(open, booking);
  }
}

/** Ends the running interval; one of no length vanishes, as a trailing break does by never getting an end. */
function close(open: OpenSession, by: Booking): void {
  const from = open.running;
  open.running = null;
  if (from && by.epochMinute > from.epochMinute) open.intervals.push(interval(from, by));
}

function finish(open: OpenSession, state: SessionState): Session {
  const intervals = open.running ? [...open.intervals, interval(open.running, null)] : open.intervals;
  return {
    shiftDate: open.shiftDate,
    startMinute: open.first.epochMinute,
    intervals,
    state,
    firstBookingId: open.first.bookingId,
    lastBookingId: open.last.bookingId,
  };
}

function orphan(booking: Booking, zone: Zone): Session {
  const { bookingId } = booking;
  const shiftDate = zone.dateAt(booking.epochMinute);
  return {
    shiftDate,
    startMinute: booking.epochMinute,
    intervals: [],
    state: 'incomplete',
    firstBookingId: bookingId,
    lastBookingId: bookingId,
  };
}

function interval(from: Booking, to: Booking | null): WorkInterval {
  return {
    startMinute: from.epochMinute,
    endMinute: to ? to.epochMinute : null,
    location: from.location,
    startOffsetMinutes: from.offsetMinutes,
    endOffsetMinutes: to ? to.offsetMinutes : null,
    startBookingId: from.bookingId,
    endBookingId: to ? to.bookingId : null,
  };
}
