import { Logger } from '@nestjs/common';

/**
 * Work that a process does again and again: the next time begins a while after the last one ended, so that
 * two never overlap. A fault is logged and does not stop the next time.
 */
export class Recurring {
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;
  #running: Promise<void> = Promise.resolve();

  /** @param work may ask `goOn` whether it should come to an end because the process stops */
  constructor(
    name: string,
    private readonly pauseMilliseconds: number,
    private readonly work: (goOn: () => boolean) => Promise<void>,
  ) {
    this.#logger = new Logger(name);
  }

  /** Begins at once. */
  start(): void {
    this.#stopped = false;
    this.#turn();
  }

  /** Resolves when the running turn has come to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #turn(): void {
    this.#running = this.work(() => !this.#stopped)
      .catch((error: unknown) => this.#logger.error(error)) // tried again the next time
      .then(() => {
        if (!this.#stopped) this.#timer = setTimeout(() => this.#turn(), this.pauseMilliseconds);
      });
  }
}
