import { type LocalDate } from '../time';
import { type Booking, type Session, type WorkInterval } from './booking';

/** Two runs that claim the same minutes lie on one day; what is further apart is a forgotten clock-out. */
const LONGEST_CLAIM_MINUTES = 16 * 60;

/**
 * Whether the second clock-in at `index` belongs to a second run of work that
 * overlaps the first: then every clock-in finds its own clock-out before long
 * (08-12 at the terminal, 11-15 in the app). A forgotten clock-out never does.
 *
 * @returns index of the booking that ends the last run, or -1
 */
export function overlapEnd(ordered: readonly Booking[], index: number, first: Booking): number {
  let depth = 1;
  for (let at = index; at < ordered.length; at++) {
    if (ordered[at].epochMinute - first.epochMinute > LONGEST_CLAIM_MINUTES) return -1;
    if (ordered[at].kind === 'clockIn') depth += 1;
    else if (ordered[at].kind === 'clockOut') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** One session of all runs together: every minute counts once, however often it was claimed (DQ-OVERLAP). */
export function overlapSession(bookings: readonly Booking[], shiftDate: LocalDate): Session {
  const intervals: WorkInterval[] = [];
  let working = 0;
  let from = bookings[0];
  for (const booking of bookings) {
    const before = working;
    if (booking.kind === 'clockIn' || booking.kind === 'breakEnd') working += 1;
    else if (booking.kind !== 'locationChange') working = Math.max(0, working - 1);
    if (before === 0 && working > 0) from = booking;
    if (before > 0 && working === 0 && booking.epochMinute > from.epochMinute) {
      intervals.push({
        startMinute: from.epochMinute,
        endMinute: booking.epochMinute,
        location: from.location,
        startOffsetMinutes: from.offsetMinutes,
        endOffsetMinutes: booking.offsetMinutes,
        startBookingId: from.bookingId,
        endBookingId: booking.bookingId,
      });
    }
  }
  const { bookingId: firstBookingId } = bookings[0];
  const { bookingId: lastBookingId } = bookings[bookings.length - 1];
  return {
    shiftDate,
    startMinute: bookings[0].epochMinute,
    intervals,
    state: 'overlapping',
    firstBookingId,
    lastBookingId,
  };
}
