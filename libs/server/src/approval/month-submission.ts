import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { firstDayOf, lastDayOf } from '@zeitbuch/working-time';
import { type MonthDto, MonthReader, lockMonths } from '../booking';
import { ReevaluateDays } from '../evaluation';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { moveMonth } from './month-transitions';

/** Handing one's own month in, and taking it back. */
@Injectable()
export class MonthSubmission {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly days: ReevaluateDays,
    private readonly months: MonthReader,
  ) {}

  /**
   * Hands the month in for approval.
   * @param version as the person saw it
   * @throws Problem `month.not-over`, `month.has-blockers` {dates}, `month.not-open`, `stale`, `period.closed`
   */
  async submit(context: RequestContext, month: string, version: number): Promise<MonthDto> {
    if (lastDayOf(month) >= this.clock.todayIn(context.zone)) throw new Problem('month.not-over', { month });
    const { employeeId } = context;
    await this.db.transaction(async (client) => {
      await moveMonth(client, context, { act: 'submitted', employeeId, month, version, at: this.clock.nowIso() });
      const dates = await this.#blockedDates(client, context, month);
      if (dates.length > 0) throw new Problem('month.has-blockers', { dates });
    });
    return this.months.read(context, month);
  }

  /** @throws Problem `month.not-submitted`, `period.closed` */
  async withdraw(context: RequestContext, month: string): Promise<MonthDto> {
    const { employeeId } = context;
    await this.db.transaction((client) =>
      moveMonth(client, context, { act: 'withdrawn', employeeId, month, at: this.clock.nowIso() }),
    );
    return this.months.read(context, month);
  }

  /** Days with a finding that blocks, a wish or a late booking nobody has decided on, from facts and not from what is stored. */
  async #blockedDates(client: PoolClient, context: RequestContext, month: string): Promise<string[]> {
    const { tenantId, employeeId } = context;
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    await lockMonths(client, tenantId, [employeeId], first, last);
    const evaluation = (await this.days.execute(client, tenantId, [employeeId], first, last)).get(employeeId);
    const blocked = [...(evaluation?.days.values() ?? [])].filter(
      ({ state, findings }) => state === 'open' || findings.some(({ severity }) => severity === 'block'),
    );
    const { rows } = await client.query<{ date: string }>(
      `select distinct date::text from correction_request
       where tenant_id = $1 and employee_id = $2 and status = 'pending' and date between $3 and $4
       union
       select date::text from booking_to_clarify
       where tenant_id = $1 and employee_id = $2 and date between $3 and $4`,
      [tenantId, employeeId, first, last],
    );
    return [...new Set([...blocked.map(({ date }) => date), ...rows.map(({ date }) => date)])].sort();
  }
}
