import { Injectable } from '@nestjs/common';
import { type MonthStatus, firstDayOf, lastDayOf } from '@zeitbuch/working-time';
import { ReevaluateDays } from '../evaluation';
import { type Queryable } from '../platform';
import { type ClosingStanding, type PersonPlan, planPerson } from './person-plan';

/** Evaluating this many people keeps the process busy for well below 100 ms. */
const SLICE = 50;

interface StandingRow {
  employee_id: string;
  cost_center: string | null;
  status: MonthStatus | null;
  recorded_opening: number | null;
  last_closing_balance: number | null;
  pending: number;
  earlier_open: string | null;
}

/** Works out the plans of many people: the preview and the closing itself both ask here. */
@Injectable()
export class MonthPlans {
  constructor(private readonly reevaluate: ReevaluateDays) {}

  /**
   * Plans of `employeeIds` for a month, from facts as they are now; evaluations
   * that were out of date are stored anew. Run it in a transaction that holds the
   * locks of the people's months.
   */
  async load(db: Queryable, tenantId: number, employeeIds: readonly string[], month: string): Promise<PersonPlan[]> {
    const standings = await readStandings(db, tenantId, employeeIds, month);
    const plans: PersonPlan[] = [];
    for (let at = 0; at < standings.length; at += SLICE) {
      const slice = standings.slice(at, at + SLICE);
      const ids = slice.map(({ employeeId }) => employeeId);
      const evaluations = await this.reevaluate.execute(db, tenantId, ids, firstDayOf(month), lastDayOf(month));
      for (const standing of slice) {
        const evaluation = evaluations.get(standing.employeeId);
        if (evaluation) plans.push(planPerson(month, standing, evaluation));
      }
    }
    return plans;
  }
}

async function readStandings(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  month: string,
): Promise<ClosingStanding[]> {
  const { rows } = await db.query<StandingRow>(
    `select e.employee_id, e.cost_center, em.status, em.opening_balance_minutes as recorded_opening,
       (select p.closing_balance_minutes from employee_month p
        where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.month < $3 and p.status = 'closed'
        order by p.month desc limit 1) as last_closing_balance,
       (select count(*)::int from correction_request c
        where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id and c.status = 'pending'
          and c.date between $3 and $4) as pending,
       (select to_char(min(p.month), 'YYYY-MM') from employee_month p
        where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.month < $3 and p.status <> 'closed') as earlier_open
     from employee e
     left join employee_month em on em.tenant_id = e.tenant_id and em.employee_id = e.employee_id and em.month = $3
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[])
     order by e.employee_id`,
    [tenantId, employeeIds, firstDayOf(month), lastDayOf(month)],
  );
  return rows.map((row) => ({
    employeeId: row.employee_id,
    costCenter: row.cost_center,
    status: row.status ?? 'open',
    openingBalanceMinutes: row.last_closing_balance ?? row.recorded_opening ?? 0,
    openingIsNew: row.last_closing_balance === null,
    pendingCorrections: row.pending,
    earlierOpenMonth: row.earlier_open,
  }));
}
