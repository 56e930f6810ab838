import { type Booking, type Zone } from '@zeitbuch/working-time';
import { type CorrectionRow, changeOf } from './correction-query';
import { sequenceFlaw } from './correction-rules';
import { isStillTheDay } from './wanted-day';

/**
 * Whether the day went on without a waiting request: what it replaces is gone, or the day that it wants contradicts
 * what was booked since. Requests about single bookings may make sense only together; they are judged when decided on.
 * @param ofDay the bookings of the request's day that count; `around`: these and those of the days around
 */
export function isOutdated(
  row: CorrectionRow,
  { ofDay, around }: { readonly ofDay: readonly Booking[]; readonly around: readonly Booking[] },
  zone: Zone,
): boolean {
  const change = changeOf(row);
  const ids = new Set(around.map(({ bookingId }) => bookingId));
  if (change.removedIds.some((bookingId) => !ids.has(bookingId))) return true;
  if (!row.wanted) return false;
  if (!isStillTheDay(ofDay, row.known ?? [], row.wanted)) return true;
  return sequenceFlaw(around, change, zone) !== null;
}
