import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { type Actor } from '../audit';
import { Problem, violatedConstraint } from '../platform';
import { OrgUnit } from './unit.entity';
import { OrgUnitState } from './unit-state.entity';
import { type UnitState } from './unit-states';

/** What a transaction changes units with. */
export interface UnitWork {
  readonly client: PoolClient;
  readonly entities: EntityManager;
  readonly tenantId: number;
  readonly actor: Actor;
  /** In the zone of the tenant. */
  readonly today: LocalDate;
}

/** Which unit somebody wants to change, and the state of it that they saw. */
export interface SeenUnit {
  readonly unitId: string;
  readonly version: number;
}

/** What the database refuses finally is said in the words of the API. */
const REFUSALS = {
  org_unit_state_short_name: 'unit.short-name-taken',
  org_unit_state_above: 'unit.above-not-in-force',
  org_assignment_unit: 'unit.in-use',
  leadership_unit: 'unit.not-in-force',
  leadership_one_supervisor: 'leadership.second-supervisor',
} as const;

/**
 * Runs an act whose rows may contradict each other until all are written.
 * @throws Problem for what the database refuses then
 */
export async function writeTogether<T>({ client }: Pick<UnitWork, 'client'>, write: () => Promise<T>): Promise<T> {
  const names = Object.keys(REFUSALS).join(', ');
  await client.query(`set constraints ${names} deferred`);
  try {
    const result = await write();
    await client.query(`set constraints ${names} immediate`);
    return result;
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint !== undefined && constraint in REFUSALS)
      throw new Problem(REFUSALS[constraint as keyof typeof REFUSALS]);
    throw error;
  }
}

/** One act on the tree at a time: two moves could put each unit below the other. In the order in which everybody locks. */
export async function lockTree({ client, tenantId }: UnitWork): Promise<void> {
  await client.query('select from org_unit where tenant_id = $1 order by org_unit_id for no key update', [tenantId]);
}

/** @throws Problem `not-found`, `stale` where somebody changed the unit since it was looked at */
export async function lockUnit({ entities, tenantId }: UnitWork, { unitId, version }: SeenUnit): Promise<OrgUnit> {
  const unit = await entities.getRepository(OrgUnit).findOne({
    where: { tenantId, unitId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!unit) throw new Problem('not-found');
  if (unit.version !== version) throw new Problem('stale');
  return unit;
}

/** Whoever looked at the unit before has to look again. */
export async function raiseVersion({ entities, tenantId }: UnitWork, unitId: string): Promise<void> {
  await entities.getRepository(OrgUnit).update({ tenantId, unitId }, { changedAt: () => 'clock_timestamp()' });
}

/** All states of a unit, in order. */
export async function readStates({ entities, tenantId }: UnitWork, unitId: string): Promise<UnitState[]> {
  const states = await entities.getRepository(OrgUnitState).findBy({ tenantId, unitId });
  return states
    .map(({ validDuring, parentId, kind, name, shortName }) => ({
      ...daysOf(validDuring),
      ...{ parentId, kind, name, shortName },
    }))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** Puts states in the place of all that a unit had. */
export async function replaceStates(
  { entities, tenantId }: UnitWork,
  unitId: string,
  states: readonly UnitState[],
): Promise<void> {
  const repository = entities.getRepository(OrgUnitState);
  await repository.delete({ tenantId, unitId });
  await repository.insert(
    states.map(({ from, to, ...values }) => ({ tenantId, unitId, validDuring: rangeOf({ from, to }), ...values })),
  );
}

/** Days as PostgreSQL writes them; null: without end on this side. */
export const rangeOf = ({ from, to }: Pick<UnitState, 'from' | 'to'>): string =>
  `[${from ?? ''},${to === null ? '' : addDays(to, 1)})`;

/** The days of a range that PostgreSQL wrote. */
export function daysOf(range: string): Pick<UnitState, 'from' | 'to'> {
  const [, from, end] = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(range) ?? [];
  return {
    from: from === '' ? null : (from as LocalDate),
    to: end === '' ? null : addDays(end as LocalDate, -1),
  };
}
