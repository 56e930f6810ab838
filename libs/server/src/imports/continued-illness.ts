import { type AbsenceFact, type LocalDate, addDays } from '@zeitbuch/working-time';

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Certificates of a person, put after one another: doctors write the next one before the last one ends. Each takes the
 * days that no earlier one holds, so that every day of illness stands once, and they are one illness.
 */
export class IllnessDays {
  /** In order, without common days. */
  #covered: Days[];

  /** @param known illness on record, in any order */
  constructor(known: readonly Days[]) {
    this.#covered = [];
    for (const { from, to } of known) this.#cover({ from, to });
  }

  /** The days that are left for a certificate, in order; they are taken from now on. */
  take({ from, to }: Days): Days[] {
    const left: Days[] = [];
    let next = from;
    for (let at = this.#firstEndingFrom(from); at < this.#covered.length && this.#covered[at].from <= to; at += 1) {
      const held = this.#covered[at];
      if (next < held.from) left.push({ from: next, to: addDays(held.from, -1) });
      if (held.to >= next) next = addDays(held.to, 1);
    }
    if (next <= to) left.push({ from: next, to });
    this.#cover({ from, to });
    return left;
  }

  #cover(days: Days): void {
    const start = this.#firstEndingFrom(days.from);
    let { from, to } = days;
    let end = start;
    for (; end < this.#covered.length && this.#covered[end].from <= days.to; end += 1) {
      if (this.#covered[end].from < from) from = this.#covered[end].from;
      if (this.#covered[end].to > to) to = this.#covered[end].to;
    }
    this.#covered.splice(start, end - start, { from, to });
  }

  /** Index of the first span that ends on a date or later. */
  #firstEndingFrom(date: LocalDate): number {
    let low = 0;
    let high = this.#covered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#covered[middle].to < date) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Kinds of which a later record goes on where an earlier one ends, instead of meeting it. */
export const isContinued = ({ kind }: Pick<AbsenceFact, 'kind'>): boolean => kind === 'sick';
