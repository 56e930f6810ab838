import { Injectable } from '@nestjs/common';
import { isBeingRevalued } from '../agreement';
import { recordAudit, recordAuditOfMany } from '../audit';
import { Clock, Db, type Queryable } from '../platform';
import { chaosPoint } from '../queue';
import { type BatchJob } from './closing-jobs';
import { fenceClosing, holdFacts, holdRules, lockPeople } from './closing-locks';
import { mayBecome } from './closing-states';
import { MonthPlans } from './month-plans';
import { type PersonPlan } from './person-plan';
import { writeClosedMonths } from './write-closed-months';
import { lockMonths, monthSpan } from '../month';

/** Rolls the batch back: what closing would do now is not what was approved. */
class PlanChanged extends Error {
  constructor(readonly people: readonly ChangedPlan[]) {
    super('the plan changed since it was approved');
  }
}

type ChangedPlan = Pick<PersonPlan, 'employeeId' | 'blockers'>;

/** Closes the months of one batch, all of them or none. */
@Injectable()
export class CloseBatch {
  constructor(
    private readonly db: Db,
    private readonly plans: MonthPlans,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the months, their facts and rules, works the plans out again (those whose facts changed since) and compares
   * them with the approved ones. Equal: ledger, payroll lines, balances and log are written and the months are closed
   * for good. Different: nothing is written and the closing is blocked. Where months may open again because rules were
   * released, it is left for later.
   */
  async execute(job: BatchJob): Promise<void> {
    try {
      await this.db.transaction((client) => this.#closePeople(client, job));
    } catch (error) {
      if (!(error instanceof PlanChanged)) throw error;
      return this.#block(job, error.people);
    }
    chaosPoint(`close-${job.batch}.after-commit`);
    await this.finish(job);
    chaosPoint(`close-${job.batch}.before-acknowledge`);
  }

  /** Ends the closing once everybody is closed. */
  async finish(job: Omit<BatchJob, 'batch'>): Promise<void> {
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<{ closed_by: string | null; plan_hash: string }>(
        `update closing c set status = 'closed', finished_at = $4
         where c.tenant_id = $1 and c.closing_id = $2 and c.epoch = $3 and ${mayBecome('closed', 'c.status')}
           and not exists (select 1 from closing_employee e
             where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id and e.status <> 'closed')
         returning closed_by, plan_hash`,
        [job.tenantId, job.closingId, job.epoch, this.clock.nowIso()],
      );
      if (rows.length === 0) return;
      await recordAudit(client, { tenantId: job.tenantId, employeeId: rows[0].closed_by }, 'closing.closed', {
        subjectId: job.closingId,
        payload: { planHash: rows[0].plan_hash },
      });
    });
  }

  async #closePeople(client: Queryable, job: BatchJob): Promise<void> {
    const closing = await fenceClosing(client, job, 'closing');
    if (!closing) return;
    const people = await lockPeople(client, job, 'ready');
    if (people.length === 0) return;
    const employeeIds = people.map(({ employeeId }) => employeeId);
    await holdRules(client, job.tenantId);
    if (await isBeingRevalued(client, job.tenantId, monthSpan(closing.month))) return;
    await lockMonths(client, job.tenantId, employeeIds, monthSpan(closing.month), 'close');
    await holdFacts(client, job.tenantId, employeeIds);
    const plans = await this.plans.load(client, job.tenantId, employeeIds, closing);
    const current = new Map(plans.map((plan) => [plan.employeeId, plan]));
    const changed = people
      .filter(({ employeeId, planHash }) => current.get(employeeId)?.planHash !== planHash)
      .map(({ employeeId }) => ({ employeeId, blockers: current.get(employeeId)?.blockers ?? [] }));
    if (changed.length > 0) throw new PlanChanged(changed);
    chaosPoint(`close-${job.batch}.before-write`);
    await writeClosedMonths(client, {
      tenantId: job.tenantId,
      closingId: job.closingId,
      month: closing.month,
      closedBy: closing.closedBy,
      closedAt: this.clock.nowIso(),
      plans,
    });
    const actor = { tenantId: job.tenantId, employeeId: closing.closedBy };
    await recordAuditOfMany(client, actor, 'month.closed', employeeIds, {
      subjectId: job.closingId,
      payload: { month: closing.month },
    });
    chaosPoint(`close-${job.batch}.before-commit`);
  }

  /**
   * Stops the closing and names the people whose plan changed, each with what stands against closing the month now,
   * e.g. a late booking that came meanwhile. Months closed before stay closed; a new check takes in the rest.
   */
  async #block(job: BatchJob, people: readonly ChangedPlan[]): Promise<void> {
    await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update closing set status = 'blocked' where tenant_id = $1 and closing_id = $2 and epoch = $3
           and (status = 'blocked' or ${mayBecome('blocked')})`,
        [job.tenantId, job.closingId, job.epoch],
      );
      if (!rowCount) return;
      await client.query(
        `update closing_employee e
         set status = 'blocked', blockers = '[{"code": "closing.plan-changed", "params": {}}]' || (p.person -> 'blockers')
         from jsonb_array_elements($3::jsonb) as p (person)
         where e.tenant_id = $1 and e.closing_id = $2 and e.employee_id = (p.person ->> 'employeeId')::uuid and e.status = 'ready'`,
        [job.tenantId, job.closingId, JSON.stringify(people)],
      );
      const employeeIds = people.map(({ employeeId }) => employeeId);
      const actor = { tenantId: job.tenantId, employeeId: null };
      await recordAuditOfMany(client, actor, 'closing.planChanged', employeeIds, { subjectId: job.closingId });
    });
  }
}
