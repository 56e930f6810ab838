import { DOCUMENT, inject, Injectable } from '@angular/core';

/** What the tabs of one browser say to each other. */
export interface TabChannel {
  postMessage(message: unknown): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * What the outbox needs of the browser. Every part may be missing (no secure connection, private window, old
 * browser): the outbox then does with less and says so. Tests give others, which fail.
 */
@Injectable({ providedIn: 'root' })
export class Surroundings {
  readonly #view = inject(DOCUMENT).defaultView;

  indexedDb(): IDBFactory | undefined {
    return this.#view?.indexedDB;
  }

  /** Missing on connections that are not secure. */
  crypto(): Crypto | undefined {
    return this.#view?.crypto?.subtle && this.#view.crypto;
  }

  locks(): Pick<LockManager, 'request'> | undefined {
    return this.#view?.navigator.locks;
  }

  channel(name: string): TabChannel | undefined {
    try {
      return this.#view && 'BroadcastChannel' in this.#view ? new BroadcastChannel(name) : undefined;
    } catch {
      return undefined; // a page that the browser keeps apart from all others
    }
  }

  /** Asks the browser not to clear what is kept when the device runs short of space. */
  async persist(): Promise<void> {
    await this.#view?.navigator.storage?.persist?.();
  }

  /** Runs `action` after a while; returns what calls it off. */
  after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  }

  /** A number from 0 up to 1, so that devices do not all come back at the same moment. */
  random(): number {
    return Math.random();
  }
}
