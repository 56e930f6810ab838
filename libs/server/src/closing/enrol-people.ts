import { type Queryable } from '../platform';
import { BATCH_SIZE } from './closing-jobs';

/**
 * Lists who belongs to a closing: everybody of the payroll group who was employed
 * on a day of its month and is in no other closing of it. Repeating it adds
 * newcomers in batches of their own and drops people who left the group before
 * they were closed. Returns the number of people.
 */
export async function enrolPeople(db: Queryable, tenantId: number, closingId: string): Promise<number> {
  const params = [tenantId, closingId];
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

const MEMBERS = `with member as (
  select p.employee_id from closing c
  join employee p on p.tenant_id = c.tenant_id and p.payroll_group = c.payroll_group
    and p.hired_on < c.month + interval '1 month' and (p.left_on is null or p.left_on >= c.month)
  where c.tenant_id = $1 and c.closing_id = $2
    and not exists (select 1 from closing_employee oe join closing oc using (tenant_id, closing_id)
      where oe.tenant_id = $1 and oe.employee_id = p.employee_id and oc.month = c.month and oc.closing_id <> $2))`;
