import { type Booking, type BookingKind } from './booking';
import { PRESUMED_RUNNING_MINUTES } from './presumption';

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
export function inOrder<B extends Booking>(bookings: readonly B[]): B[] {
  const sorted = [...bookings].sort(
    (a, b) => a.epochMinute - b.epochMinute || (a.bookingId < b.bookingId ? -1 : a.bookingId > b.bookingId ? 1 : 0),
  );
  let status: Status = 'out';
  let openedAt = 0;
  for (let index = 0; index < sorted.length; index++) {
    const { epochMinute } = sorted[index];
    let end = index + 1;
    while (end < sorted.length && sorted[end].epochMinute === epochMinute) end += 1;
    const expected = isTooOld(epochMinute - openedAt) && comesAnew(sorted, index, end) ? 'out' : status;
    let best = index;
    for (let other = index + 1; other < end; other++) {
      if (rank(expected, sorted[other]) < rank(expected, sorted[best])) best = other;
    }
    if (best !== index) sorted.splice(index, 0, ...sorted.splice(best, 1));
    if (sorted[index].kind === 'clockIn') openedAt = epochMinute;
    status = statusAfter(sorted[index].kind);
  }
  return sorted;
}

const isTooOld = (ageMinutes: number): boolean => ageMinutes > PRESUMED_RUNNING_MINUTES;

/**
 * In and out within one minute, after a forgotten clock-out: the new clock-out must not end the old session. Where
 * somebody is at work after that minute it was a long duty that ended, and the next one began.
 */
function comesAnew(bookings: readonly Booking[], from: number, end: number): boolean {
  if (end < bookings.length && bookings[end].kind !== 'clockIn') return false;
  for (let index = from; index < end; index++) if (bookings[index].kind === 'clockIn') return true;
  return false;
}

const rank = (status: Status, booking: Booking): number => preference[status].indexOf(booking.kind);
