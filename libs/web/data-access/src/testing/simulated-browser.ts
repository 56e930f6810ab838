import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import './outer-realm';
import { turns } from './outer-realm';
import { SimulatedLocks } from './simulated-locks';
import { type NetworkFault, type SimulatedAnswer, type SimulatedRequest, type StoreFault } from './simulated-network';
import { SimulatedTab } from './simulated-tab';

/** The server behind the network: a model of it, or the real one. `cookie` is who is signed in in this browser. */
export interface SimulatedServer {
  answer(request: SimulatedRequest, cookie: string | null): Promise<SimulatedAnswer>;
}

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** A browser with tabs that share store, locks, channel, clock and session; everything in it can fail. */
export class SimulatedBrowser {
  readonly indexedDb = new IDBFactory();
  readonly locks = new SimulatedLocks();
  readonly counts = new Map<string, number>();
  tabs: SimulatedTab[] = [];
  /** Who is signed in; the cookie belongs to all tabs. */
  cookie: string | null = null;
  isOnline = true;
  networkFaults: NetworkFault[] = [];
  storeFaults: StoreFault[] = [];
  /** How far the clock of the device is ahead. */
  skewMilliseconds = 0;
  /** How often the device was asleep. */
  sleeps = 0;
  #timers: Timer[] = [];
  readonly #asked = new Set<Promise<unknown>>();
  #random: () => number;

  constructor(
    readonly server: SimulatedServer,
    /** True time, in milliseconds since 1970; the server's clock shows it. */
    public nowMilliseconds: number,
    seed: number,
  ) {
    this.#random = numbersFrom(seed);
    localStorage.clear();
  }

  random = (): number => this.#random();

  count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  open(): SimulatedTab {
    const tab = new SimulatedTab(this);
    this.tabs.push(tab);
    return tab;
  }

  /** The tab ends in the middle of whatever it was doing. */
  kill(tab: SimulatedTab): void {
    tab.end();
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.locks.release(tab);
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.nowMilliseconds + milliseconds, action };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Asks the server. The time of the simulation stands still until it has answered, however long the real one takes. */
  ask(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const asked = this.server.answer(request, this.cookie).finally(() => this.#asked.delete(asked));
    this.#asked.add(asked);
    return asked;
  }

  /** Lets time pass, with all timers that are due in between. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.nowMilliseconds + milliseconds;
    for (;;) {
      await this.#answered();
      const due = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.nowMilliseconds = Math.max(this.nowMilliseconds, due.at);
      due.action();
      await turns(2);
    }
    this.nowMilliseconds = end;
  }

  async #answered(): Promise<void> {
    while (this.#asked.size > 0) {
      await Promise.all(this.#asked);
      await this.settle();
    }
  }

  /** Time goes on without the device: timers that were due in between run once, at the end. */
  async sleep(milliseconds: number): Promise<void> {
    this.sleeps += 1;
    this.nowMilliseconds += milliseconds;
    await this.advance(0);
  }

  /** Waits for `work`, and lets time pass where it waits for a time limit. */
  async untilDone(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    void work.finally(() => (isDone = true)).catch(() => undefined);
    for (let round = 0; !isDone; round += 1) {
      await this.settle();
      if (!isDone && round >= PATIENT_ROUNDS) await this.advance(1_000);
      if (round > LONGEST_ROUNDS) throw new Error('the outbox hangs');
    }
    await work;
  }

  /** Lets everything run that needs no time. */
  settle(): Promise<void> {
    return turns(20);
  }

  close(): void {
    for (const tab of [...this.tabs]) this.kill(tab);
  }
}

const PATIENT_ROUNDS = 3;
const LONGEST_ROUNDS = 2_000;

/** Numbers from 0 up to 1, always the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
