import {
  type MonthStatus,
  type YearMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { Problem, type Queryable } from '../platform';
import { isBeforeOpening } from './account-sql';

/** `write`: the holder evaluates or changes facts; bookings and others who write wait. `close`: everybody else stays out. */
export type MonthLock = 'write' | 'close';

const CLAUSES: Readonly<Record<MonthLock, string>> = { write: 'no key update', close: 'update' };

/** Which months: those with a day from `from` to `to`. */
export interface MonthSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A whole month, YYYY-MM. */
export const monthSpan = (month: YearMonth): MonthSpan => ({ from: firstDayOf(month), to: lastDayOf(month) });

/**
 * Takes the lock of every month of the people in the span, in the order in which everybody does, so that no booking
 * comes between reading and writing. Months of their employment that are missing are begun: a row that is not there
 * cannot be locked.
 */
export async function lockMonths(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  { from, to }: MonthSpan,
  lock: MonthLock = 'write',
): Promise<void> {
  const params = [tenantId, employeeIds, firstDayOf(monthOf(from)), to];
  await db.query(
    `insert into employee_month (tenant_id, employee_id, month)
     select $1, e.employee_id, m::date from employee e, generate_series($3::date, $4::date, interval '1 month') m
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[]) and coalesce(e.left_on, 'infinity') >= m and date_trunc('month', e.hired_on) <= m
       and not ${isBeforeOpening('m')}
     order by 2, 3 on conflict do nothing`,
    params,
  );
  await db.query(
    `select 1 from employee_month where tenant_id = $1 and employee_id = any($2::uuid[]) and month between $3 and $4
     order by employee_id, month for ${CLAUSES[lock]}`,
    params,
  );
}

/** Takes the lock of every month of the people that is not closed, in the same order; none is begun. */
export async function lockOpenMonths(db: Queryable, tenantId: number, employeeIds: readonly string[]): Promise<void> {
  await db.query(
    `select from employee_month where tenant_id = $1 and employee_id = any($2::uuid[]) and status <> 'closed'
     order by employee_id, month for no key update`,
    [tenantId, employeeIds],
  );
}

/**
 * Counts the versions of the person's months of the span on; those that are missing are begun, closed ones stay. A booking
 * that was judged by what held before finds another version and is judged again; one that is just being written is waited
 * for, and can be seen then.
 */
export async function outdateMonths(
  db: Queryable,
  tenantId: number,
  employeeId: string,
  { from, to }: MonthSpan,
): Promise<void> {
  await db.query(
    `insert into employee_month as m (tenant_id, employee_id, month, version)
     select e.tenant_id, e.employee_id, month::date, 1 from employee e, generate_series($3::date, $4::date, interval '1 month') month
     where e.tenant_id = $1 and e.employee_id = $2 and not ${isBeforeOpening('month')}
     order by 3 on conflict (tenant_id, employee_id, month) do update set version = m.version + 1 where m.status <> 'closed'`,
    [tenantId, employeeId, firstDayOf(monthOf(from)), to],
  );
}

/**
 * Takes the lock of the person's months of the span that have begun.
 * @returns whether a day lies in an open month; one that has not begun is open
 */
export async function lockBegunMonths(
  db: Queryable,
  tenantId: number,
  employeeId: string,
  { from, to }: MonthSpan,
): Promise<(date: LocalDate) => boolean> {
  const { rows } = await db.query<{ month: YearMonth; status: MonthStatus }>(
    `select to_char(month, 'YYYY-MM') as month, status from employee_month
     where tenant_id = $1 and employee_id = $2 and month between $3 and $4 order by month for no key update`,
    [tenantId, employeeId, firstDayOf(monthOf(from)), to],
  );
  const statuses = new Map(rows.map(({ month, status }) => [month, status]));
  return (date) => (statuses.get(monthOf(date)) ?? 'open') === 'open';
}

/** @throws Problem `period.closed` {month} */
export async function assertMonthOpen(
  db: Queryable,
  {
    tenantId,
    employeeId,
    month,
  }: { readonly tenantId: number; readonly employeeId: string; readonly month: YearMonth },
): Promise<void> {
  const { rows } = await db.query(
    `select from employee_month where tenant_id = $1 and employee_id = $2 and month = $3 and status = 'closed'`,
    [tenantId, employeeId, firstDayOf(month)],
  );
  if (rows.length > 0) throw new Problem('period.closed', { month });
}
