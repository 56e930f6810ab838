import { inject, Injectable } from '@angular/core';
import { DeviceStorage } from './device-storage';

const STORAGE_KEY = 'zeitbuch.set-up';

/** What was typed in the set-up of a city, on this device, until the city is made: there is nobody yet whose it could be. */
@Injectable({ providedIn: 'root' })
export class SetUpDrafts {
  readonly #storage = inject(DeviceStorage);

  keep(draft: object): void {
    this.#storage.write(STORAGE_KEY, JSON.stringify(draft));
  }

  /** null where nothing was kept, or nothing that can be read. */
  read(): unknown {
    try {
      return JSON.parse(this.#storage.read(STORAGE_KEY) ?? 'null');
    } catch {
      return null;
    }
  }

  drop(): void {
    this.#storage.remove(STORAGE_KEY);
  }
}
