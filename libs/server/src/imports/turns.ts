import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows are worth some twenty microseconds each: two milliseconds at most without looking up. */
const STEPS_IN_A_TURN = 100;

/**
 * Lets others work while a long file is read: after some steps the event loop gets its turn. Steps are counted and
 * not timed, so that a test gives the same result on every machine.
 */
export class Turns {
  #steps = 0;
  #given = 0;

  /** How often others had their turn. */
  get given(): number {
    return this.#given;
  }

  /** Counts steps; true if others should have their turn now, by {@link give}. */
  isOver(steps = 1): boolean {
    this.#steps += steps;
    return this.#steps >= STEPS_IN_A_TURN;
  }

  async give(): Promise<void> {
    this.#steps = 0;
    this.#given += 1;
    await nextTurn();
  }
}

/** Items sorted run by run, the runs shorter than a turn and then merged two by two: never long without a turn. */
export async function sortInTurns<T>(items: readonly T[], compare: (a: T, b: T) => number, turns: Turns): Promise<T[]> {
  let from: T[] = [...items];
  let to: T[] = new Array<T>(from.length);
  for (let start = 0; start < from.length; start += STEPS_IN_A_TURN) {
    const run = from.slice(start, start + STEPS_IN_A_TURN).sort(compare);
    for (let i = 0; i < run.length; i += 1) from[start + i] = run[i];
    if (turns.isOver(STEPS_IN_A_TURN)) await turns.give();
  }
  for (let width = STEPS_IN_A_TURN; width < from.length; width *= 2) {
    let left = 0;
    let right = width;
    for (let at = 0; at < from.length; at += 1) {
      const start = Math.floor(at / (2 * width)) * 2 * width;
      if (at === start) [left, right] = [start, Math.min(start + width, from.length)];
      const leftEnd = Math.min(start + width, from.length);
      const rightEnd = Math.min(start + 2 * width, from.length);
      const takesLeft = left < leftEnd && (right >= rightEnd || compare(from[left], from[right]) <= 0);
      to[at] = from[takesLeft ? left++ : right++];
      // A comparison is far less work than a row.
      if (at % 64 === 0 && turns.isOver(2)) await turns.give();
    }
    [from, to] = [to, from];
  }
  return from;
}
