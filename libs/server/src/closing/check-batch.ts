import { Injectable } from '@nestjs/common';
import { isBeingRevalued } from '../agreement';
import { recordAudit } from '../audit';
import { Db } from '../platform';
import { chaosPoint } from '../queue';
import { type BatchJob } from './closing-jobs';
import { mayBecome } from './closing-states';
import { fenceClosing, lockPeople } from './closing-locks';
import { MonthPlans } from './month-plans';
import { storePlans } from './stored-plans';
import { lockMonths, monthSpan } from '../month';

/** Works out the preview of a closing, batch by batch. */
@Injectable()
export class CheckBatch {
  constructor(
    private readonly db: Db,
    private readonly plans: MonthPlans,
  ) {}

  /**
   * Checks everybody of the batch who still waits for it; the last batch decides whether the closing is ready. While
   * months may open again because rules were released, it is left for later: `ReconcileClosings` orders it again.
   */
  async execute(job: BatchJob): Promise<void> {
    await this.db.transaction(async (client) => {
      const closing = await fenceClosing(client, job, 'checking');
      if (!closing || (await isBeingRevalued(client, job.tenantId, monthSpan(closing.month)))) return;
      const people = await lockPeople(client, job, 'pending');
      const employeeIds = people.map(({ employeeId }) => employeeId);
      await lockMonths(client, job.tenantId, employeeIds, monthSpan(closing.month));
      const plans = await this.plans.load(client, job.tenantId, employeeIds, closing);
      await storePlans(client, job, plans);
      chaosPoint(`check-${job.batch}.before-commit`);
    });
    chaosPoint(`check-${job.batch}.after-commit`);
    await this.finish(job);
    chaosPoint(`check-${job.batch}.before-acknowledge`);
  }

  /** Ends the check if nobody waits any more. The fingerprint covers everybody, in the order of their ids. */
  async finish(job: Omit<BatchJob, 'batch'>): Promise<void> {
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<{ status: string; plan_hash: string }>(
        `update closing c set
           status = case when exists (select 1 from closing_employee e
             where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id and e.status = 'blocked') then 'blocked' else 'ready' end,
           plan_hash = (select encode(sha256(convert_to(string_agg(e.employee_id || ' ' || e.plan_hash, ',' order by e.employee_id), 'UTF8')), 'hex')
             from closing_employee e where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id)
         where c.tenant_id = $1 and c.closing_id = $2 and c.epoch = $3 and ${mayBecome('ready', 'c.status')}
           and not exists (select 1 from closing_employee e
             where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id and e.status = 'pending')
         returning status, plan_hash`,
        [job.tenantId, job.closingId, job.epoch],
      );
      if (rows.length === 0) return;
      const payload = { status: rows[0].status, planHash: rows[0].plan_hash, epoch: job.epoch };
      await recordAudit(client, { tenantId: job.tenantId, employeeId: null }, 'closing.checked', {
        subjectId: job.closingId,
        payload,
      });
    });
  }
}
