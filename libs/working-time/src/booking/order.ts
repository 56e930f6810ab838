import { type Booking, type BookingKind } from './booking';

type Status = 'out' | 'in' | 'onBreak';

/** Which kind comes first where several bookings share a minute: the one that can follow the state before it. */
const preference: Readonly<Record<Status, readonly BookingKind[]>> = {
  out: ['clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange'],
  in: ['locationChange', 'breakStart', 'clockOut', 'breakEnd', 'clockIn'],
  onBreak: ['breakEnd', 'clockOut', 'locationChange', 'breakStart', 'clockIn'],
};

/** The state after a booking, whether or not it could follow. */
export function statusAfter(kind: BookingKind): Status {
  if (kind === 'clockOut') return 'out';
  return kind === 'breakStart' ? 'onBreak' : 'in';
}

/**
 * Bookings in the order in which they count: by instant, and within one minute
 * so that they make sense. The order in which they arrived plays no part, so
 * that a phone that was offline changes nothing.
 */
export function inOrder(bookings: readonly Booking[]): Booking[] {
  const sorted = [...bookings].sort(
    (a, b) => a.epochMinute - b.epochMinute || (a.bookingId < b.bookingId ? -1 : a.bookingId > b.bookingId ? 1 : 0),
  );
  let status: Status = 'out';
  for (let index = 0; index < sorted.length; index++) {
    let best = index;
    for (let other = index + 1; other < sorted.length; other++) {
      if (sorted[other].epochMinute !== sorted[index].epochMinute) break;
      if (rank(status, sorted[other]) < rank(status, sorted[best])) best = other;
    }
    if (best !== index) sorted.splice(index, 0, ...sorted.splice(best, 1));
    status = statusAfter(sorted[index].kind);
  }
  return sorted;
}

const rank = (status: Status, booking: Booking): number => preference[status].indexOf(booking.kind);
