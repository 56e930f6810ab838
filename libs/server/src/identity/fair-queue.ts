import { Problem } from '../platform';

interface Waiting {
  begin: () => void;
  refuse: (problem: Problem) => void;
  timer: NodeJS.Timeout;
}

export interface FairQueueOptions {
  /** Most works under way at the same time. */
  atOnce: number;
  /** Most works waiting; what comes then is refused. */
  waiting: number;
  /** Longest wait; what waited so long is refused. */
  patienceSeconds: number;
}

/** The lane that goes first. */
export const FIRST_LANE = '';

/**
 * Lets few works run at once and the others wait in lanes. {@link FIRST_LANE} goes first; the other lanes take turns,
 * so that a thousand works of one lane make a single work of another wait for one turn only.
 */
export class FairQueue {
  readonly #lanes = new Map<string, Set<Waiting>>();
  #running = 0;
  #waiting = 0;

  constructor(private readonly options: FairQueueOptions) {}

  /**
   * Runs `work` when it is its turn.
   * @throws Problem `rate-limited` where the queue is full or the wait took too long
   */
  async run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.options.atOnce) await this.#turn(lane);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  /** Resolves when a place was handed to this work; the place is already counted then. */
  #turn(lane: string): Promise<void> {
    const { waiting, patienceSeconds } = this.options;
    if (this.#waiting >= waiting && lane !== FIRST_LANE) throw Problem.later('rate-limited', patienceSeconds);
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        begin: resolve,
        refuse: reject,
        timer: setTimeout(() => this.#giveUp(lane, entry), patienceSeconds * 1000),
      };
      const entries = this.#lanes.get(lane) ?? new Set();
      this.#lanes.set(lane, entries.add(entry));
      this.#waiting += 1;
    });
  }

  #giveUp(lane: string, entry: Waiting): void {
    const entries = this.#lanes.get(lane);
    entries?.delete(entry);
    if (entries?.size === 0) this.#lanes.delete(lane);
    this.#waiting -= 1;
    entry.refuse(Problem.later('rate-limited', this.options.patienceSeconds));
  }

  #handOn(): void {
    const next = this.#next();
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#waiting -= 1;
    clearTimeout(next.timer);
    next.begin();
  }

  #next(): Waiting | undefined {
    const lane = this.#lanes.has(FIRST_LANE) ? FIRST_LANE : this.#lanes.keys().next().value;
    if (lane === undefined) return undefined;
    const entries = this.#lanes.get(lane) ?? new Set();
    const [next] = entries;
    entries.delete(next);
    // Set again, a lane stands behind the others: they take turns.
    this.#lanes.delete(lane);
    if (entries.size > 0) this.#lanes.set(lane, entries);
    return next;
  }
}
