import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { unitsBelowCte } from '../identity';
import { type Queryable } from '../platform';
import { type DatedFact } from './dated-facts';

/** The people of a unit and of those below it on their first day of the change, or people by name. */
export interface Meant {
  readonly unitId: string | null;
  readonly employeeIds: readonly string[] | null;
  readonly from: LocalDate;
}

/** Somebody who may come under an agreement, as they stand. */
export interface MeantPerson {
  readonly employeeId: string;
  readonly name: string;
  readonly version: number;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly agreements: readonly DatedFact<'agreement'>[];
  /** Closed months that are not over before the change. */
  readonly closedMonths: readonly YearMonth[];
}

/**
 * `$1` tenant, `$2` unit or null, `$3` people or null, `$4` first day. Who is yet to come counts by their first day. People
 * are asked for by their keys alone: as one of two conditions everybody of the tenant would be read for a few of them.
 */
const MEANT = `e.tenant_id = $1 and e.employee_id = any(array(
  select unnest($3::uuid[])
  union
  select m.employee_id from org_assignment a join units_below u on u.org_unit_id = a.org_unit_id
    join employee m on m.tenant_id = a.tenant_id and m.employee_id = a.employee_id
  where a.tenant_id = $1
    and a.valid_during @> greatest($4::date, m.hired_on) and u.days @> greatest($4::date, m.hired_on)))`;
const UNITS = unitsBelowCte('$2', 'daterange(null, null)');

const READ_MEANT = `
  with recursive ${UNITS}
  select e.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name, e.version,
    e.hired_on::text as "hiredOn", e.left_on::text as "leftOn",
    coalesce((select json_agg(json_build_object('from', lower(a.valid_during), 'to', upper(a.valid_during) - 1,
        'value', json_build_object('id', a.agreement_id)) order by a.valid_during)
      from agreement_assignment a where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id), '[]') as agreements,
    coalesce((select json_agg(to_char(m.month, 'YYYY-MM') order by m.month) from employee_month m
      where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed'
        and m.month + interval '1 month' > $4::date), '[]') as "closedMonths"
  from employee e where ${MEANT}
  order by e.family_name collate "de-x-icu", e.given_name collate "de-x-icu", e.employee_id`;

const LOCK_MEANT = `
  with recursive ${UNITS}
  select e.employee_id as id from employee e where ${MEANT} order by e.employee_id for no key update of e`;

/** Everybody who is meant, by name. */
export async function readMeant(db: Queryable, tenantId: number, meant: Meant): Promise<MeantPerson[]> {
  const { unitId, employeeIds, from } = meant;
  const { rows } = await db.query<MeantPerson & Record<string, unknown>>(READ_MEANT, [
    ...[tenantId, unitId, employeeIds, from],
  ]);
  return rows;
}

/** Nobody else changes the records of those who are meant until the transaction ends. @returns their ids */
export async function lockMeant(db: Queryable, tenantId: number, meant: Meant): Promise<string[]> {
  const { unitId, employeeIds, from } = meant;
  const { rows } = await db.query<{ id: string }>(LOCK_MEANT, [tenantId, unitId, employeeIds, from]);
  return rows.map(({ id }) => id);
}
