import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { type UnitKind } from './unit-state.entity';

/** What may change about a unit from a day on. */
export interface UnitValues {
  /** The unit above; null at the top. */
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
}

/** A unit on the days from the first to the last, both included; null: since before the records, until further notice. */
export interface UnitState extends UnitValues {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

const KEYS = ['parentId', 'kind', 'name', 'shortName'] as const satisfies readonly (keyof UnitValues)[];

/** The state that holds on a day. Of sorted states without gaps, as all of a unit are. */
export const stateOn = (states: readonly UnitState[], date: LocalDate): UnitState | undefined =>
  states.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));

/**
 * What holds after values change from a day on, each until another change of the same value that is planned already.
 * The day must lie in one of the states.
 */
export function changeStates(states: readonly UnitState[], from: LocalDate, values: Partial<UnitValues>): UnitState[] {
  const before = stateOn(states, from);
  const rest: { -readonly [Key in keyof UnitValues]?: UnitValues[Key] } = { ...values };
  const changed = cutAt(states, from).map((state): UnitState => {
    if (state.from === null || state.from < from) return state;
    for (const key of KEYS) if (before && state[key] !== before[key]) delete rest[key];
    return { ...state, ...rest };
  });
  return joined(changed);
}

/** What holds where a unit exists no more from a day on; nothing where that is its first one. */
export const endStates = (states: readonly UnitState[], from: LocalDate): UnitState[] =>
  cutAt(states, from).filter((state) => state.from === null || state.from < from);

/**
 * What holds without the change that takes effect on a day: the values of the day before go on, and a unit that was to
 * be dissolved then goes on as well. Undefined where nothing changes on the day.
 */
export function withoutChangeOn(states: readonly UnitState[], day: LocalDate): UnitState[] | undefined {
  const dayBefore = addDays(day, -1);
  const before = states.find(({ to }) => to === dayBefore);
  if (!before) return undefined;
  if (!stateOn(states, day)) return states.map((state) => (state === before ? { ...state, to: null } : state));
  const { parentId, kind, name, shortName } = before;
  return changeStates(states, day, { parentId, kind, name, shortName });
}

/** Days on which the unit belongs somewhere else after a change, in order. */
export function movedDays(before: readonly UnitState[], after: readonly UnitState[]): Pick<UnitState, 'from' | 'to'>[] {
  return after
    .flatMap((state) => before.flatMap((old) => (old.parentId === state.parentId ? [] : (common(old, state) ?? []))))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** The days that two states share; undefined for none. */
function common(
  a: Pick<UnitState, 'from' | 'to'>,
  b: Pick<UnitState, 'from' | 'to'>,
): Pick<UnitState, 'from' | 'to'> | undefined {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return from !== null && to !== null && from > to ? undefined : { from, to };
}

/** The same states, with a border before the day. */
const cutAt = (states: readonly UnitState[], day: LocalDate): UnitState[] =>
  states.flatMap((state) => {
    const holds = (state.from === null || state.from < day) && (state.to === null || day <= state.to);
    return holds
      ? [
          { ...state, to: addDays(day, -1) },
          { ...state, from: day },
        ]
      : [state];
  });

/** Neighbours that say the same as one. */
function joined(states: readonly UnitState[]): UnitState[] {
  const result: UnitState[] = [];
  for (const state of states) {
    const last = result.at(-1);
    if (last && KEYS.every((key) => last[key] === state[key])) result[result.length - 1] = { ...last, to: state.to };
    else result.push(state);
  }
  return result;
}
