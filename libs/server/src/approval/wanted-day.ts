import { type Booking, type Zone, type LocalDate } from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type WantedBookingDto } from './correction.dto';
import { type Change, instantOf } from './correction-rules';

/**
 * The bookings of a wanted day at their instants. One that the day has already, of the same kind, minute and place, is
 * that one; each other one is new.
 * @param current the bookings of the day that count
 * @throws Problem `correction.local-time-skipped`, `correction.local-time-ambiguous`
 */
export function wantedDay(
  wanted: readonly WantedBookingDto[],
  { date, current, zone }: { date: LocalDate; current: readonly Booking[]; zone: Zone },
): Booking[] {
  const left = [...current];
  return wanted.map((wish) => {
    const { kind, location } = wish;
    const instant = instantOf(date, wish, zone);
    const index = left.findIndex(
      (booking) =>
        booking.kind === kind && booking.location === location && booking.epochMinute === instant.epochMinute,
    );
    return index >= 0 ? left.splice(index, 1)[0] : { bookingId: newId(), kind, location, ...instant };
  });
}

/** What becomes of a day that had the bookings `knownIds`: what it no longer wants goes, what is new comes. */
export function changeOfDay(date: LocalDate, knownIds: readonly string[], wanted: readonly Booking[]): Change {
  const known = new Set(knownIds);
  const kept = new Set(wanted.map(({ bookingId }) => bookingId));
  return {
    date,
    removedIds: knownIds.filter((bookingId) => !kept.has(bookingId)),
    added: wanted.filter(({ bookingId }) => !known.has(bookingId)),
  };
}

/**
 * Whether a day is still the one for which something was wanted. What was booked after the end of both goes on from
 * there and contradicts nothing; everything else is another day.
 */
export function isStillTheDay(
  current: readonly Booking[],
  known: readonly Booking[],
  wanted: readonly Booking[],
): boolean {
  const ids = new Set(current.map(({ bookingId }) => bookingId));
  if (known.some(({ bookingId }) => !ids.has(bookingId))) return false;
  const knownIds = new Set(known.map(({ bookingId }) => bookingId));
  const lastMinute = Math.max(...[...known, ...wanted].map(({ epochMinute }) => epochMinute), -Infinity);
  return current.every(({ bookingId, epochMinute }) => knownIds.has(bookingId) || epochMinute > lastMinute);
}
