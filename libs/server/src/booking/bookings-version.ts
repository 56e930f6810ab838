import { createHash } from 'node:crypto';

/** Stands for the bookings of a day that count: another booking, or one that was voided, makes another version. */
export function bookingsVersion(bookingIds: readonly string[]): string {
  return createHash('sha256')
    .update([...bookingIds].sort().join())
    .digest('hex')
    .slice(0, 32);
}
