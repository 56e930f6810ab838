import { type ClosingPlan, MONTH_TRANSITIONS, firstDayOf, statesBefore, type YearMonth } from '@zeitbuch/working-time';
import { type Queryable, newId } from '../platform';

/** What a month came to, as it is kept for good. */
export interface ClosedFigures {
  readonly employeeId: string;
  readonly plan: ClosingPlan;
  readonly planHash: string;
}

/** The months of people that a closing closes. */
export interface MonthsToClose {
  readonly tenantId: number;
  readonly closingId: string;
  /** YYYY-MM. */
  readonly month: YearMonth;
  /** Who pressed the button. */
  readonly closedBy: string | null;
  /** ISO 8601. */
  readonly closedAt: string;
  readonly people: readonly ClosedFigures[];
}

/**
 * Closes months for good, each with its event. The caller holds their lock and has compared the plans.
 * @throws Error where a month is in no state that closed may follow
 */
export async function closeMonths(db: Queryable, months: MonthsToClose): Promise<void> {
  const { tenantId, closingId, month, closedBy, closedAt, people } = months;
  const { rowCount } = await db.query(
    `update employee_month m set status = 'closed', version = m.version + 1, closed_at = $4, closing_id = $3,
       opening_balance_minutes = p.opening, credited_minutes = p.credited, target_minutes = p.target,
       cut_minutes = p.cut, closing_balance_minutes = p.closing, ordered_balance_minutes = p.ordered, plan_hash = p.plan_hash
     from unnest($5::uuid[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::text[])
       as p(employee_id, opening, credited, target, cut, closing, ordered, plan_hash)
     where m.tenant_id = $1 and m.month = $2 and m.employee_id = p.employee_id and m.status = any($13::text[])`,
    [
      tenantId,
      firstDayOf(month),
      closingId,
      closedAt,
      people.map(({ employeeId }) => employeeId),
      people.map(({ plan }) => plan.openingBalanceMinutes),
      people.map(({ plan }) => plan.creditedMinutes),
      people.map(({ plan }) => plan.targetMinutes),
      people.map(({ plan }) => plan.cutMinutes),
      people.map(({ plan }) => plan.closingBalanceMinutes),
      people.map(({ plan }) => plan.orderedBalanceMinutes),
      people.map(({ planHash }) => planHash),
      statesBefore(MONTH_TRANSITIONS, 'closed'),
    ],
  );
  if (rowCount !== people.length)
    throw new Error(`of ${people.length} months of ${month} only ${rowCount ?? 0} could be closed`);
  await db.query(
    `insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id, occurred_at)
     select $1, event_id, employee_id, $4, 'closed', $5, $6 from unnest($2::uuid[], $3::uuid[]) as p(event_id, employee_id)`,
    [tenantId, people.map(newId), people.map(({ employeeId }) => employeeId), firstDayOf(month), closedBy, closedAt],
  );
}
