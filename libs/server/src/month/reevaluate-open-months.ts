import { type LocalDate } from '@zeitbuch/working-time';
import { type Valuing, reopenChangedMonths } from './reopen-changed-months';

/**
 * Evaluates the days of open months again; one that was handed in opens again where that changes a minute that leaders
 * may know. Only months somebody has already written into: an account begins with its first month, not with the first
 * contract.
 */
export async function reevaluateOpenMonths(valuing: Valuing, employeeIds: readonly string[]): Promise<void> {
  const { rows } = await valuing.client.query<{ from: LocalDate; to: LocalDate; people: string[] }>(
    `select span.from::text, span.to::text, json_agg(span.employee_id) as people from (
       select employee_id, min(month) as from, (max(month) + interval '1 month - 1 day')::date as to from (
         select employee_id, month from employee_month
         where tenant_id = $1 and employee_id = any($2::uuid[]) and status <> 'closed'
         order by employee_id, month for update) m
       group by employee_id) span group by span.from, span.to`,
    [valuing.tenantId, employeeIds],
  );
  for (const { people, from, to } of rows) await reopenChangedMonths(valuing, people, { from, to });
}
