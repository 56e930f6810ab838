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
      await locks.request(NAME, { signal: patience.signal }, begin);
    } catch {
      // Another tab took the turn from this one, or what was sent failed: either way it ends as it began.
      if (own) return await own;
      await (patience.signal.aborted ? locks.request(NAME, { steal: true }, begin) : begin());
    } finally {
      callOff();
    }
  }
}
