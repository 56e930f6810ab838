interface Waiting<Item, Answer> {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

export interface BatchingOptions<Item> {
  /** Most items of one batch. */
  size: number;
  /** Most batches under way at the same time; while they are, questions gather. */
  inFlight: number;
  /** Items with the same key never stand in the same batch: the later one waits for the next. */
  keyOf?: (item: Item) => string;
  /** Whether the items of a batch of so many that failed so are worth asking one by one; left out: if there are several. */
  againAlone?: (error: unknown, items: number) => boolean;
  /** A batch without an answer for so long no longer holds up the next. */
  patienceMilliseconds?: number;
}

const PATIENCE_MILLISECONDS = 200;

/**
 * Collects the questions that come in while earlier ones are on their way to the
 * database, and asks them all with one statement. A question that comes alone waits
 * for nobody; the more come at once, the less each of them costs.
 */
export class Batching<Item, Answer> {
  #waiting: Waiting<Item, Answer>[] = [];
  #running = 0;
  #scheduled = false;

  /**
   * @param run answers all items in their order, or fails for all of them; then it runs again for each
   *   of them `alone`, beside the batches, so that nobody suffers from somebody else's item
   */
  constructor(
    private readonly run: (items: readonly Item[], alone: boolean) => Promise<readonly Answer[]>,
    private readonly options: BatchingOptions<Item>,
  ) {}

  /** Resolves with the answer to `item`; rejects with what made `run` fail for it. */
  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** Starts after the present turn of the event loop: what arrived in the same turn goes along. */
  #schedule(): void {
    if (this.#scheduled || this.#running >= this.options.inFlight || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#start(this.#next());
      this.#schedule();
    });
  }

  /** Counts as under way until it is answered, or for as long as the others can be asked to wait for it. */
  #start(batch: readonly Waiting<Item, Answer>[]): void {
    this.#running += 1;
    let counts = true;
    const letOthersGo = () => {
      if (!counts) return;
      counts = false;
      this.#running -= 1;
      this.#schedule();
    };
    const timer = setTimeout(letOthersGo, this.options.patienceMilliseconds ?? PATIENCE_MILLISECONDS);
    void this.#settle(batch).finally(() => {
      clearTimeout(timer);
      letOthersGo();
    });
  }

  #next(): Waiting<Item, Answer>[] {
    const { size, keyOf } = this.options;
    if (!keyOf) return this.#waiting.splice(0, size);
    const keys = new Set<string>();
    const batch: Waiting<Item, Answer>[] = [];
    const rest: Waiting<Item, Answer>[] = [];
    for (const waiting of this.#waiting) {
      const key = keyOf(waiting.item);
      const fits = batch.length < size && !keys.has(key);
      keys.add(key);
      (fits ? batch : rest).push(waiting);
    }
    this.#waiting = rest;
    return batch;
  }

  async #settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.run(
        batch.map(({ item }) => item),
        false,
      );
      batch.forEach(({ resolve }, index) => resolve(answers[index]));
    } catch (error) {
      const again = this.options.againAlone?.(error, batch.length) ?? batch.length > 1;
      if (again) for (const waiting of batch) void this.#alone(waiting);
      else for (const { reject } of batch) reject(error);
    }
  }

  async #alone({ item, resolve, reject }: Waiting<Item, Answer>): Promise<void> {
    try {
      resolve((await this.run([item], true))[0]);
    } catch (error) {
      reject(error);
    }
  }
}
