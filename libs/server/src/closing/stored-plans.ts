import { type Queryable } from '../platform';
import { type BatchJob } from './closing-jobs';
import { type PersonPlan } from './person-plan';

/** Writes what came out for every person of a batch with one statement. */
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

/** What is kept of a plan for the preview. */
const storedPlan = ({ costCenter, plan, postings, blockers, planHash }: PersonPlan) => ({
  costCenter,
  plan,
  postings,
  blockers,
  planHash,
});
