import { type DaysOfPeople } from '../facts';
import { type Queryable } from '../platform';

/**
 * Those of the people for whom work was ordered on the days from `from` to `to`, and who take time off that it may be set
 * against: from the week of the work on, for three months after its own. What their time off is worth follows from that
 * work, months away, so that a booking of it values more than its neighbours. Nearly nobody.
 */
export async function readTimeOffBeside(
  db: Queryable,
  { tenantId, employeeIds, from, to }: DaysOfPeople,
): Promise<string[]> {
  const { rows } = await db.query<{ employee_id: string }>(
    `select distinct f.employee_id from day_fact f
     join absence a on a.tenant_id = f.tenant_id and a.employee_id = f.employee_id and a.kind = 'compensatoryTimeOff'
       and a.to_date >= date_trunc('week', f.date) and a.from_date < date_trunc('month', f.date) + interval '4 months'
     where f.tenant_id = $1 and f.employee_id = any($2::uuid[]) and f.kind = 'overtimeOrder'
       and f.date between $3::date - 1 and $4::date + 1`,
    [tenantId, employeeIds, from, to],
  );
  return rows.map(({ employee_id }) => employee_id);
}
