import { refuse, type Refusal } from '../refusal';
import { type EpochMinute, type LocalDate, type Minutes, type Zone } from '../time';
import { type Booking, type Session } from './booking';
import { inOrder, statusAfter, wasMadeBefore } from './order';
import { pairBookings } from './pair-bookings';
import { PRESUMED_RUNNING_MINUTES } from './presumption';

/** A device's clock may run ahead by this much; more is a wrong clock or a booking for the future. */
const CLOCK_TOLERANCE_MINUTES = 2;
/** A session begun on an earlier day counts as forgotten after 12 h: no lawful working day with its breaks is longer. */
const FORGOTTEN_AFTER_MINUTES = 12 * 60;

export interface AcceptBookingInput {
  /** Bookings of the person that may still matter: at least the whole last session. Any order. */
  readonly existing: readonly Booking[];
  readonly proposed: Booking;
  /** It was made earlier and arrives only now: it may not come behind what was made after it in the same minute. */
  readonly isLate?: boolean;
  readonly asOfEpochMinute: EpochMinute;
  readonly zone: Zone;
  /** Age at which an open session no longer blocks a clock-in. Default {@link PRESUMED_RUNNING_MINUTES}. */
  readonly longestSessionMinutes?: Minutes;
}

/** The booking may be stored. */
export interface Accepted {
  readonly ok: true;
  readonly booking: Booking;
  /** The day it belongs to: local date of its session's clock-in. */
  readonly shiftDate: LocalDate;
  /** An older session whose clock-out was never booked; it stays incomplete and is never filled. */
  readonly leftIncomplete?: Session;
}

/** Why a booking cannot follow those that there are. */
export type BookingRefusal = Refusal<
  | 'booking.in-future'
  | 'booking.out-of-order'
  | 'booking.already-open'
  | 'booking.on-break'
  | 'booking.already-on-break'
  | 'booking.not-open'
  | 'booking.no-break'
  | 'booking.same-location'
>;

/**
 * Can this booking follow those? Refusals: `booking.in-future`,
 * `booking.out-of-order` {lastEpochMinute}, `booking.already-open` {openSince},
 * `booking.on-break` {since}, `booking.already-on-break` {since},
 * `booking.not-open`, `booking.no-break`, `booking.same-location`.
 * Limits of law (10 h, rest, frame) never refuse a booking, nor does the length of a session: work is recorded as it
 * was done. A forgotten clock-out is told by what follows: a clock-in, which leaves the old session incomplete.
 */
export function acceptBooking(input: AcceptBookingInput): Accepted | BookingRefusal {
  const { proposed, asOfEpochMinute } = input;
  if (proposed.epochMinute > asOfEpochMinute + CLOCK_TOLERANCE_MINUTES) {
    return refuse('booking.in-future', { toleranceMinutes: CLOCK_TOLERANCE_MINUTES });
  }
  const ordered = inOrder(input.existing);
  const last = ordered[ordered.length - 1];
  if (last && (proposed.epochMinute < last.epochMinute || (input.isLate && overtakes(ordered, proposed)))) {
    return refuse('booking.out-of-order', { lastEpochMinute: last.epochMinute });
  }
  const sessions = last ? pairBookings(ordered, input.zone) : [];
  const status = last ? statusAfter(last.kind) : 'out';
  const current = status === 'out' ? null : { session: sessions[sessions.length - 1], last, ordered };
  return current ? followOpen(input, current) : followClosed(input);
}

/** Whether another booking of the same minute was made after this one. */
function overtakes(ordered: readonly Booking[], proposed: Booking): boolean {
  return ordered.some((other) => other.epochMinute === proposed.epochMinute && wasMadeBefore(proposed, other));
}

interface OpenState {
  readonly session: Session;
  readonly last: Booking;
  readonly ordered: readonly Booking[];
}

function followClosed({ proposed, zone }: AcceptBookingInput): Accepted | BookingRefusal {
  if (proposed.kind === 'breakEnd') return refuse('booking.no-break');
  if (proposed.kind !== 'clockIn') return refuse('booking.not-open');
  return { ok: true, booking: proposed, shiftDate: zone.dateAt(proposed.epochMinute) };
}

function followOpen(input: AcceptBookingInput, { session, last, ordered }: OpenState): Accepted | BookingRefusal {
  const { proposed, zone } = input;
  const onBreak = last.kind === 'breakStart';
  const since = last.epochMinute;
  const first = ordered.find((booking) => booking.bookingId === session.firstBookingId) ?? last;
  const ageMinutes = proposed.epochMinute - first.epochMinute;
  const tooOld = ageMinutes > (input.longestSessionMinutes ?? PRESUMED_RUNNING_MINUTES);
  const shiftDate = zone.dateAt(proposed.epochMinute);
  if (
    proposed.kind === 'clockIn' &&
    (tooOld || (ageMinutes > FORGOTTEN_AFTER_MINUTES && shiftDate !== session.shiftDate))
  ) {
    return { ok: true, booking: proposed, shiftDate, leftIncomplete: session };
  }
  switch (proposed.kind) {
    case 'clockIn':
      return onBreak
        ? refuse('booking.on-break', { since })
        : refuse('booking.already-open', { openSince: first.epochMinute });
    case 'breakStart':
      if (onBreak) return refuse('booking.already-on-break', { since });
      break;
    case 'breakEnd':
      if (!onBreak) return refuse('booking.no-break');
      break;
    case 'locationChange':
      if (onBreak) return refuse('booking.on-break', { since });
      if (proposed.location === locationOf(session))
        return refuse('booking.same-location', { location: proposed.location });
  }
  return { ok: true, booking: proposed, shiftDate: session.shiftDate };
}

const locationOf = (session: Session): string | undefined => session.intervals[session.intervals.length - 1]?.location;
