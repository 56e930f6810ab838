import { Injectable } from '@nestjs/common';
import { Db } from '../platform';
import { JobQueue } from '../queue';
import { CheckBatch } from './check-batch';
import { CloseBatch } from './close-batch';
import { CLOSING_QUEUE, batchOrder } from './closing-jobs';

interface OpenClosing {
  tenant_id: number;
  closing_id: string;
  epoch: number;
  status: 'checking' | 'closing';
  batches: number[] | null;
}

/**
 * Compares what should be going on with what the database says: work that is not
 * done is ordered again (the order's id makes that harmless), and a closing whose
 * last worker died between its last batch and its end is ended.
 */
@Injectable()
export class ReconcileClosings {
  constructor(
    private readonly db: Db,
    private readonly queue: JobQueue,
    private readonly check: CheckBatch,
    private readonly close: CloseBatch,
  ) {}

  /** One look at all tenants. */
  async execute(): Promise<void> {
    for (const closing of await this.#openClosings()) await this.#resume(closing);
  }

  #openClosings(): Promise<OpenClosing[]> {
    return this.db.query<OpenClosing & Record<string, unknown>>(
      `select c.tenant_id, c.closing_id, c.epoch, c.status,
         (select array_agg(distinct e.batch) from closing_employee e
          where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id
            and e.status = case c.status when 'checking' then 'pending' else 'ready' end) as batches
       from closing c where c.status in ('checking', 'closing')`,
    );
  }

  async #resume(row: OpenClosing): Promise<void> {
    const job = { tenantId: row.tenant_id, closingId: row.closing_id, epoch: row.epoch };
    const step = row.status === 'checking' ? 'check' : 'close';
    if (!row.batches) return step === 'check' ? this.check.finish(job) : this.close.finish(job);
    await this.queue.enqueue(
      CLOSING_QUEUE,
      row.batches.map((batch) => batchOrder(step, { ...job, batch })),
    );
  }
}
