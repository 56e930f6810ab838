import { inject, Injectable } from '@angular/core';
import { Surroundings } from './surroundings';

const NAME = 'zeitbuch.outbox';
/** Longer than one request may take: a tab that still leads by then is asleep or hangs. */
const PATIENCE_MILLISECONDS = 45_000;

/**
 * One tab of the browser sends at a time. The lock ends with its tab, however that ends. Without locks every tab
 * sends for itself: the ids keep bookings from being doubled.
 */
@Injectable({ providedIn: 'root' })
export class SendingTurn {
  readonly #surroundings = inject(Surroundings);

  /** Runs `send` when no other tab sends. A tab that does not give the turn back in time loses it. */
  async take(send: () => Promise<void>): Promise<void> {
    const locks = this.#surroundings.locks();
    if (!locks) return send();
    const patience = new AbortController();
    let own: Promise<void> | undefined;
    const begin = () => (own = send());
    const callOff = this.#surroundings.after(PATIENCE_MILLISECONDS, () => patience.abort());
    try {
      await this.#hold(locks, { signal: patience.signal }, begin);
      if (!own && patience.signal.aborted) await this.#hold(locks, { steal: true }, begin);
    } finally {
      callOff();
    }
    // What was begun ends as it ends, also where another tab took the turn meanwhile. No lock at all: on its own.
    await (own ?? begin());
  }

  /** Resolves also where the lock was not to be had, or was taken away. */
  async #hold(locks: Pick<LockManager, 'request'>, options: LockOptions, begin: () => Promise<void>): Promise<void> {
    try {
      await locks.request(NAME, options, begin);
    } catch {
      // `begin` itself may have failed: the caller sees that by its promise
    }
  }
}
