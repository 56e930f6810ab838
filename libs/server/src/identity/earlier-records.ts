import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** A record with which somebody was employed here before they left and came back. */
export interface EarlierRecord {
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate;
}

/** Every record that one of a person follows, the last one first (ADR 0051); none for who never left. */
export async function earlierRecords(
  db: Queryable,
  { tenantId, employeeId }: { readonly tenantId: number; readonly employeeId: string },
): Promise<EarlierRecord[]> {
  const { rows } = await db.query<EarlierRecord & Record<string, unknown>>(
    `with recursive earlier as (
       select b.employee_id, b.hired_on, b.left_on from employee b where b.tenant_id = $1 and b.followed_by = $2
       union
       select b.employee_id, b.hired_on, b.left_on from earlier
       join employee b on b.tenant_id = $1 and b.followed_by = earlier.employee_id
     )
     select employee_id as "employeeId", hired_on::text as "hiredOn", left_on::text as "leftOn" from earlier
     order by hired_on desc`,
    [tenantId, employeeId],
  );
  return rows;
}
