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
 * Bookings in the order in which they count: by instant; within one minute in the order in which they were made, where
 * all their ids tell it and it makes sense, else so that they make sense. The order in which they arrived plays no
 * part, so that a phone that was offline changes nothing.
 */
export function inOrder<B extends Booking>(bookings: readonly B[]): B[] {
  const sorted = [...bookings].sort(
    (a, b) => a.epochMinute - b.epochMinute || (a.bookingId < b.bookingId ? -1 : a.bookingId > b.bookingId ? 1 : 0),
  );
  let status: Status = 'out';
  let openedAt = 0;
  for (let index = 0, asMadeUntil = 0; index < sorted.length; index++) {
    const { epochMinute } = sorted[index];
    let end = index + 1;
    while (end < sorted.length && sorted[end].epochMinute === epochMinute) end += 1;
    const isOld = isTooOld(epochMinute - openedAt);
    if (end - index > 1 && index >= asMadeUntil && makesSenseAsMade(sorted.slice(index, end), status, isOld))
      asMadeUntil = end;
    if (index >= asMadeUntil) {
      const expected = isOld && comesAnew(sorted, index, end) ? 'out' : status;
      let best = index;
      for (let other = index + 1; other < end; other++) {
        if (rank(expected, sorted[other]) < rank(expected, sorted[best])) best = other;
      }
      if (best !== index) sorted.splice(index, 0, ...sorted.splice(best, 1));
    }
    if (sorted[index].kind === 'clockIn') openedAt = epochMinute;
    status = statusAfter(sorted[index].kind);
  }
  return sorted;
}

/**
 * When a booking was made, in milliseconds since 1970, if its id is a UUID of version 7 (RFC 9562) of about the same
 * minute. Null where the id tells no time, or another one: a file, a correction, a device whose clock was wrong.
 */
function madeAtMilliseconds({ bookingId, epochMinute }: Booking): number | null {
  if (bookingId.length !== 36 || bookingId[14] !== '7') return null;
  const milliseconds = parseInt(bookingId.slice(0, 8) + bookingId.slice(9, 13), 16);
  return Math.abs(Math.floor(milliseconds / 60_000) - epochMinute) <= 1 ? milliseconds : null;
}

/** True only where both ids tell when the bookings were made. */
export function wasMadeBefore(one: Booking, other: Booking): boolean {
  const [first, second] = [madeAtMilliseconds(one), madeAtMilliseconds(other)];
  return first !== null && second !== null && first < second;
}

/** Ids that begin with the time are sorted by it: whether each of these bookings of a minute can follow the one before. */
function makesSenseAsMade(ofMinute: readonly Booking[], before: Status, isOld: boolean): boolean {
  let status: Status = isOld && ofMinute[0].kind === 'clockIn' ? 'out' : before;
  for (const booking of ofMinute) {
    if (!canFollow[status].includes(booking.kind) || madeAtMilliseconds(booking) === null) return false;
    status = statusAfter(booking.kind);
  }
  return true;
}

const canFollow: Readonly<Record<Status, readonly BookingKind[]>> = {
  out: ['clockIn'],
  in: ['locationChange', 'breakStart', 'clockOut'],
  onBreak: ['breakEnd', 'clockOut'],
};

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
