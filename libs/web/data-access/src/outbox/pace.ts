import { DestroyRef, inject, Injectable } from '@angular/core';
import { MachineClock } from '../clock';
import { DeviceStorage } from '../device-storage';
import { Surroundings } from './surroundings';

const PAUSE_KEY = 'zeitbuch.outbox.pause';
const FIRST_WAIT_MILLISECONDS = 1_000;
const LONGEST_WAIT_MILLISECONDS = 60_000;
/** A server that asks for more than this is asked again nevertheless; so is one whose answer met a wrong clock. */
const LONGEST_PAUSE_MILLISECONDS = 60 * 60_000;
/** Share of a wait by which devices differ, so that they do not all come back at once. */
const SPREAD = 0.25;

/** When to try again. A pause that the server asked for holds for every tab and across reloads. */
@Injectable({ providedIn: 'root' })
export class Pace {
  readonly #machine = inject(MachineClock);
  readonly #storage = inject(DeviceStorage);
  readonly #surroundings = inject(Surroundings);
  #failures = 0;
  #callOff = () => {};

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#callOff());
  }

  /** Milliseconds until the server may be asked again; 0 when it may be now. */
  pauseMilliseconds(): number {
    const left = Number(this.#storage.read(PAUSE_KEY) ?? 0) - this.#machine.nowMilliseconds();
    return left > 0 && left <= LONGEST_PAUSE_MILLISECONDS ? left : 0;
  }

  /** The device has come to another connection: the next failure begins with a short wait again. */
  restart(): void {
    this.#failures = 0;
  }

  /** The server has answered: the next failure begins with a short wait again. */
  succeeded(): void {
    this.#failures = 0;
    this.#callOff();
  }

  /** Calls `again` later: after what the server asked for, otherwise after a wait that doubles. */
  retry(again: () => void, retryAfterSeconds?: number): void {
    const doubled = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** this.#failures, LONGEST_WAIT_MILLISECONDS);
    this.#failures = Math.min(this.#failures + 1, 10);
    if (retryAfterSeconds === undefined) return this.#after(doubled, again);
    const pause = Math.min(retryAfterSeconds * 1_000, LONGEST_PAUSE_MILLISECONDS);
    this.#storage.write(PAUSE_KEY, String(this.#machine.nowMilliseconds() + pause));
    this.#after(Math.max(pause, doubled), again);
  }

  /** Calls `again` when the pause is over. */
  afterPause(again: () => void): void {
    this.#after(this.pauseMilliseconds(), again);
  }

  #after(milliseconds: number, again: () => void): void {
    this.#callOff();
    this.#callOff = this.#surroundings.after(milliseconds * (1 + SPREAD * this.#surroundings.random()), again);
  }
}
