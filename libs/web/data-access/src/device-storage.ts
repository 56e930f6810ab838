import { DOCUMENT, inject, Injectable } from '@angular/core';

/** What is kept on this device across reloads. Where storage is shut off, it is kept as long as the page. */
@Injectable({ providedIn: 'root' })
export class DeviceStorage {
  readonly #view = inject(DOCUMENT).defaultView;
  readonly #memory = new Map<string, string>();

  read(key: string): string | null {
    try {
      return this.#view?.localStorage.getItem(key) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#view?.localStorage.removeItem(key);
    } catch {
      // nothing was kept there
    }
  }

  /** False where only the memory of this page took it. */
  write(key: string, value: string): boolean {
    this.#memory.set(key, value);
    try {
      this.#view?.localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  }
}
