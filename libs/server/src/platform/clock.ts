import { Injectable } from '@nestjs/common';
import { zone, type LocalDate } from '@zeitbuch/working-time';

/** What a machine knows of time: a wall clock, which may be wrong and may be set, and one that only runs on. */
export interface MachineTime {
  wallMilliseconds(): number;
  monotonicMilliseconds(): number;
}

/** The machine's clocks; `aheadMilliseconds` makes its wall clock wrong in tests. */
export const machineTime = (aheadMilliseconds = 0): MachineTime => ({
  wallMilliseconds: () => Date.now() + aheadMilliseconds,
  monotonicMilliseconds: () => performance.now(),
});

/** Two clocks of one machine never run more apart than this by themselves. */
const STEP_MILLISECONDS = 1000;
/** Differences below this are left alone: time should not jump for nothing. */
const SLACK_MILLISECONDS = 50;

/**
 * The only place of the server that asks the machine for the time. What counts is the database's clock, which is
 * measured at start and every few seconds; in between the machine's monotonic clock runs on from there, whatever
 * is done to its wall clock. Tests set it, so that a spec can tell a working day with a date.
 */
@Injectable()
export class Clock {
  #shiftMilliseconds = 0;
  /** At this reading of the monotonic and of the wall clock it was `milliseconds` by the database. */
  #known: { milliseconds: number; monotonic: number; wall: number };

  constructor(private readonly machine: MachineTime = machineTime()) {
    const wall = machine.wallMilliseconds();
    this.#known = { milliseconds: wall, monotonic: machine.monotonicMilliseconds(), wall };
  }

  /** Milliseconds since 1970 UTC. */
  nowMilliseconds(): number {
    return this.#databaseMilliseconds() + this.#shiftMilliseconds;
  }

  /** For measuring how long something took. */
  monotonicMilliseconds(): number {
    return this.machine.monotonicMilliseconds();
  }

  /**
   * The wall clock was set, or the machine slept, since the last measurement: nobody knows the time until the next.
   */
  get stepped(): boolean {
    const { monotonic, wall } = this.#known;
    const passed = this.machine.monotonicMilliseconds() - monotonic;
    return Math.abs(this.machine.wallMilliseconds() - wall - passed) > STEP_MILLISECONDS;
  }

  /**
   * The database said `milliseconds` (since 1970) to a question that was sent at `began` (monotonic) and whose answer
   * has just come. Our time is corrected only as far as it is proven wrong: the true one lies between what the
   * database said and that plus the time on the way; corrected, ours is never ahead of it.
   * @returns by how many milliseconds the machine's wall clock is ahead of the database's; negative: behind
   */
  measured(milliseconds: number, began: number): number {
    const monotonic = this.machine.monotonicMilliseconds();
    const wall = this.machine.wallMilliseconds();
    const earliest = milliseconds - SLACK_MILLISECONDS;
    const latest = milliseconds + Math.ceil(monotonic - began) + SLACK_MILLISECONDS;
    const ours = this.#databaseMilliseconds();
    if (ours < earliest || ours > latest || this.stepped) this.#known = { milliseconds, monotonic, wall };
    return wall < earliest ? wall - milliseconds : wall > latest ? wall - milliseconds : 0;
  }

  #databaseMilliseconds(): number {
    const { milliseconds, monotonic } = this.#known;
    return milliseconds + Math.floor(this.machine.monotonicMilliseconds() - monotonic);
  }

  /** Whole minutes since 1970 UTC; a minute begun does not count as passed. */
  nowEpochMinute(): number {
    return Math.floor(this.nowMilliseconds() / 60_000);
  }

  /** The current date in a time zone. */
  todayIn(zoneId: string): LocalDate {
    return zone(zoneId).dateAt(this.nowEpochMinute());
  }

  /** The current instant in ISO 8601, UTC. */
  nowIso(): string {
    return new Date(this.nowMilliseconds()).toISOString();
  }

  /** Lets the clock run on from `instant` (ISO 8601). For tests. */
  set(instant: string): void {
    this.#shiftMilliseconds = new Date(instant).getTime() - this.#databaseMilliseconds();
  }
}
