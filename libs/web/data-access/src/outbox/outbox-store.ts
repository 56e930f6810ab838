import { inject, Injectable } from '@angular/core';
import { type BookingRow, type KeyRow, OutboxDatabase } from './outbox-database';
import { byClaimedTime, type PendingBooking, pendingBookingOf } from './pending-booking';
import { fingerprint, makeKey, open, seal, type UserKey } from './sealed';
import { Surroundings } from './surroundings';

/** What is kept of one person. */
export interface Kept {
  /** By claimed time. */
  readonly bookings: readonly PendingBooking[];
  /** Number of bookings whose key is lost or whose bytes were changed. */
  readonly unreadable: number;
}

/**
 * Bookings kept on this device, one record for each, sealed with a key of its person. Every method rejects where
 * the browser could not do it; nothing has changed then.
 */
@Injectable({ providedIn: 'root' })
export class OutboxStore {
  readonly #database = inject(OutboxDatabase);
  readonly #surroundings = inject(Surroundings);
  readonly #keys = new Map<string, UserKey>();

  /** Keeps a booking; another state of the same booking replaces the one before. */
  async keep(booking: PendingBooking): Promise<void> {
    const crypto = this.#crypto();
    const [userKey, entryKey] = await this.#names(booking.employeeId, booking.bookingId);
    const key = await this.#keyOf(userKey);
    const sealed = await seal(crypto, key, { label: entryKey, text: JSON.stringify(booking) });
    const undo = () => void this.remove(booking).catch(() => undefined); // sent again then, under the same id
    await this.#database.write(async (transaction) => {
      // The row of the key may be gone since it was read, e.g. because somebody cleared the data of the page.
      await transaction.objectStore('keys').put({ ...key, userKey });
      await transaction.objectStore('bookings').put({ ...sealed, userKey, entryKey });
    }, undo);
  }

  async read(employeeId: string): Promise<Kept> {
    const rows = await this.#rows(employeeId);
    const bookings = rows.flatMap(({ booking }) => booking ?? []).sort(byClaimedTime);
    return { bookings, unreadable: rows.length - bookings.length };
  }

  /** The server has answered for the booking, or the person has read about it. */
  async remove({ employeeId, bookingId }: Pick<PendingBooking, 'employeeId' | 'bookingId'>): Promise<void> {
    const names = await this.#names(employeeId, bookingId);
    await this.#database.write((transaction) => transaction.objectStore('bookings').delete(names));
  }

  /** The person has read that bookings are unreadable: they stay on the device, but out of the way. */
  async putAside(employeeId: string): Promise<void> {
    const unreadable = (await this.#rows(employeeId)).filter(({ booking }) => booking === null);
    await this.#database.write(async (transaction) => {
      for (const { row } of unreadable) {
        await transaction.objectStore('aside').put(row);
        await transaction.objectStore('bookings').delete([row.userKey, row.entryKey]);
      }
    });
  }

  async #rows(employeeId: string): Promise<{ row: BookingRow; booking: PendingBooking | null }[]> {
    const userKey = await fingerprint(this.#crypto(), employeeId);
    const { rows, keys } = await this.#database.read(async (transaction) => ({
      rows: await transaction.objectStore('bookings').index('userKey').getAll(userKey),
      keys: await transaction.objectStore('keys').index('userKey').getAll(userKey),
    }));
    return Promise.all(rows.map(async (row) => ({ row, booking: await this.#open(row, keys, employeeId) })));
  }

  async #open(row: BookingRow, keys: readonly KeyRow[], employeeId: string): Promise<PendingBooking | null> {
    const key = keys.find(({ keyId }) => keyId === row.keyId);
    const text = key ? await open(this.#crypto(), key, row.entryKey, row) : null;
    const booking = text === null ? null : pendingBookingOf(JSON.parse(text));
    return booking?.employeeId === employeeId ? booking : null;
  }

  /** The person's key: the one that is kept, otherwise a new one, which is kept with the first booking. */
  async #keyOf(userKey: string): Promise<UserKey> {
    const known = this.#keys.get(userKey);
    if (known) return known;
    const [kept] = await this.#database.read((transaction) =>
      transaction.objectStore('keys').index('userKey').getAll(userKey),
    );
    const key = kept ? { keyId: kept.keyId, key: kept.key } : await makeKey(this.#crypto());
    this.#keys.set(userKey, key);
    return key;
  }

  async #names(employeeId: string, bookingId: string): Promise<[userKey: string, entryKey: string]> {
    const crypto = this.#crypto();
    return [await fingerprint(crypto, employeeId), await fingerprint(crypto, bookingId)];
  }

  #crypto(): Crypto {
    const crypto = this.#surroundings.crypto();
    if (!crypto) throw new Error('this connection is not secure: the browser offers no encryption');
    return crypto;
  }
}
