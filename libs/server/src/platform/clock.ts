import { Injectable } from '@nestjs/common';
import { zone } from '@zeitbuch/working-time';

/**
 * The only place of the server that asks the machine for the time. Tests set
 * it, so that a spec can tell a working day with a date.
 */
@Injectable()
export class Clock {
  #shiftMilliseconds = 0;

  /** Milliseconds since 1970 UTC. */
  nowMilliseconds(): number {
    return Date.now() + this.#shiftMilliseconds;
  }

  /** Whole minutes since 1970 UTC; a minute begun does not count as passed. */
  nowEpochMinute(): number {
    return Math.floor(this.nowMilliseconds() / 60_000);
  }

  /** The current date in a time zone. */
  todayIn(zoneId: string): string {
    return zone(zoneId).dateAt(this.nowEpochMinute());
  }

  /** The current instant in ISO 8601, UTC. */
  nowIso(): string {
    return new Date(this.nowMilliseconds()).toISOString();
  }

  /** Lets the clock run on from `instant` (ISO 8601). For tests. */
  set(instant: string): void {
    this.#shiftMilliseconds = new Date(instant).getTime() - Date.now();
  }
}
