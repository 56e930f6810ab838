import { type YearMonth } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type BatchJob } from './closing-jobs';

/** What a batch job needs to know of its closing. */
export interface FencedClosing {
  month: YearMonth;
  payrollGroup: string;
  closedBy: string | null;
}

/**
 * The fence of a batch job: the closing, locked against a change of its state
 * until the transaction ends; null if the job is of an older attempt or comes too
 * late, and must write nothing.
 */
export async function fenceClosing(
  db: Queryable,
  job: BatchJob,
  status: 'checking' | 'closing',
): Promise<FencedClosing | null> {
  const { rows } = await db.query<FencedClosing & Record<string, unknown>>(
    `select to_char(month, 'YYYY-MM') as month, payroll_group as "payrollGroup", closed_by as "closedBy" from closing
     where tenant_id = $1 and closing_id = $2 and epoch = $3 and status = $4 for share`,
    [job.tenantId, job.closingId, job.epoch, status],
  );
  return rows[0] ?? null;
}

/** People of the batch who are in `status`, locked: a second run of the same job waits here and then finds nobody. */
export async function lockPeople(
  db: Queryable,
  job: BatchJob,
  status: 'pending' | 'ready',
): Promise<{ employeeId: string; planHash: string | null }[]> {
  const { rows } = await db.query<{ employee_id: string; plan_hash: string | null }>(
    `select employee_id, plan_hash from closing_employee
     where tenant_id = $1 and closing_id = $2 and batch = $3 and status = $4 order by employee_id for update`,
    [job.tenantId, job.closingId, job.batch, status],
  );
  return rows.map((row) => ({ employeeId: row.employee_id, planHash: row.plan_hash }));
}

/**
 * Keeps the rules of the tenant as they are until the transaction ends; who is changing them is waited for. Before the
 * months are locked: who publishes holds the rules first, too.
 */
export async function holdRules(db: Queryable, tenantId: number): Promise<void> {
  await db.query('select from tenant where tenant_id = $1 for share', [tenantId]);
}

/**
 * The same with the facts of the people. The locks of the months keep away only those who take them; who works on the
 * database by hand does not. After the months: who changes facts holds those first.
 */
export async function holdFacts(db: Queryable, tenantId: number, employeeIds: readonly string[]): Promise<void> {
  await db.query('select hold_facts($1, $2)', [tenantId, employeeIds]);
}
