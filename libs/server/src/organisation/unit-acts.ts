import { type LocalDate } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { recordEvent } from '../events';
import { Problem, newId } from '../platform';
import { endLeadershipsBefore } from './leadership-acts';
import { OrgUnit } from './unit.entity';
import { assertEmptyFrom, assertInForce, assertMonthsOpen, assertParents, assertShortNamesFree } from './unit-refusals';
import { type UnitState, type UnitValues, changeStates, endStates, movedDays, withoutChangeOn } from './unit-states';
import {
  type SeenUnit,
  type UnitWork,
  lockTree,
  lockUnit,
  raiseVersion,
  readStates,
  replaceStates,
  writeTogether,
} from './unit-work';

/**
 * A unit that there is from a day on; null: since before the records.
 * @returns its id
 * @throws Problem `unit.short-name-taken`, `unit.unknown-parent`, `unit.above-not-in-force`
 */
export async function foundUnit(
  work: UnitWork,
  { from, ...values }: UnitValues & { from: LocalDate | null },
): Promise<string> {
  const { entities, tenantId } = work;
  await lockTree(work);
  const unitId = newId();
  const states = [{ from, to: null, ...values }];
  await assertParents(work, unitId, states);
  await assertShortNamesFree(work, unitId, states);
  await writeTogether(work, async () => {
    await entities.getRepository(OrgUnit).insert({ tenantId, unitId, changedAt: () => 'clock_timestamp()' });
    await replaceStates(work, unitId, states);
  });
  await recordAudit(work.client, work.actor, 'unit.founded', { subjectId: unitId, payload: { from, after: values } });
  return unitId;
}

/**
 * Name, kind or place of a unit are others from a day on, each until another change of it that is planned already. Where
 * annexes decide by the place, days of open months are evaluated again in the background.
 * @throws Problem `not-found`, `stale`, `unit.not-in-force`, `unit.nothing-changed`, `unit.own-subtree`,
 *   `unit.unknown-parent`, `unit.above-not-in-force`, `unit.short-name-taken`, `unit.closed-months`
 */
export async function changeUnit(
  work: UnitWork,
  seen: SeenUnit,
  from: LocalDate,
  values: Partial<UnitValues>,
): Promise<void> {
  await lockTree(work);
  await lockUnit(work, seen);
  const before = await readStates(work, seen.unitId);
  const old = assertInForce(before, from);
  const after = changeStates(before, from, values);
  if (isSame(before, after)) throw new Problem('unit.nothing-changed');
  await writeStates(work, seen.unitId, { before, after });
  const was = Object.fromEntries(Object.keys(values).map((key) => [key, old[key as keyof UnitValues]]));
  await recordAudit(work.client, work.actor, 'unit.changed', {
    subjectId: seen.unitId,
    payload: { from, before: was, after: values },
  });
}

/**
 * A unit exists no more from a day on. Who leads it ends on the day before. One that somebody founded by mistake is
 * dissolved from its first day on: then it never was, and the log alone remembers it.
 * @throws Problem `not-found`, `stale`, `unit.not-in-force`, `unit.in-use` {people, units}
 */
export async function dissolveUnit(work: UnitWork, seen: SeenUnit, from: LocalDate): Promise<void> {
  await lockTree(work);
  await lockUnit(work, seen);
  const before = await readStates(work, seen.unitId);
  assertInForce(before, from);
  await assertEmptyFrom(work, seen.unitId, from);
  const leaderships = await writeTogether(work, async () => {
    await replaceStates(work, seen.unitId, endStates(before, from));
    return endLeadershipsBefore(work, seen.unitId, from);
  });
  await raiseVersion(work, seen.unitId);
  await recordAudit(work.client, work.actor, 'unit.dissolved', {
    subjectId: seen.unitId,
    payload: { from, leaderships },
  });
}

/**
 * Takes back what was planned to take effect on a day to come: a change of the unit or its dissolution. Leaderships that
 * ended with it stay ended.
 * @throws Problem `not-found`, `stale`, `unit.not-planned` and those of {@link changeUnit}
 */
export async function withdrawUnitChange(work: UnitWork, seen: SeenUnit, day: LocalDate): Promise<void> {
  await lockTree(work);
  await lockUnit(work, seen);
  const before = await readStates(work, seen.unitId);
  const after = day > work.today ? withoutChangeOn(before, day) : undefined;
  if (!after) throw new Problem('unit.not-planned');
  await writeStates(work, seen.unitId, { before, after });
  await recordAudit(work.client, work.actor, 'unit.change-withdrawn', {
    subjectId: seen.unitId,
    payload: { from: day, before: before.find(({ from }) => from === day) ?? null },
  });
}

async function writeStates(
  work: UnitWork,
  unitId: string,
  { before, after }: { readonly before: readonly UnitState[]; readonly after: readonly UnitState[] },
): Promise<void> {
  await assertParents(work, unitId, after);
  await assertShortNamesFree(work, unitId, after);
  const moved = movedDays(before, after);
  const decides = moved.length > 0 && (await assertMonthsOpen(work, unitId, moved));
  await writeTogether(work, () => replaceStates(work, unitId, after));
  await raiseVersion(work, unitId);
  for (const { from, to } of decides ? moved : [])
    if (from === null || from <= work.today)
      await recordEvent(work.client, work.tenantId, 'unit.moved', { unitId, from, to });
}

const isSame = (before: readonly UnitState[], after: readonly UnitState[]): boolean =>
  JSON.stringify(before.map(valuesInOrder)) === JSON.stringify(after.map(valuesInOrder));

const valuesInOrder = ({ from, to, parentId, kind, name, shortName }: UnitState): unknown[] => [
  ...[from, to, parentId, kind, name, shortName],
];
