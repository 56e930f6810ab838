import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Problem, newId } from '../platform';
import { Leadership, type LeadershipKind } from './leadership.entity';
import {
  type SeenUnit,
  type UnitWork,
  daysOf,
  lockUnit,
  raiseVersion,
  rangeOf,
  readStates,
  writeTogether,
} from './unit-work';

/** Who is to lead a unit, and on which days. */
export interface NewLeadership {
  readonly employeeId: string;
  readonly kind: LeadershipKind;
  readonly from: LocalDate;
  /** The last day; null: until further notice. */
  readonly to: LocalDate | null;
  /** Whoever leads the unit on the first day ends on the day before. */
  readonly takesOver: boolean;
}

/**
 * Somebody leads a unit, or stands in for who does.
 * @throws Problem `not-found`, `stale`, `organisation.own`, `organisation.ends-before-start`,
 *   `leadership.outside-employment` {hiredOn, leftOn}, `unit.not-in-force`, `leadership.repeated`,
 *   `leadership.second-supervisor` {name, from}
 */
export async function giveLeadership(work: UnitWork, seen: SeenUnit, given: NewLeadership): Promise<void> {
  const { entities, tenantId, actor } = work;
  const { unitId } = seen;
  await lockUnit(work, seen);
  const { employeeId, kind, from, to } = given;
  if (employeeId === actor.employeeId) throw new Problem('organisation.own');
  if (to !== null && to < from) throw new Problem('organisation.ends-before-start');
  await assertEmployed(work, given);
  await assertUnitExists(work, unitId, given);
  const others = await entities.getRepository(Leadership).findBy({ tenantId, unitId });
  const meeting = others.filter(({ validDuring }) => overlap(daysOf(validDuring), given));
  if (meeting.some((one) => one.employeeId === employeeId)) throw new Problem('leadership.repeated');
  await writeTogether(work, async () => {
    for (const other of kind === 'supervisor' ? meeting.filter((one) => one.kind === 'supervisor') : [])
      await makeRoom(work, other, given);
    await entities
      .getRepository(Leadership)
      .insert({ tenantId, leadershipId: newId(), unitId, employeeId, kind, validDuring: rangeOf({ from, to }) });
  });
  await raiseVersion(work, unitId);
  await recordAudit(work.client, actor, 'leadership.given', {
    ...{ employeeId, subjectId: unitId },
    payload: { kind, from, to },
  });
}

/**
 * A leadership ends with a day; one that has not begun then never was.
 * @throws Problem `not-found`, `stale`, `organisation.own`, `leadership.not-shorter`
 */
export async function endLeadership(
  work: UnitWork,
  seen: SeenUnit,
  { leadershipId, to }: { readonly leadershipId: string; readonly to: LocalDate },
): Promise<void> {
  const { entities, tenantId } = work;
  await lockUnit(work, seen);
  const leadership = await entities
    .getRepository(Leadership)
    .findOneBy({ tenantId, leadershipId, unitId: seen.unitId });
  if (!leadership) throw new Problem('not-found');
  const days = daysOf(leadership.validDuring);
  // What has begun stays part of the record: it ends, at the earliest on its first day.
  const isToCome = days.from !== null && days.from > work.today;
  if ((days.to !== null && to >= days.to) || (days.from !== null && to < days.from && !isToCome))
    throw new Problem('leadership.not-shorter');
  await endOn(work, leadership, to);
  await raiseVersion(work, seen.unitId);
}

/**
 * Leaderships of a unit end on the day before; those that would begin later never were.
 * @returns how many
 */
export async function endLeadershipsBefore(work: UnitWork, unitId: string, day: LocalDate): Promise<number> {
  const { entities, tenantId } = work;
  const leaderships = await entities.getRepository(Leadership).findBy({ tenantId, unitId });
  const lasting = leaderships.filter(({ validDuring }) => {
    const { to } = daysOf(validDuring);
    return to === null || to >= day;
  });
  for (const leadership of lasting) await endOn(work, leadership, addDays(day, -1));
  return lasting.length;
}

/** @throws Problem `organisation.own`: nobody ends their own leadership either */
async function endOn(work: UnitWork, leadership: Leadership, to: LocalDate): Promise<void> {
  const { employeeId, leadershipId, unitId, kind, validDuring } = leadership;
  if (employeeId === work.actor.employeeId) throw new Problem('organisation.own');
  const { from, to: endedOn } = daysOf(validDuring);
  const repository = work.entities.getRepository(Leadership);
  const key = { tenantId: work.tenantId, leadershipId };
  if (from !== null && to < from) await repository.delete(key);
  else await repository.update(key, { validDuring: rangeOf({ from, to }) });
  await recordAudit(work.client, work.actor, 'leadership.ended', {
    ...{ employeeId, subjectId: unitId },
    payload: { kind, from: to, before: endedOn },
  });
}

/** @throws Problem `leadership.second-supervisor` {name, from} */
async function makeRoom(work: UnitWork, other: Leadership, { from, takesOver }: NewLeadership): Promise<void> {
  const days = daysOf(other.validDuring);
  const leadsBefore = days.from === null || days.from < from;
  if (takesOver && leadsBefore) return endOn(work, other, addDays(from, -1));
  const { rows } = await work.client.query<{ name: string }>(
    `select given_name || ' ' || family_name as name from employee where tenant_id = $1 and employee_id = $2`,
    [work.tenantId, other.employeeId],
  );
  throw new Problem('leadership.second-supervisor', { name: rows[0].name, from: days.from ?? '' });
}

async function assertEmployed({ client, tenantId }: UnitWork, { employeeId, from, to }: NewLeadership): Promise<void> {
  const { rows } = await client.query<{ hiredOn: LocalDate; leftOn: LocalDate | null }>(
    `select hired_on::text as "hiredOn", left_on::text as "leftOn" from employee
     where tenant_id = $1 and employee_id = $2 for key share`,
    [tenantId, employeeId],
  );
  if (rows.length === 0) throw new Problem('not-found');
  const [{ hiredOn, leftOn }] = rows;
  if (from < hiredOn || (leftOn !== null && (to === null || to > leftOn)))
    throw new Problem('leadership.outside-employment', { hiredOn, ...(leftOn === null ? {} : { leftOn }) });
}

async function assertUnitExists(work: UnitWork, unitId: string, { from, to }: NewLeadership): Promise<void> {
  const states = await readStates(work, unitId);
  if (states.length === 0) throw new Problem('unit.not-in-force');
  const [first, last] = [states[0], states[states.length - 1]];
  const begins = first.from === null || first.from <= from;
  const ends = last.to === null || (to !== null && to <= last.to);
  if (!begins || !ends) throw new Problem('unit.not-in-force');
}

const overlap = (
  a: { readonly from: LocalDate | null; readonly to: LocalDate | null },
  b: { readonly from: LocalDate; readonly to: LocalDate | null },
): boolean => (a.to === null || a.to >= b.from) && (b.to === null || a.from === null || a.from <= b.to);
