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

/** Whose works wait together. */
export interface Lane {
  name: string;
  /** Goes before all lanes that do not. */
  first: boolean;
}

type Lanes = Map<string, Set<Waiting>>;

/**
 * Lets few works run at once and the others wait in lanes. Lanes take turns, first those that go first and then the
 * others, so that a thousand works of one lane make a single work of another wait for one turn only.
 */
export class FairQueue {
  readonly #first: Lanes = new Map();
  readonly #others: Lanes = new Map();
  #running = 0;
  #waiting = 0;

  constructor(private readonly options: FairQueueOptions) {}

  /**
   * Runs `work` when it is its turn.
   * @throws Problem `rate-limited` where the queue is full or the wait took too long
   */
  async run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.options.atOnce) await this.#turn(lane);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  /** Resolves when a place was handed to this work; the place is already counted then. */
  #turn(lane: Lane): Promise<void> {
    const { waiting, patienceSeconds } = this.options;
    if (this.#waiting >= waiting && !lane.first) throw Problem.later('rate-limited', patienceSeconds);
    const lanes = lane.first ? this.#first : this.#others;
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        begin: resolve,
        refuse: reject,
        timer: setTimeout(() => this.#giveUp(lanes, lane.name, entry), patienceSeconds * 1000),
      };
      const entries = lanes.get(lane.name) ?? new Set();
      lanes.set(lane.name, entries.add(entry));
      this.#waiting += 1;
    });
  }

  #giveUp(lanes: Lanes, name: string, entry: Waiting): void {
    const entries = lanes.get(name);
    entries?.delete(entry);
    if (entries?.size === 0) lanes.delete(name);
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
    const lanes = this.#first.size > 0 ? this.#first : this.#others;
    const [lane] = lanes;
    if (!lane) return undefined;
    const [name, entries] = lane;
    const [next] = entries;
    entries.delete(next);
    // Set again, a lane stands behind the others: they take turns.
    lanes.delete(name);
    if (entries.size > 0) lanes.set(name, entries);
    return next;
  }
}
