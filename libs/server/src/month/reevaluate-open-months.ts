import { type ReevaluateDays } from '../facts';
import { type Queryable } from '../platform';
import { type OpenedBy, reopenChangedMonths } from './reopen-changed-months';

/** What a transaction that has changed facts evaluates days with. */
export interface Valuing {
  readonly client: Queryable;
  readonly tenantId: number;
  readonly reevaluate: ReevaluateDays;
}

/**
 * Evaluates the days of open months again; one that was handed in opens again where that changes a minute, or the
 * balance of a day. Only months somebody has already written into: an account begins with its first month, not with
 * the first contract.
 */
export async function reevaluateOpenMonths(
  { client, tenantId, reevaluate }: Valuing,
  employeeIds: readonly string[],
  openedBy: OpenedBy = 'minutes',
): Promise<void> {
  const { rows } = await client.query<{ from: string; to: string; people: string[] }>(
    `select span.from::text, span.to::text, json_agg(span.employee_id) as people from (
       select employee_id, min(month) as from, (max(month) + interval '1 month - 1 day')::date as to from (
         select employee_id, month from employee_month
         where tenant_id = $1 and employee_id = any($2::uuid[]) and status <> 'closed'
         order by employee_id, month for update) m
       group by employee_id) span group by span.from, span.to`,
    [tenantId, employeeIds],
  );
  for (const { people, from, to } of rows)
    await reopenChangedMonths(
      client,
      tenantId,
      people,
      { from, to },
      () => reevaluate.execute(client, tenantId, people, from, to),
      openedBy,
    );
}
