/** Who asks for a lock: all that is known of a tab here. */
interface Holder {
  readonly isAlive: boolean;
}

interface Wish {
  readonly tab: Holder;
  readonly begin: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const aborted = () => new DOMException('the lock was taken or no longer wanted', 'AbortError');

/** Web Locks of one name, shared by the tabs of a simulated browser. */
export class SimulatedLocks {
  #holder: Wish | null = null;
  #queue: Wish[] = [];

  request(
    tab: Holder,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    begin: () => Promise<unknown>,
  ): Promise<unknown> {
    if (!tab.isAlive) return new Promise(() => {});
    return new Promise((resolve, reject) => {
      const wish: Wish = { tab, begin, resolve, reject };
      if (options.steal) {
        this.#holder?.reject(aborted());
        this.#hold(wish);
        return;
      }
      options.signal?.addEventListener('abort', () => {
        if (!this.#queue.includes(wish)) return;
        this.#queue = this.#queue.filter((other) => other !== wish);
        reject(aborted());
      });
      this.#queue.push(wish);
      this.#next();
    });
  }

  /** The locks and wishes of a tab end with it. */
  release(tab: Holder): void {
    this.#queue = this.#queue.filter((wish) => wish.tab !== tab);
    if (this.#holder?.tab === tab) this.#holder = null;
    this.#next();
  }

  #next(): void {
    const [first, ...rest] = this.#queue;
    if (this.#holder || !first) return;
    this.#queue = rest;
    this.#hold(first);
  }

  #hold(wish: Wish): void {
    this.#holder = wish;
    const end = (settle: () => void) => {
      if (this.#holder !== wish) return;
      this.#holder = null;
      settle();
      this.#next();
    };
    wish.begin().then(
      (value) => end(() => wish.resolve(value)),
      (error: unknown) => end(() => wish.reject(error)),
    );
  }
}
