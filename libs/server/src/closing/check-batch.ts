import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, type Queryable } from '../platform';
import { chaosPoint } from '../queue';
import { type BatchJob } from './closing-jobs';
import { fenceClosing, lockMonths, lockPeople } from './closing-locks';
import { MonthPlans } from './month-plans';
import { type PersonPlan } from './person-plan';

/** Works out the preview of a closing, batch by batch. */
@Injectable()
export class CheckBatch {
  constructor(
    private readonly db: Db,
    private readonly plans: MonthPlans,
  ) {}

  /** Checks everybody of the batch who still waits for it; the last batch decides whether the closing is ready. */
  async execute(job: BatchJob): Promise<void> {
    await this.db.transaction(async (client) => {
      const closing = await fenceClosing(client, job, 'checking');
      if (!closing) return;
      const people = await lockPeople(client, job, 'pending');
      const employeeIds = people.map(({ employeeId }) => employeeId);
      await lockMonths(client, job.tenantId, employeeIds, closing.month, 'share');
      const plans = await this.plans.load(client, job.tenantId, employeeIds, closing.month);
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
         where c.tenant_id = $1 and c.closing_id = $2 and c.epoch = $3 and c.status = 'checking'
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

/** Writes what came out for every person of the batch with one statement. */
export async function storePlans(db: Queryable, job: BatchJob, plans: readonly PersonPlan[]): Promise<void> {
  await db.query(
    `update closing_employee e set status = p.status, blockers = p.blockers, plan = p.plan, plan_hash = p.plan_hash,
       opening_balance_minutes = p.opening, credited_minutes = p.credited, target_minutes = p.target,
       cut_minutes = p.cut, closing_balance_minutes = p.closing
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[], $7::text[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[])
       as p(employee_id, status, blockers, plan, plan_hash, opening, credited, target, cut, closing)
     where e.tenant_id = $1 and e.closing_id = $2 and e.employee_id = p.employee_id`,
    [
      job.tenantId,
      job.closingId,
      plans.map(({ employeeId }) => employeeId),
      plans.map(({ blockers }) => (blockers.length > 0 ? 'blocked' : 'ready')),
      plans.map(({ blockers }) => JSON.stringify(blockers)),
      plans.map((person) => JSON.stringify(storedPlan(person))),
      plans.map(({ planHash }) => planHash),
      plans.map(({ plan }) => plan?.openingBalanceMinutes ?? null),
      plans.map(({ plan }) => plan?.creditedMinutes ?? null),
      plans.map(({ plan }) => plan?.targetMinutes ?? null),
      plans.map(({ plan }) => plan?.cutMinutes ?? null),
      plans.map(({ plan }) => plan?.closingBalanceMinutes ?? null),
    ],
  );
}

/** The part of a plan that is kept beside its figures, for the preview. */
function storedPlan({ plan, postings }: PersonPlan) {
  return {
    postings,
    payrollLines: plan?.payrollLines ?? [],
    transferredMinutes: plan?.transferredMinutes ?? 0,
    debtLimitExceeded: plan?.debtLimitExceeded ?? false,
  };
}
