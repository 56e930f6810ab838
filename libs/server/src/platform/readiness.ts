import { Injectable } from '@nestjs/common';

/** Whether new requests should still be sent here. Turns false before the process stops taking connections. */
@Injectable()
export class Readiness {
  #stopping = false;

  get stopping(): boolean {
    return this.#stopping;
  }

  /** From now on `/ready` answers 503 and connections are not kept alive. */
  stop(): void {
    this.#stopping = true;
  }
}
