import { type Session, type WorkInterval } from '../booking';
import { type LocalDate } from '../time';

/** What a session says about its end. */
type EndingSession = Pick<Session, 'shiftDate'> & { readonly intervals: readonly Pick<WorkInterval, 'endMinute'>[] };

/**
 * The latest end of work before any date. Looked up for every day that is evaluated:
 * by halving and not by going through all sessions, which took a tenth of a year's evaluation.
 */
export class LatestEnds {
  /** Shift dates with work that ended, ascending. */
  readonly #dates: LocalDate[] = [];
  /** Latest end of work on that shift date or any before it: a long shift may end after the next one. */
  readonly #ends: number[] = [];

  constructor(sessions: readonly EndingSession[]) {
    const ended = sessions.flatMap(({ shiftDate, intervals }) => {
      const end = intervals.at(-1)?.endMinute;
      return end == null ? [] : [{ shiftDate, end }];
    });
    // In order already, but for places where clocks go back over midnight.
    ended.sort((a, b) => a.shiftDate.localeCompare(b.shiftDate));
    let latest = -Infinity;
    for (const { shiftDate, end } of ended) {
      latest = Math.max(latest, end);
      this.#dates.push(shiftDate);
      this.#ends.push(latest);
    }
  }

  /** Latest end of work that belongs to a shift date before this one; null without any. */
  before(date: LocalDate): number | null {
    let [low, high] = [0, this.#dates.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#dates[middle] < date) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : this.#ends[low - 1];
  }
}
