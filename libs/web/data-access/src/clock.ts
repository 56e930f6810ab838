import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** The machine's clock. Tests give another one; nothing else on the client may ask for the time. */
@Injectable({ providedIn: 'root' })
export class MachineClock {
  /** Milliseconds since 1970 by this device. */
  nowMilliseconds(): number {
    return Date.now();
  }
}

/** Below this the device's clock counts as right: an answer is on its way for a while. */
const TOLERANCE_MILLISECONDS = 2_000;

/** Time as the server tells it: the device's clock, moved by what the last answers said. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  readonly #machine = inject(MachineClock);
  readonly #offset = signal(0);
  readonly #known = signal(false);

  /** How far this device is ahead (negative: behind), once an answer has told. */
  readonly offsetMilliseconds = this.#offset.asReadonly();
  /** Whether an answer has brought the time since this page was opened. */
  readonly known = this.#known.asReadonly();
  readonly #now = signal(this.#machine.nowMilliseconds());
  /** The time on the server, in milliseconds since 1970; moves every second. */
  readonly now = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#tick(), 1_000);
    const view = inject(DOCUMENT).defaultView;
    const tick = () => this.#tick();
    view?.addEventListener('focus', tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      view?.removeEventListener('focus', tick);
    });
  }

  /** Learns from the `Server-Time` of an answer; an unreadable one changes nothing. */
  learn(serverTime: string | null): void {
    const told = Date.parse(serverTime ?? '');
    if (Number.isNaN(told)) return;
    this.#known.set(true);
    const offset = told - this.#machine.nowMilliseconds();
    this.#offset.set(Math.abs(offset) < TOLERANCE_MILLISECONDS ? 0 : offset);
    this.#tick();
  }

  /** The time on the server right now, not only by the second. */
  nowMilliseconds(): number {
    return this.#machine.nowMilliseconds() + this.#offset();
  }

  nowIso(): string {
    return new Date(this.nowMilliseconds()).toISOString();
  }

  /** The server's time at which the clock of this device showed `deviceMilliseconds`, if it was as wrong as it is now. */
  isoOf(deviceMilliseconds: number): string {
    return new Date(deviceMilliseconds + this.#offset()).toISOString();
  }

  #tick(): void {
    this.#now.set(this.nowMilliseconds());
  }
}
