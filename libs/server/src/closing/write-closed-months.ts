import { type PlannedPayrollLine, type Posting, firstDayOf, type YearMonth } from '@zeitbuch/working-time';
import { closeMonths, ClosedFigures } from '../month';
import { newId, type Queryable } from '../platform';
import { type PersonPlan } from './person-plan';

/** Months to be closed, with everything that is written about them. */
export interface ClosedMonths {
  tenantId: number;
  closingId: string;
  month: YearMonth;
  /** Who pressed the button. */
  closedBy: string | null;
  closedAt: string;
  plans: readonly PersonPlan[];
}

/**
 * Turns plans into facts: ledger entries, payroll lines, balances, the event in
 * the life of each month. Five statements, however many people.
 */
export async function writeClosedMonths(db: Queryable, closed: ClosedMonths): Promise<void> {
  await insertLedgerEntries(db, closed);
  await insertPayrollLines(db, closed);
  await closeMonths(db, { ...closed, people: closed.plans.map(figuresOf) });
  await db.query(
    `update closing_employee set status = 'closed' where tenant_id = $1 and closing_id = $2 and employee_id = any($3::uuid[])`,
    [closed.tenantId, closed.closingId, idsOf(closed)],
  );
}

function figuresOf({ employeeId, plan, planHash }: PersonPlan): ClosedFigures {
  if (!plan) throw new Error(`the month of ${employeeId} has no plan and cannot be closed`);
  return { employeeId, plan, planHash };
}

const idsOf = ({ plans }: ClosedMonths) => plans.map(({ employeeId }) => employeeId);

async function insertLedgerEntries(db: Queryable, { tenantId, closingId, month, plans }: ClosedMonths): Promise<void> {
  const entries = plans.flatMap(({ employeeId, postings }) =>
    postings.map((posting): Posting & { employeeId: string } => ({ employeeId, ...posting })),
  );
  await db.query(
    `insert into ledger_entry (tenant_id, employee_id, from_account, to_account, minutes, reason, effective_on, month, closing_id)
     select $1, employee_id, from_account, to_account, minutes, reason, effective_on, $2, $3
     from unnest($4::uuid[], $5::text[], $6::text[], $7::int[], $8::text[], $9::date[])
       with ordinality as p(employee_id, from_account, to_account, minutes, reason, effective_on, n) order by n`,
    [
      tenantId,
      firstDayOf(month),
      closingId,
      entries.map((entry) => entry.employeeId),
      entries.map((entry) => entry.from),
      entries.map((entry) => entry.to),
      entries.map((entry) => entry.minutes),
      entries.map((entry) => entry.reason),
      entries.map((entry) => entry.effectiveOn),
    ],
  );
}

async function insertPayrollLines(db: Queryable, { tenantId, closingId, month, plans }: ClosedMonths): Promise<void> {
  const lines = plans.flatMap(({ employeeId, costCenter, plan }) =>
    (plan?.payrollLines ?? []).map((line): PlannedPayrollLine & { employeeId: string; costCenter: string | null } => ({
      employeeId,
      costCenter,
      ...line,
    })),
  );
  if (lines.length === 0) return;
  await db.query(
    `insert into payroll_line (tenant_id, line_id, closing_id, employee_id, code, unit, quantity, origin_month, payroll_month, cost_center)
     select $1, line_id, $2, employee_id, code, unit, quantity, origin_month, $3, cost_center
     from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::date[], $10::text[])
       as p(line_id, employee_id, code, unit, quantity, origin_month, cost_center)`,
    [
      tenantId,
      closingId,
      firstDayOf(month),
      lines.map(newId),
      lines.map((line) => line.employeeId),
      lines.map((line) => line.code),
      lines.map((line) => line.unit),
      lines.map((line) => line.quantity),
      lines.map((line) => firstDayOf(line.originMonth)),
      lines.map((line) => line.costCenter),
    ],
  );
}
