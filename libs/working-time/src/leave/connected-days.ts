import { addDays, type LocalDate } from '../time';

/** Days from one to another, both inclusive; null for no end. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Spans that go on in each other as one, ascending: how something was cut into records says nothing about it.
 * @param goesOn whether what ended on a day is still the same on a later one; the next day unless told otherwise
 */
export function connected(
  spans: readonly Days[],
  goesOn: (until: LocalDate, from: LocalDate) => boolean = (until, from) => from <= addDays(until, 1),
): Days[] {
  const runs: Days[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (!last || (last.to !== null && !goesOn(last.to, from))) runs.push({ from, to });
    else if (last.to !== null && (to === null || to > last.to)) runs[runs.length - 1] = { ...last, to };
  }
  return runs;
}
