/**
 * What waits for a decision and keeps a month from being handed in and closed, as a sub-select with the column `date`:
 * requests, and late bookings that fit nowhere. `$1` is the tenant; the others are SQL expressions.
 */
export const openItems = (employeeId: string, from: string, to: string): string => `
  select c.date from correction_request c
  where c.tenant_id = $1 and c.employee_id = ${employeeId} and c.status = 'pending' and c.date between ${from} and ${to}
  union all
  select w.date from booking_to_clarify w
  where w.tenant_id = $1 and w.employee_id = ${employeeId} and w.date between ${from} and ${to}`;
