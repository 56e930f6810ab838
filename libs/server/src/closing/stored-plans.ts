import { type Blocker, type ClosingPlan, type Posting } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type BatchJob } from './closing-jobs';
import { type PersonPlan } from './person-plan';

/** A plan and the stamp of the facts it was made of. */
export interface StampedPlan extends PersonPlan {
  /** Null where a plan was stored without one: then it is never taken for current. */
  factsStamp: string | null;
}

/** Writes what came out for every person of a batch with one statement. */
export async function storePlans(
  db: Queryable,
  job: BatchJob,
  plans: readonly (PersonPlan & { factsStamp?: string | null })[],
): Promise<void> {
  await db.query(
    `update closing_employee e set status = p.status, blockers = p.blockers, plan = p.plan, plan_hash = p.plan_hash, facts_stamp = p.stamp,
       opening_balance_minutes = p.opening, credited_minutes = p.credited, target_minutes = p.target,
       cut_minutes = p.cut, closing_balance_minutes = p.closing
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[], $7::text[], $8::text[], $9::int[], $10::int[], $11::int[], $12::int[], $13::int[])
       as p(employee_id, status, blockers, plan, plan_hash, stamp, opening, credited, target, cut, closing)
     where e.tenant_id = $1 and e.closing_id = $2 and e.employee_id = p.employee_id`,
    [
      job.tenantId,
      job.closingId,
      plans.map(({ employeeId }) => employeeId),
      plans.map(({ blockers }) => (blockers.length > 0 ? 'blocked' : 'ready')),
      plans.map(({ blockers }) => JSON.stringify(blockers)),
      plans.map((person) => JSON.stringify(storedPlan(person))),
      plans.map(({ planHash }) => planHash),
      plans.map(({ factsStamp }) => factsStamp ?? null),
      plans.map(({ plan }) => plan?.openingBalanceMinutes ?? null),
      plans.map(({ plan }) => plan?.creditedMinutes ?? null),
      plans.map(({ plan }) => plan?.targetMinutes ?? null),
      plans.map(({ plan }) => plan?.cutMinutes ?? null),
      plans.map(({ plan }) => plan?.closingBalanceMinutes ?? null),
    ],
  );
}

/** What is kept of a plan: all of it, so that an unchanged one need not be worked out again. */
type StoredPlan = Pick<PersonPlan, 'costCenter' | 'plan' | 'postings' | 'blockers' | 'planHash'>;

const storedPlan = ({ costCenter, plan, postings, blockers, planHash }: PersonPlan): StoredPlan => ({
  costCenter,
  plan,
  postings,
  blockers,
  planHash,
});

/** The plans of a batch as they were stored last, by person. */
export async function readStoredPlans(
  db: Queryable,
  job: BatchJob,
  employeeIds: readonly string[],
): Promise<Map<string, StampedPlan>> {
  const { rows } = await db.query<{
    employee_id: string;
    facts_stamp: string;
    plan: {
      costCenter: string | null;
      plan: ClosingPlan | null;
      postings: Posting[];
      blockers: Blocker[];
      planHash: string;
    };
  }>(
    `select employee_id, facts_stamp, plan from closing_employee
     where tenant_id = $1 and closing_id = $2 and employee_id = any($3::uuid[]) and facts_stamp is not null and plan is not null`,
    [job.tenantId, job.closingId, employeeIds],
  );
  return new Map(
    rows.map((row) => [row.employee_id, { ...row.plan, employeeId: row.employee_id, factsStamp: row.facts_stamp }]),
  );
}
