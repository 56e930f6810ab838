import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type ClarificationItemDto,
  type ClarificationOutcome,
  decideClarification,
  type KeptBookingDto,
  listClarifications,
  listOwnClarifications,
} from './generated';
import { type Problem, ProblemReader } from './problem';

/** One's own bookings that came late and did not fit: they are kept and have no effect yet. */
@Injectable()
export class KeptBookingsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly kept = signal<readonly KeptBookingDto[]>([]);

  /** Reads those of a month, or without one what waits and what was decided lately. What was read stays until there is news. */
  async load(month?: string): Promise<void> {
    try {
      this.kept.set(await this.#api.invoke(listOwnClarifications, month ? { month } : {}));
    } catch (error) {
      this.#problems.read(error); // throws on for a bug; without an answer the page says so already
    }
  }
}

/** Bookings of others that wait for a decision. */
@Injectable()
export class ClarificationDeskStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly items = signal<readonly ClarificationItemDto[]>([]);
  readonly total = signal(0);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(() => this.#read());
  }

  /** Decides on one and reads the list again. False if it could not be; then `problem` says why. */
  async decide(bookingId: string, outcome: ClarificationOutcome, note: string): Promise<boolean> {
    if (this.busy()) return false; // a second click of the same decision
    const decided = await this.#attempt(async () => {
      await this.#api.invoke(decideClarification, { bookingId, body: { outcome, ...(note ? { note } : {}) } });
    });
    const { problem } = this;
    const why = problem();
    await this.#attempt(() => this.#read());
    if (why) problem.set(why);
    return decided;
  }

  async #read(): Promise<void> {
    const { items, total } = await this.#api.invoke(listClarifications);
    this.items.set(items);
    this.total.set(total);
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
