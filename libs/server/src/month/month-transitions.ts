import { type PoolClient } from 'pg';
import { MONTH_TRANSITIONS, type MonthStatus, canTransition, firstDayOf, type YearMonth } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Problem, type ProblemCode, type RequestContext, newId } from '../platform';

type MonthAct = 'submitted' | 'withdrawn' | 'approved' | 'returned';

interface Act {
  to: MonthStatus;
  /** What the month must be; the table of transitions alone does not tell a withdrawal from a return. */
  from: MonthStatus;
  /** Why not, if it is something else. */
  otherwise: Extract<ProblemCode, 'month.not-open' | 'month.not-submitted'>;
}

/** What may happen to a month before it is closed. */
const acts: Readonly<Record<MonthAct, Act>> = {
  submitted: { from: 'open', to: 'submitted', otherwise: 'month.not-open' },
  withdrawn: { from: 'submitted', to: 'open', otherwise: 'month.not-submitted' },
  approved: { from: 'submitted', to: 'approved', otherwise: 'month.not-submitted' },
  returned: { from: 'submitted', to: 'open', otherwise: 'month.not-submitted' },
};

export interface MonthStep {
  act: MonthAct;
  employeeId: string;
  month: YearMonth;
  /** As it was seen; undefined where the state alone decides. */
  version?: number;
  note?: string;
  /** Somebody else hands the month in, and why. */
  submittedFor?: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Takes a month one step further, with its event and an entry of the log. The
 * caller's transaction holds the month's lock from here on. Returns false where the same person has taken just this
 * step and nothing came after it: said twice, it is said once.
 * @throws Problem `not-found`, `period.closed`, `stale`, `month.not-open`, `month.not-submitted`
 */
export async function moveMonth(client: PoolClient, context: RequestContext, step: MonthStep): Promise<boolean> {
  const { tenantId } = context;
  const key = [tenantId, step.employeeId, firstDayOf(step.month)];
  const { rows } = await client.query<{ status: MonthStatus; version: number }>(
    'select status, version from employee_month where tenant_id = $1 and employee_id = $2 and month = $3 for no key update',
    key,
  );
  const [row] = rows;
  if (!row) throw new Problem('not-found');
  const act = acts[step.act];
  if (row.status === 'closed') throw new Problem('period.closed', { month: step.month });
  if (row.status !== act.from || !canTransition(MONTH_TRANSITIONS, row.status, act.to)) {
    if (row.status === act.to && (await isRepeated(client, context, step, row.version))) return false;
    throw new Problem(act.otherwise);
  }
  if (step.version !== undefined && step.version !== row.version) throw new Problem('stale');
  await client.query(
    `update employee_month set status = $4, version = version + 1,
       submitted_at = case $5 when 'submitted' then $6::timestamptz when 'approved' then submitted_at end,
       approved_at = case $5 when 'approved' then $6::timestamptz end,
       approved_by = case $5 when 'approved' then $7::uuid end,
       returned_note = case $5 when 'returned' then $8 when 'withdrawn' then returned_note end,
       submitted_by = case $5 when 'submitted' then $9::uuid when 'approved' then submitted_by end,
       submitted_reason = case $5 when 'submitted' then $10 when 'approved' then submitted_reason end,
       seen_worth = case $5 when 'approved' then seen_worth end
     where tenant_id = $1 and employee_id = $2 and month = $3`,
    [
      ...key,
      act.to,
      step.act,
      step.at,
      context.employeeId,
      step.note ?? null,
      step.submittedFor === undefined ? null : context.employeeId,
      step.submittedFor ?? null,
    ],
  );
  await client.query(
    `insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id, note, occurred_at)
     values ($1, $4, $2, $3, $5, $6, $7, $8)`,
    [...key, newId(), step.act, context.employeeId, step.note ?? step.submittedFor ?? null, step.at],
  );
  await recordAudit(client, context, `month.${step.act}`, {
    employeeId: step.employeeId,
    payload: { month: step.month },
  });
  return true;
}

/** Whether the last thing that happened to the month is this step, by this person and with these words. */
async function isRepeated(
  client: PoolClient,
  { tenantId, employeeId }: RequestContext,
  step: MonthStep,
  version: number,
): Promise<boolean> {
  if (step.version !== undefined && step.version + 1 !== version) return false;
  const { rows } = await client.query<{ kind: string; actor_id: string; note: string | null }>(
    `select kind, actor_id, note from month_event where tenant_id = $1 and employee_id = $2 and month = $3
     order by event_id desc limit 1`,
    [tenantId, step.employeeId, firstDayOf(step.month)],
  );
  const last = rows.at(0);
  return (
    last?.kind === step.act && last.actor_id === employeeId && last.note === (step.note ?? step.submittedFor ?? null)
  );
}
