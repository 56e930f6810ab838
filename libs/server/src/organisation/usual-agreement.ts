import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/**
 * Recursive tables for a `with`: the units that there are on a day, with the agreement that is usual in each, its own or
 * that of the nearest unit above. `$1` tenant, `$2` day.
 */
export const UNITS_WITH_USUAL = `here as (
    select s.*, (
      -- What was decided for the unit itself and holds without end.
      select t.agreement_id from agreement_transfer t
      where t.tenant_id = s.tenant_id and t.org_unit_id = s.org_unit_id and t.valid_during @> $2::date and upper_inf(t.valid_during)
      order by t.ordered_at desc limit 1) as usual
    from org_unit_state s where s.tenant_id = $1 and s.valid_during @> $2::date
  ), unit as (
    select org_unit_id, short_name || ' · ' || name as label, array[short_name] as path, usual from here where parent_id is null
    union all
    select u.org_unit_id, u.short_name || ' · ' || u.name, unit.path || u.short_name, coalesce(u.usual, unit.usual)
    from here u join unit on u.parent_id = unit.org_unit_id)`;

/** Names of the agreements that are usual in units on a day, by the id of the unit; units without one are left out. */
export async function readUsualAgreements(
  db: Queryable,
  tenantId: number,
  day: LocalDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ unitId: string; name: string }>(
    `with recursive ${UNITS_WITH_USUAL}
     select unit.org_unit_id as "unitId", a.name from unit
     join staff_agreement a on a.tenant_id = $1 and a.agreement_id = unit.usual`,
    [tenantId, day],
  );
  return new Map(rows.map(({ unitId, name }) => [unitId, name]));
}

/** The agreement that is usual in a unit on a day; null where none is, or the unit does not exist then. */
export async function readUsualAgreement(
  db: Queryable,
  tenantId: number,
  { unitId, day }: { readonly unitId: string; readonly day: LocalDate },
): Promise<{ readonly id: string; readonly name: string } | null> {
  const { rows } = await db.query<{ id: string; name: string }>(
    `with recursive ${UNITS_WITH_USUAL}
     select a.agreement_id as id, a.name from unit
     join staff_agreement a on a.tenant_id = $1 and a.agreement_id = unit.usual where unit.org_unit_id = $3`,
    [tenantId, day, unitId],
  );
  return rows.at(0) ?? null;
}
