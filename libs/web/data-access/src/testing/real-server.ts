import { fromNode } from './outer-realm';
import { type SimulatedServer } from './simulated-browser';
import { type SimulatedAnswer, type SimulatedRequest } from './simulated-network';

interface Person {
  readonly employeeId: string;
  readonly cookie: string;
}

/** The real API on a real PostgreSQL, in a process of its own (libs/server/testing/outbox-host.ts). */
export class RealServer implements SimulatedServer {
  /** Bookings that the API kept to be clarified. */
  readonly clarified = new Set<string>();
  #people: readonly Person[] = [];
  /** The request before: the server has one clock, so the next may only set it when that one is answered. */
  #before: Promise<unknown> = Promise.resolve();

  constructor(
    readonly url: string,
    readonly nowMilliseconds: () => number,
  ) {}

  /** Two new employees; resolves with their ids. */
  async open(nowMilliseconds: number): Promise<string[]> {
    this.#people = (await this.post('/people', { now: new Date(nowMilliseconds).toISOString() })) as Person[];
    return this.#people.map(({ employeeId }) => employeeId);
  }

  async answer({ method, path, body, person }: SimulatedRequest, signedIn: string | null): Promise<SimulatedAnswer> {
    const cookie = this.#people.find(({ employeeId }) => employeeId === signedIn)?.cookie ?? null;
    const now = new Date(this.nowMilliseconds()).toISOString();
    const answered = this.#before.then(() => this.post('/ask', { now, method, path, body, cookie, person }));
    this.#before = answered.catch(() => undefined);
    const answer = (await answered) as SimulatedAnswer;
    const { booking, clarification } = (answer.body ?? {}) as {
      booking?: { bookingId: string };
      clarification?: unknown;
    };
    if (booking && clarification) this.clarified.add(booking.bookingId);
    return answer;
  }

  rows(): Promise<unknown> {
    return this.post('/rows', { employeeIds: this.#people.map(({ employeeId }) => employeeId) });
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const answer = await fromNode<typeof fetch>('fetch')(`${this.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}
