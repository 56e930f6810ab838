import { inject, Injectable } from '@angular/core';
import { DeviceStorage } from '../device-storage';
import { OutboxStore } from './outbox-store';
import { type PendingBooking, pendingBookingOf } from './pending-booking';

const OLD_KEY = 'zeitbuch.outbox';
const UNREADABLE_KEY = 'zeitbuch.outbox.unreadable';

/** Bookings that the version before this one kept as readable text move into the store, once. */
@Injectable({ providedIn: 'root' })
export class OldOutbox {
  readonly #storage = inject(DeviceStorage);
  readonly #store = inject(OutboxStore);

  /**
   * Moves them, no matter who they belong to; the text goes only when every one is kept. Killed halfway it begins again:
   * the ids are the same. `left` are those that the store did not take; `unreadable` counts those put aside.
   */
  async move(): Promise<{ left: PendingBooking[]; unreadable: number }> {
    const text = this.#storage.read(OLD_KEY);
    const left: PendingBooking[] = [];
    const unreadable: unknown[] = [];
    for (const item of text === null ? [] : itemsOf(text)) {
      const booking = pendingBookingOf(item);
      if (!booking) unreadable.push(item);
      else if (!(await this.#keep(booking))) left.push(booking);
    }
    const isSafe = left.length === 0 && (unreadable.length === 0 || this.#putAside(unreadable));
    // Another tab that still runs the old version may have written meanwhile: then once more, next time.
    if (isSafe && this.#storage.read(OLD_KEY) === text) this.#storage.remove(OLD_KEY);
    return { left, unreadable: unreadable.length };
  }

  async #keep(booking: PendingBooking): Promise<boolean> {
    try {
      await this.#store.keep(booking);
      return true;
    } catch (error) {
      console.error('a booking of the version before cannot be moved yet', error);
      return false;
    }
  }

  /** False where the browser did not take them. */
  #putAside(unreadable: readonly unknown[]): boolean {
    const before = this.#storage.read(UNREADABLE_KEY);
    const lines = [...(before === null ? [] : [before]), ...unreadable.map((item) => JSON.stringify(item))];
    return this.#storage.write(UNREADABLE_KEY, lines.join('\n'));
  }
}

/** Text that is no list is one unreadable item. */
function itemsOf(text: string): readonly unknown[] {
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : [text];
  } catch {
    return [text];
  }
}
