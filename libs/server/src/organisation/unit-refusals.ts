import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { unitsBelowCte } from '../identity';
import { Problem } from '../platform';
import { type UnitState, stateOn } from './unit-states';
import { type UnitWork, rangeOf, readStates } from './unit-work';

type Days = Pick<UnitState, 'from' | 'to'>;

/** @throws Problem `unit.short-name-taken` {name, shortName}: another unit has the short name on one of the days */
export async function assertShortNamesFree(
  { client, tenantId }: UnitWork,
  unitId: string,
  states: readonly UnitState[],
): Promise<void> {
  const { rows } = await client.query<{ name: string; shortName: string }>(
    `select s.name, s.short_name as "shortName" from org_unit_state s
     join unnest($3::text[], $4::daterange[]) as asked(short_name, days) on s.short_name = asked.short_name and s.valid_during && asked.days
     where s.tenant_id = $1 and s.org_unit_id <> $2 limit 1`,
    [tenantId, unitId, states.map(({ shortName }) => shortName), states.map(rangeOf)],
  );
  if (rows.length > 0) throw new Problem('unit.short-name-taken', { ...rows[0] });
}

/**
 * @throws Problem `unit.unknown-parent`, `unit.above-not-in-force` {name} where the unit above does not exist on all of
 *   the days, `unit.own-subtree` where it is the unit itself or one below it on one of them
 */
export async function assertParents(work: UnitWork, unitId: string, states: readonly UnitState[]): Promise<void> {
  for (const { parentId, from, to } of states) {
    if (parentId === null) continue;
    if (parentId === unitId || (await isBelow(work, { unitId: parentId, above: unitId, days: { from, to } })))
      throw new Problem('unit.own-subtree');
    const above = await readStates(work, parentId);
    if (above.length === 0) throw new Problem('unit.unknown-parent');
    const [first, last] = [above[0], above[above.length - 1]];
    const begins = first.from === null || (from !== null && first.from <= from);
    const ends = last.to === null || (to !== null && to <= last.to);
    if (!begins || !ends) throw new Problem('unit.above-not-in-force', { name: last.name });
  }
}

async function isBelow(
  { client, tenantId }: UnitWork,
  { unitId, above, days }: { readonly unitId: string; readonly above: string; readonly days: Days },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with recursive above as (
       select parent_id, valid_during * $3::daterange as days from org_unit_state
       where tenant_id = $1 and org_unit_id = $2 and valid_during && $3::daterange
       union
       select s.parent_id, s.valid_during * above.days from org_unit_state s
       join above on s.org_unit_id = above.parent_id and s.valid_during && above.days
       where s.tenant_id = $1)
     select from above where parent_id = $4 limit 1`,
    [tenantId, unitId, rangeOf(days), above],
  );
  return (rowCount ?? 0) > 0;
}

/** @throws Problem `unit.in-use` {people, units}: so many are in the unit on the day or later */
export async function assertEmptyFrom({ client, tenantId }: UnitWork, unitId: string, day: LocalDate): Promise<void> {
  const { rows } = await client.query<{ people: number; units: number }>(
    `select (select count(distinct employee_id)::int from org_assignment
       where tenant_id = $1 and org_unit_id = $2 and valid_during && daterange($3, null)) as people,
     (select count(distinct org_unit_id)::int from org_unit_state
       where tenant_id = $1 and parent_id = $2 and valid_during && daterange($3, null)) as units`,
    [tenantId, unitId, day],
  );
  const [{ people, units }] = rows;
  if (people > 0 || units > 0) throw new Problem('unit.in-use', { people, units });
}

/** The states, and the one of the day. @throws Problem `unit.not-in-force` where the unit does not exist on the day */
export function assertInForce(states: readonly UnitState[], day: LocalDate): UnitState {
  const state = stateOn(states, day);
  if (!state) throw new Problem('unit.not-in-force');
  return state;
}

/**
 * Annexes decide by the unit above: whoever belongs to the unit or one below it on one of the days must have no closed
 * month then. Those that are open are kept from being closed until the transaction ends.
 * @returns whether the tree decides about anybody's days
 * @throws Problem `unit.closed-months` {months, people}
 */
export async function assertMonthsOpen(
  { client, tenantId }: UnitWork,
  unitId: string,
  moved: readonly Days[],
): Promise<boolean> {
  const { rowCount } = await client.query('select from agreement_annex where tenant_id = $1 limit 1', [tenantId]);
  if (!rowCount) return false;
  const { rows } = await client.query<{ months: YearMonth[] | null; people: number }>(
    `with recursive ${unitsBelowCte('$2', 'unnest($3::daterange[])')}, inside as (
       select a.employee_id, a.valid_during * units_below.days as days from org_assignment a
       join units_below on units_below.org_unit_id = a.org_unit_id and a.valid_during && units_below.days
       where a.tenant_id = $1
     ), months as (
       select m.month, m.employee_id, m.status from employee_month m
       where m.tenant_id = $1 and exists (select from inside where inside.employee_id = m.employee_id
         and inside.days && daterange(m.month, (m.month + interval '1 month')::date))
       order by m.employee_id, m.month for share of m)
     select json_agg(distinct to_char(month, 'YYYY-MM')) as months, count(distinct employee_id)::int as people
     from months where status = 'closed'`,
    [tenantId, unitId, moved.map(rangeOf)],
  );
  const [{ months, people }] = rows;
  if (months) throw new Problem('unit.closed-months', { months: months.sort().join(', '), people });
  return true;
}
