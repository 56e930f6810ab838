/** Days or minutes, first and last one inclusive. */
export interface Bounds<Point> {
  readonly from: Point;
  readonly to: Point;
}

interface Placed<T, Point> extends Bounds<Point> {
  readonly item: T;
}

/**
 * Spans in which it is quick to look whether another one meets them: sorted by their beginning, each with the one that
 * ends last of all up to it. Building costs n log n, a question log n, however they overlap each other.
 */
export class Spans<T, Point extends string | number> {
  readonly #sorted: readonly Placed<T, Point>[];
  readonly #latest: readonly Placed<T, Point>[];

  constructor(items: readonly T[], boundsOf: (item: T) => Bounds<Point>) {
    this.#sorted = items
      .map((item) => ({ item, ...boundsOf(item) }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    let latest: Placed<T, Point> | undefined;
    this.#latest = this.#sorted.map((span) => (latest = latest && latest.to >= span.to ? latest : span));
  }

  /** One that has a day or minute in common with `bounds`; undefined if none has. */
  meeting({ from, to }: Bounds<Point>): T | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sorted[middle].from <= to) low = middle + 1;
      else high = middle;
    }
    const latest = low > 0 ? this.#latest[low - 1] : undefined;
    return latest && latest.to >= from ? latest.item : undefined;
  }
}

/** Spans of several owners, by a key. */
export function spansBy<T, Point extends string | number>(
  items: readonly T[],
  keyOf: (item: T) => string,
  boundsOf: (item: T) => Bounds<Point>,
): Map<string, Spans<T, Point>> {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, ofKey]) => [key, new Spans(ofKey, boundsOf)]));
}

/**
 * Finds spans that meet an earlier one, in linear time after sorting.
 * @param found called with the later of the two by beginning, then by place, and with one that it meets
 */
export function forEachMeeting<T, Point extends string | number>(
  items: readonly T[],
  boundsOf: (item: T) => Bounds<Point>,
  found: (later: T, earlier: T) => void,
): void {
  const sorted = items
    .map((item) => ({ item, ...boundsOf(item) }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let latest: Placed<T, Point> | undefined;
  for (const span of sorted) {
    if (latest && span.from <= latest.to) found(span.item, latest.item);
    if (!latest || span.to > latest.to) latest = span;
  }
}
