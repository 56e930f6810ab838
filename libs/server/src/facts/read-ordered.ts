import { type Queryable } from '../platform';
import { type DaysOfPeople } from './days-of-people';

/** Those of the people for whom work was ordered on a day of the span: nearly nobody, and only for them is more read. */
export async function readOrdered(db: Queryable, { tenantId, employeeIds, from, to }: DaysOfPeople): Promise<string[]> {
  const { rows } = await db.query<{ employee_id: string }>(
    `select distinct employee_id from day_fact
     where tenant_id = $1 and employee_id = any($2::uuid[]) and kind = 'overtimeOrder' and date between $3 and $4`,
    [tenantId, employeeIds, from, to],
  );
  return rows.map(({ employee_id }) => employee_id);
}
