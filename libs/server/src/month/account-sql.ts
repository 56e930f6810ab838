import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/**
 * Whether the account of employee `e` has begun by a month: what comes before it is worth nothing, is handed in by
 * nobody and is in no closing.
 * @param firstOfMonth an SQL expression
 */
export const hasBegunBy = (firstOfMonth: string): string => `exists (
  select from employee_month b where b.tenant_id = e.tenant_id and b.employee_id = e.employee_id and b.month <= ${firstOfMonth})`;

/** What people bring along: the balance of the account, and of it what was ordered and no time off has balanced yet. */
export const OPENING_ACCOUNTS = ['flextime', 'ordered'] as const;
export type OpeningAccount = (typeof OPENING_ACCOUNTS)[number];

/** Minutes that employee `e` brought along on an account, as last corrected, as a sub-select; null without an opening. */
export const openingOf = (account: OpeningAccount): string => `(
  select o.minutes from account_opening o where o.tenant_id = e.tenant_id and o.employee_id = e.employee_id
    and o.account = '${account}' order by o.revision desc limit 1)`;

/**
 * Whether employee `e` brought something along into a later month: then this one was settled elsewhere, and the database
 * refuses that it begins.
 * @param firstOfMonth an SQL expression
 */
export const isBeforeOpening = (firstOfMonth: string): string => `exists (
  select from account_opening o where o.tenant_id = e.tenant_id and o.employee_id = e.employee_id
    and date_trunc('month', o.begins_on) > ${firstOfMonth})`;

/**
 * Where a person's account stands before a date, as a sub-select over `employee e`: `start` is the first day
 * that no closing before `date` covers, `balance` what the last one carried over (before the first one: what was brought
 * along), `first_month` the month of the first fact, null before it.
 * @param date an SQL expression
 */
export function accountBefore(date: string): string {
  const closed = `filter (where m.status = 'closed' and m.month < ${date})`;
  return `
    select case when count(*) > 0
        then greatest(e.hired_on, coalesce((max(m.month) ${closed} + interval '1 month')::date, min(m.month))) end as start,
      coalesce((array_agg(m.closing_balance_minutes order by m.month desc) ${closed})[1],
        ${openingOf('flextime')}, 0) as balance,
      min(m.month) as first_month
    from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id`;
}

/**
 * Where a person's account stands at the end of the day before `before`: what the last closing carried over, and every
 * evaluated day since. Minutes, negative where time is owed.
 */
export async function readOpenBalance(
  db: Queryable,
  {
    tenantId,
    employeeId,
    before,
  }: { readonly tenantId: number; readonly employeeId: string; readonly before: LocalDate },
): Promise<Minutes> {
  const { rows } = await db.query<{ balance: Minutes }>(
    `select (account.balance + coalesce((select sum(d.balance_minutes) from day_evaluation d
       where d.tenant_id = e.tenant_id and d.employee_id = e.employee_id and d.date >= account.start and d.date < $3::date), 0))::int as balance
     from employee e cross join lateral (${accountBefore('$3::date')}) account
     where e.tenant_id = $1 and e.employee_id = $2`,
    [tenantId, employeeId, before],
  );
  return rows[0]?.balance ?? 0;
}

/**
 * The day that decides about payroll in a month: to which group somebody belongs in it, and which cost centre pays. It is
 * the last day of the month, or that of employment. So everybody is in one group a month, whatever changes within it.
 * @param firstOfMonth an SQL expression of a date
 * @param leftOn an SQL expression of the last day of employment, null without
 */
export const payrollDay = (firstOfMonth: string, leftOn = 'e.left_on'): string =>
  `least(${leftOn}, (${firstOfMonth} + interval '1 month - 1 day')::date)`;

/**
 * Joins `payroll`, the payroll group of employee `e` on a day.
 * @param day an SQL expression, see {@link payrollDay}
 */
export const joinPayrollGroup = (day: string): string => `join payroll_assignment payroll
  on payroll.tenant_id = e.tenant_id and payroll.employee_id = e.employee_id and payroll.valid_during @> ${day}`;
