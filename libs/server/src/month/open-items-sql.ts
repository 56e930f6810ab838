/** SQL expressions: whose items, and of which days. */
interface OpenItems {
  readonly employeeId: string;
  readonly from: string;
  readonly to: string;
  readonly all?: boolean;
}

/**
 * What waits for a decision and keeps a month from being handed in and closed, as a sub-select with the column `date`:
 * requests, also for absence, and late bookings that fit nowhere. `$1` is the tenant; the others are SQL expressions.
 * @param items `all`: whether absences count that leaders must not know of, even that somebody asks for them
 */
export const openItems = ({ employeeId, from, to, all = true }: OpenItems): string => `
  select c.date from correction_request c
  where c.tenant_id = $1 and c.employee_id = ${employeeId} and c.status = 'pending' and c.date between ${from} and ${to}
  union all
  select w.date from booking_to_clarify w
  where w.tenant_id = $1 and w.employee_id = ${employeeId} and w.date between ${from} and ${to}
  union all
  select greatest(r.from_date, ${from}) from absence_request r
  join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
  where r.tenant_id = $1 and r.employee_id = ${employeeId} and r.status = 'pending' and r.from_date <= ${to} and r.to_date >= ${from}
    ${all ? '' : "and k.decided_by = 'leader'"}`;
