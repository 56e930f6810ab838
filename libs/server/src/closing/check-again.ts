import { type Db, type Queryable, type RequestContext } from '../platform';
import { type JobQueue } from '../queue';
import { type ClosingDto } from './closing.dto';
import { CLOSING_QUEUE, type BatchStep, batchOrder } from './closing-jobs';
import { enrolPeople } from './enrol-people';

interface CheckOrder {
  closingId: string;
  from: readonly ClosingDto['status'][];
  /** ISO 8601. */
  at: string;
}

/**
 * Makes the person the one who started the closing and lets everybody wait for a check who is not closed; false where
 * the closing is in none of the states `from`. Its row is locked from here on.
 */
export async function checkAgain(
  client: Queryable,
  context: RequestContext,
  { closingId, from, at }: CheckOrder,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update closing set status = 'checking', epoch = epoch + 1, plan_hash = null, approved_plan_hash = null,
       closed_by = null, started_by = $4, started_at = $5
     where tenant_id = $1 and closing_id = $2 and status = any($3)`,
    [context.tenantId, closingId, from, context.employeeId, at],
  );
  if (!rowCount) return false;
  await enrolPeople(client, context.tenantId, closingId);
  await client.query(
    `update closing_employee set status = 'pending', blockers = '[]' where tenant_id = $1 and closing_id = $2 and status <> 'closed'`,
    [context.tenantId, closingId],
  );
  return true;
}

/** Orders the batches of a closing that have something to do. */
export async function orderBatches(
  db: Db,
  queue: JobQueue,
  tenantId: number,
  closingId: string,
  step: BatchStep,
): Promise<void> {
  const batches = await db.query<{ batch: number; epoch: number }>(
    `select distinct e.batch, c.epoch from closing_employee e join closing c using (tenant_id, closing_id)
     where e.tenant_id = $1 and e.closing_id = $2 and e.status = $3 order by e.batch`,
    [tenantId, closingId, step === 'check' ? 'pending' : 'ready'],
  );
  await queue.enqueue(
    CLOSING_QUEUE,
    batches.map(({ batch, epoch }) => batchOrder(step, { tenantId, closingId, batch, epoch })),
  );
}
