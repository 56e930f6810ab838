import { type LocalDate, addDays } from '@zeitbuch/working-time';

/**
 * What a file says and nobody can read: of whom, and of which day, as far as that can be told. Whatever depends on such
 * a row - whether a booking has its partner, whether somebody was on call - is not held against the sound rows beside it.
 */
export class UnreadRows {
  readonly #dates = new Map<string, Set<LocalDate>>();
  /** People of whom a row has no day that can be read; `ANYBODY` for rows of which nothing is known. */
  readonly #whole = new Set<string>();

  /** @param number personnel number, null where it cannot be read: then it may be anybody's row */
  add(number: string | null, date: LocalDate | null): void {
    const owner = number ?? ANYBODY;
    if (date === null) this.#whole.add(owner);
    else this.#dates.set(owner, (this.#dates.get(owner) ?? new Set()).add(date));
  }

  /** Whether a row of the person about this day, the day before or the day after may be missing; any row without a day. */
  isNear(number: string, date: LocalDate | null): boolean {
    if (date === null) return this.isAbout(number);
    return [number, ANYBODY].some(
      (owner) => this.#whole.has(owner) || [-1, 0, 1].some((days) => this.#dates.get(owner)?.has(addDays(date, days))),
    );
  }

  /** Whether a row of the person may be missing at all. */
  isAbout(number: string): boolean {
    return [number, ANYBODY].some((owner) => this.#whole.has(owner) || this.#dates.has(owner));
  }
}

/** No personnel number. */
const ANYBODY = '';
