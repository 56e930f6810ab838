import { type LocalDate, addDays } from '../time';

/** Where a unit belongs on the days from the first to the last, both included; null for a side without end. */
export interface UnitPlace {
  readonly unitId: string;
  /** The unit above; null at the top. */
  readonly parentId: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The units of a tenant, one above the other, on any day. Between two changes of the tree lies an era: on all its days the tree is the same. */
export class UnitTree {
  /** First days of the eras but for the first one, in order. */
  readonly #changes: readonly LocalDate[];
  readonly #places: ReadonlyMap<string, readonly UnitPlace[]>;

  constructor(places: readonly UnitPlace[]) {
    const changes = places.flatMap(({ from, to }) => [from ?? [], to === null ? [] : addDays(to, 1)].flat());
    this.#changes = [...new Set(changes)].sort();
    this.#places = Map.groupBy(places, ({ unitId }) => unitId);
  }

  /** The number of the era in which the day lies. Asked several times for every booking. */
  eraOf(date: LocalDate): number {
    let era = this.#changes.length;
    while (era > 0 && date < this.#changes[era - 1]) era -= 1;
    return era;
  }

  /** The numbers of all eras, in order. */
  get eras(): readonly number[] {
    return [0, ...this.#changes.map((_, index) => index + 1)];
  }

  /** The unit and those above it in the era, from the top; each once, also where units are each above the other by mistake. */
  pathOf(unitId: string, era: number): readonly string[] {
    const path: string[] = [];
    for (let unit: string | null = unitId; unit !== null && !path.includes(unit); unit = this.#parentOf(unit, era))
      path.unshift(unit);
    return path;
  }

  #parentOf(unitId: string, era: number): string | null {
    const from = era === 0 ? null : this.#changes[era - 1];
    const place = this.#places
      .get(unitId)
      ?.find(
        (one) =>
          (one.from === null || (from !== null && one.from <= from)) &&
          (one.to === null || from === null || from <= one.to),
      );
    return place?.parentId ?? null;
  }
}
