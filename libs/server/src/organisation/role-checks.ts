import { type PoolClient } from 'pg';
import { type LocalDate } from '@zeitbuch/working-time';
import { hasAccess } from '../identity';
import { GRANTED_ROLES, type GrantedRole, Problem, type Queryable } from '../platform';
import { mayActAlone } from './acting-alone';
import { type GiveRoleDto } from './role.dto';
import { rangeOf } from './unit-work';

/** Where roles are written: everything in one transaction, and nobody else writes roles of the tenant meanwhile. */
export interface RoleWork {
  readonly client: PoolClient;
  readonly tenantId: number;
  readonly today: LocalDate;
}

/** A role for somebody on some days. */
export interface WantedRole {
  readonly grantId: string;
  readonly employeeId: string;
  readonly role: GrantedRole;
  readonly unitIds: readonly string[] | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Who writes roles of a tenant waits for others who do: what was counted and seen still holds when it is written. */
export async function lockRoles({
  client,
  tenantId,
}: {
  readonly client: Queryable;
  readonly tenantId: number;
}): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('roles ' || $1::text, 0))`, [tenantId]);
}

/**
 * What is asked for, in one form.
 * @throws Problem `role.without-desk`, `role.whole-city-only`, `organisation.ends-before-start`
 */
export function wantedRole({ grantId, employeeId, role, unitIds = null, from, to = null }: GiveRoleDto): WantedRole {
  const granted = GRANTED_ROLES.find((one) => one === role);
  if (!granted) throw new Problem('role.without-desk');
  if (unitIds !== null && granted !== 'timeAdministrator') throw new Problem('role.whole-city-only');
  if (to !== null && to < from) throw new Problem('organisation.ends-before-start');
  return { grantId, employeeId, role: granted, unitIds: unitIds && [...unitIds].sort(), from, to };
}

/**
 * What stands against a role, now: asked when it is proposed and again when it is confirmed.
 * @throws Problem `role.in-the-past`, `not-found` without such a person or unit of the tenant, `role.outside-employment`
 *   {hiredOn, leftOn}, `role.overlaps` {from, to}
 */
export async function assertGivable({ client, tenantId, today }: RoleWork, wanted: WantedRole): Promise<void> {
  const { employeeId, role, unitIds, from, to } = wanted;
  if (to !== null && to < today) throw new Problem('role.in-the-past');
  const { rows } = await client.query<{ hiredOn: LocalDate; leftOn: LocalDate | null }>(
    `select hired_on::text as "hiredOn", left_on::text as "leftOn" from employee
     where tenant_id = $1 and employee_id = $2 for key share`,
    [tenantId, employeeId],
  );
  if (rows.length === 0) throw new Problem('not-found');
  const [{ hiredOn, leftOn }] = rows;
  if (from < hiredOn || (leftOn !== null && from > leftOn))
    throw new Problem('role.outside-employment', { hiredOn, ...(leftOn === null ? {} : { leftOn }) });
  if (unitIds !== null) {
    const found = await client.query('select from org_unit where tenant_id = $1 and org_unit_id = any($2::uuid[])', [
      tenantId,
      unitIds,
    ]);
    if (found.rowCount !== unitIds.length) throw new Problem('not-found');
  }
  const meeting = await client.query<{ from: LocalDate; to: LocalDate | null }>(
    `select lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to" from role_grant
     where tenant_id = $1 and employee_id = $2 and role = $3 and valid_during && $4::daterange limit 1`,
    [tenantId, employeeId, role, rangeOf({ from, to })],
  );
  if (meeting.rows.length > 0)
    throw new Problem('role.overlaps', { from: meeting.rows[0].from, to: meeting.rows[0].to ?? '' });
}

/**
 * Of organisation administrators two must remain, on every day to come, or nobody could confirm the next one: one of them
 * could lock all others out. While the first one acts alone, nobody could anyway.
 * @param day from which on `employeeId` administers no more; what was before today counts for nothing
 * @throws Problem `role.last-administrators`
 */
export async function assertTwoRemain(work: RoleWork, employeeId: string, day: LocalDate): Promise<void> {
  const { client, tenantId, today } = work;
  if (await mayActAlone(client, tenantId, today)) return;
  const { rows } = await client.query<{ fewest: number }>(
    `with others as (
       select g.valid_during, e.employee_id, e.hired_on, e.left_on, e.access_blocked_at from role_grant g
       join employee e on e.tenant_id = g.tenant_id and e.employee_id = g.employee_id
       where g.tenant_id = $1 and g.employee_id <> $2 and g.role = 'organisationAdministrator'
     ), days as (
       select $3::date as day
       union select upper(valid_during) from others where upper(valid_during) > $3::date
     )
     select min(there.count)::int as fewest from days cross join lateral (
       select count(distinct e.employee_id) as count from others e where e.valid_during @> days.day and ${hasAccess('e', 'days.day')}) there`,
    [tenantId, employeeId, day > today ? day : today],
  );
  if (rows[0].fewest < 2) throw new Problem('role.last-administrators');
}
