import { type Booking, type Zone } from '@zeitbuch/working-time';
import { type CorrectionRow, changeOf } from './correction-query';
import { applyChanges, sequenceFlaw } from './correction-rules';
import { isStillTheDay } from './wanted-day';

/**
 * Whether the day went on without a waiting request: what it replaces is gone, or the day that it wants contradicts
 * what was booked since. Requests about single bookings may make sense only together; they are judged when decided on.
 * @param current the bookings of the request's day that count
 * @param bookings these and those of the days around
 */
export function isOutdated(
  row: CorrectionRow,
  current: readonly Booking[],
  bookings: readonly Booking[],
  zone: Zone,
): boolean {
  const change = changeOf(row);
  const ids = new Set(bookings.map(({ bookingId }) => bookingId));
  if (change.removedIds.some((bookingId) => !ids.has(bookingId))) return true;
  if (!row.wanted) return false;
  if (!isStillTheDay(current, row.known ?? [], row.wanted)) return true;
  return sequenceFlaw(bookings, applyChanges(bookings, [change]), change, zone) !== null;
}
