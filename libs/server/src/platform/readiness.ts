import { Injectable } from '@nestjs/common';

/** What the background has not heard of yet. */
export interface Unread {
  readonly number: number;
  readonly oldestSeconds: number;
}

/** Whether new requests should still be sent here. Turns false before the process stops taking connections. */
@Injectable()
export class Readiness {
  #stopping = false;
  /** As it was counted last; nothing before. */
  unread: Unread | undefined;

  get stopping(): boolean {
    return this.#stopping;
  }

  /** From now on `/ready` answers 503 and connections are not kept alive. */
  stop(): void {
    this.#stopping = true;
  }
}
