import { type UnitDto, type UnitRowDto, type UnitStateDto } from '@zeitbuch/web-data-access';

/** A unit in the order of the tree, with how far below the top it lies. */
export interface PlacedUnit {
  readonly unit: UnitRowDto;
  readonly depth: number;
}

/** All units below `above` in the order of the tree, those of the same unit by name. */
export function inTreeOrder(
  below: ReadonlyMap<string | null, readonly UnitRowDto[]>,
  above: string | null = null,
  depth = 0,
): PlacedUnit[] {
  return (below.get(above) ?? []).flatMap((unit) => [{ unit, depth }, ...inTreeOrder(below, unit.unitId, depth + 1)]);
}

/** The names of the units above, from the top, without the unit itself. */
export function pathOf(byId: ReadonlyMap<string, UnitRowDto>, unitId: string): string[] {
  const names: string[] = [];
  for (let above = byId.get(unitId)?.parentId; above; above = byId.get(above)?.parentId)
    names.unshift(byId.get(above)?.name ?? '');
  return names;
}

/** What holds of a unit on a day; undefined where it does not exist then. */
export const stateOn = ({ states }: UnitDto, date: string): UnitStateDto | undefined =>
  states.find(({ from, to }) => (!from || from <= date) && (!to || date <= to));

/** The state of the day; of a unit that is yet to come the first one, of one that is gone the last; none where it never was. */
export const stateAround = (unit: UnitDto, date: string): UnitStateDto | undefined =>
  stateOn(unit, date) ?? (unit.states[0]?.from && date < unit.states[0].from ? unit.states[0] : unit.states.at(-1));
