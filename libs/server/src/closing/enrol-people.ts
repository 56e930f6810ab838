import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable, newId } from '../platform';
import { BATCH_SIZE } from './closing-jobs';
import { hasBegunBy, joinPayrollGroup, payrollDay } from '../month';

/**
 * Lists who belongs to a closing: everybody who was employed on a day of its month and belongs to the payroll group in it (see `payrollDay`), whose account had begun by then, who is in no other closing of it and is not excluded. Repeating it adds
 * newcomers in batches of their own and drops people who left the group before
 * they were closed. Who was excluded from an earlier month that is still open is excluded by itself: months of a
 * person are closed in order, and nobody else waits for that. Returns the number of people.
 */
export async function enrolPeople(db: Queryable, tenantId: number, closingId: string): Promise<number> {
  const params = [tenantId, closingId];
  await carryExclusions(db, tenantId, closingId);
  await db.query(
    `${MEMBERS} delete from closing_employee e
     where e.tenant_id = $1 and e.closing_id = $2 and e.status <> 'closed'
       and not exists (select 1 from member m where m.employee_id = e.employee_id)`,
    params,
  );
  await db.query(
    `${MEMBERS} insert into closing_employee (tenant_id, closing_id, employee_id, batch)
     select $1, $2, m.employee_id,
       coalesce((select max(e.batch) from closing_employee e where e.tenant_id = $1 and e.closing_id = $2), 0)
         + 1 + (row_number() over (order by m.employee_id) - 1) / ${BATCH_SIZE}
     from member m
     where not exists (select 1 from closing_employee e
       where e.tenant_id = $1 and e.closing_id = $2 and e.employee_id = m.employee_id)`,
    params,
  );
  const { rows } = await db.query<{ people: number }>(
    'select count(*)::int as people from closing_employee where tenant_id = $1 and closing_id = $2',
    params,
  );
  return rows[0].people;
}

/** Employed on a day of the month, with an account, and in no other closing of it. */
const EMPLOYED = `
  select e.employee_id, c.month from closing c
  join employee e on e.tenant_id = c.tenant_id
    and e.hired_on < c.month + interval '1 month' and (e.left_on is null or e.left_on >= c.month)
    and ${hasBegunBy('c.month')}
  ${joinPayrollGroup(payrollDay('c.month'))} and payroll.payroll_group = c.payroll_group
  where c.tenant_id = $1 and c.closing_id = $2
    and not exists (select 1 from closing_employee oe join closing oc using (tenant_id, closing_id)
      where oe.tenant_id = $1 and oe.employee_id = e.employee_id and oc.month = c.month and oc.closing_id <> $2)`;

const MEMBERS = `with member as (
  select p.employee_id from (${EMPLOYED}) p
  where not exists (select 1 from closing_exclusion x
    where x.tenant_id = $1 and x.closing_id = $2 and x.employee_id = p.employee_id and x.ended_at is null))`;

/** The latest month before `month` from whose closing somebody took the person out, and which is open. Both are SQL expressions. */
const earlierExclusion = (month: string, employeeId: string): string => `
  select earlier.reason, o.month from closing_exclusion earlier join closing o using (tenant_id, closing_id)
  where earlier.tenant_id = $1 and earlier.employee_id = ${employeeId} and earlier.ended_at is null
    and earlier.carried_from is null and o.month < ${month}
    and not exists (select 1 from employee_month m
      where m.tenant_id = $1 and m.employee_id = earlier.employee_id and m.month = o.month and m.status = 'closed')
  order by o.month desc limit 1`;

async function carryExclusions(db: Queryable, tenantId: number, closingId: string): Promise<void> {
  await db.query(
    `update closing_exclusion x set ended_at = clock_timestamp() from closing c
     where x.tenant_id = $1 and x.closing_id = $2 and x.carried_from is not null and x.ended_at is null
       and c.tenant_id = $1 and c.closing_id = $2
       and not exists (${earlierExclusion('c.month', 'x.employee_id')})`,
    [tenantId, closingId],
  );
  const { rows } = await db.query<{ employee_id: string; reason: string; month: LocalDate }>(
    `select p.employee_id, earlier.reason, earlier.month::text from (${EMPLOYED}) p
     cross join lateral (${earlierExclusion('p.month', 'p.employee_id')}) earlier
     where not exists (select 1 from closing_exclusion x
       where x.tenant_id = $1 and x.closing_id = $2 and x.employee_id = p.employee_id and x.ended_at is null)
       and not exists (select 1 from closing_employee e where e.tenant_id = $1 and e.closing_id = $2
         and e.employee_id = p.employee_id and e.status = 'closed')`,
    [tenantId, closingId],
  );
  if (rows.length === 0) return;
  await db.query(
    `insert into closing_exclusion (tenant_id, exclusion_id, closing_id, employee_id, reason, carried_from)
     select $1, id, $2, employee_id, reason, month
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::date[]) as x(id, employee_id, reason, month)`,
    [
      tenantId,
      closingId,
      rows.map(newId),
      rows.map((row) => row.employee_id),
      rows.map(({ reason }) => reason),
      rows.map(({ month }) => month),
    ],
  );
}
