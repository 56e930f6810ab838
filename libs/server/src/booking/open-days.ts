import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { firstDayOf, monthOf } from '@zeitbuch/working-time';
import { type PersonEvaluation, ReevaluateDays } from '../evaluation';
import { Db } from '../platform';

/**
 * Takes the lock of every month of the people from `from` to `to`, in one order
 * for everybody. Whoever evaluates from facts holds it, so that no booking comes
 * between reading and writing. Missing months are opened.
 */
export async function lockMonths(
  client: PoolClient,
  tenantId: number,
  employeeIds: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  const params = [tenantId, employeeIds, firstDayOf(monthOf(from)), to];
  await client.query(
    `insert into employee_month (tenant_id, employee_id, month)
     select $1, e.employee_id, m::date from employee e, generate_series($3::date, $4::date, interval '1 month') m
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[]) and coalesce(e.left_on, 'infinity') >= m and date_trunc('month', e.hired_on) <= m
     on conflict do nothing`,
    params,
  );
  await client.query(
    `select 1 from employee_month where tenant_id = $1 and employee_id = any($2::uuid[]) and month between $3 and $4
     order by employee_id, month for no key update`,
    params,
  );
}

/** Values the days nobody has looked at yet: weekends, absences, days whose clock-out never came. */
@Injectable()
export class OpenDays {
  constructor(
    private readonly db: Db,
    private readonly days: ReevaluateDays,
  ) {}

  /** Evaluates and stores every day of the people from `from` to `to`, today at the latest. */
  evaluate(
    tenantId: number,
    employeeIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, PersonEvaluation>> {
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, employeeIds, from, to);
      return this.days.execute(client, tenantId, employeeIds, from, to);
    });
  }
}
