import { DestroyRef, inject, Injectable } from '@angular/core';
import { type TodayDto } from '../generated';
import { Surroundings } from './surroundings';

/** What a tab says to the others of the same browser. */
export interface TabMessage {
  /** Whose bookings changed. */
  readonly employeeId: string;
  /** The day that the server answered, where it did. */
  readonly day?: TodayDto;
  /** Whether the last attempt reached the server; missing where nothing was tried. */
  readonly reached?: boolean;
}

/** The other tabs. Without a channel each tab looks at the store when it comes to the front. */
@Injectable({ providedIn: 'root' })
export class Tabs {
  readonly #channel = inject(Surroundings).channel('zeitbuch.outbox');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#channel?.close());
  }

  say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(heard: (message: TabMessage) => void): void {
    this.#channel?.addEventListener('message', ({ data }) => {
      if (typeof (data as Partial<TabMessage> | null)?.employeeId === 'string') heard(data as TabMessage);
    });
  }
}
