import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import {
  type DayEvaluation,
  firstDayOf,
  lastDayOf,
  blocksMonth,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { ReevaluateDays } from '../facts';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import {
  beginMonths,
  hasBegunBy,
  keepSeenWorth,
  lockMonths,
  type MonthStep,
  moveMonth,
  monthSpan,
  beginMonthsOf,
  openItems,
} from '../month';
import { KnownMonths } from '../privacy';
import { type MonthDto, MonthReader } from '../views';

/** Handing a month in, one's own or that of somebody who cannot, and taking one's own back. */
@Injectable()
export class MonthSubmission {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly days: ReevaluateDays,
    private readonly months: MonthReader,
    private readonly known: KnownMonths,
    private readonly scope: TeamScope,
  ) {}

  /**
   * Hands the month in for approval. Handing in once more what one has just handed in changes nothing.
   * @param version as the person saw it
   * @throws Problem `month.not-over`, `month.before-begin`, `month.has-blockers` {dates}, `month.not-open`, `stale`, `period.closed`
   */
  async submit(context: RequestContext, month: YearMonth, version: number): Promise<MonthDto> {
    const { employeeId } = context;
    await this.#handIn(context, { employeeId, month, version }, true);
    return this.months.read(context, month);
  }

  /**
   * Hands in the month of somebody who cannot: who left, was away all month or has no access. The person reads who did
   * it and why, and may take it back.
   * @throws Problem `month.own`; `not-found` for who is not in one's care or was not employed in the month; else as
   *   {@link submit}
   */
  async submitFor(
    context: RequestContext,
    { employeeId, month, reason }: Pick<MonthStep, 'employeeId' | 'month'> & { readonly reason: string },
  ): Promise<MonthDto> {
    if (await this.scope.isOwn(this.db.pool, context, employeeId)) throw new Problem('month.own');
    const { all } = await this.scope.decidable(this.db.pool, context, employeeId);
    await this.#handIn(context, { employeeId, month, submittedFor: reason }, all);
    return this.months.read(context, month, employeeId);
  }

  /** @param all whoever hands it in knows all of the person, see `TeamScope.readable` */
  async #handIn(context: RequestContext, step: Omit<MonthStep, 'act' | 'at'>, all: boolean): Promise<void> {
    const { employeeId, month } = step;
    if (lastDayOf(month) >= this.clock.todayIn(context.zone)) throw new Problem('month.not-over', { month });
    await this.db.transaction(async (client) => {
      await beginMonth(client, context, { employeeId, month, today: this.clock.todayIn(context.zone) });
      const isNew = await moveMonth(client, context, { ...step, act: 'submitted', at: this.clock.nowIso() });
      if (!isNew) return;
      const dates = await this.#blockedDates(client, context, { employeeId, month, all });
      if (dates.length > 0) throw new Problem('month.has-blockers', { dates });
    });
  }

  /** Taking back twice is taking back once. @throws Problem `month.not-submitted`, `period.closed` */
  async withdraw(context: RequestContext, month: YearMonth): Promise<MonthDto> {
    const { employeeId } = context;
    await this.db.transaction((client) =>
      moveMonth(client, context, { act: 'withdrawn', employeeId, month, at: this.clock.nowIso() }),
    );
    return this.months.read(context, month);
  }

  /**
   * Days with a finding that blocks, a wish or a late booking nobody has decided on, from facts and not from what is
   * stored. Leaders are told of no others than they may know: the rest shows at the closing, to the time administration.
   */
  async #blockedDates(
    client: PoolClient,
    context: RequestContext,
    { employeeId, month, all }: Pick<MonthStep, 'employeeId' | 'month'> & { readonly all: boolean },
  ): Promise<string[]> {
    const { tenantId } = context;
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    await lockMonths(client, tenantId, [employeeId], monthSpan(month));
    const evaluation = (
      await this.days.execute(client, { tenantId, employeeIds: [employeeId], from: first, to: last })
    ).get(employeeId);
    if (evaluation) await keepSeenWorth(client, tenantId, evaluation.facts, month, this.clock.nowEpochMinute());
    const known = all ? [...(evaluation?.days.values() ?? [])] : await this.#knownDays(tenantId, employeeId, month);
    const blocked = known.filter(blocksMonth);
    const { rows } = await client.query<{ date: LocalDate }>(
      `select distinct date::text from (${openItems({ employeeId: '$2', from: '$3', to: '$4', all })}) items`,
      [tenantId, employeeId, first, last],
    );
    return [...new Set([...blocked.map(({ date }) => date), ...rows.map(({ date }) => date)])].sort();
  }

  async #knownDays(tenantId: number, employeeId: string, month: YearMonth): Promise<DayEvaluation[]> {
    const months = await this.known.read(tenantId, month, [{ employeeId, accountFrom: firstDayOf(month) }]);
    return (months.get(employeeId)?.days ?? []).map(({ evaluation }) => evaluation);
  }
}

/**
 * The month is there although the person recorded nothing in it, as far as it belongs to the account.
 * @throws Problem `not-found` outside of the employment, `month.before-begin` before the account
 */
async function beginMonth(
  client: PoolClient,
  { tenantId }: RequestContext,
  { employeeId, month, today }: { readonly employeeId: string; readonly month: YearMonth; readonly today: LocalDate },
): Promise<void> {
  await beginMonths(client, tenantId, today, [employeeId]);
  const { rows } = await client.query<{ begun: boolean }>(
    `select ${hasBegunBy('$3::date')} as begun from employee e where e.tenant_id = $1 and e.employee_id = $2
       and e.hired_on <= $4::date and (e.left_on is null or e.left_on >= $3::date)`,
    [tenantId, employeeId, firstDayOf(month), lastDayOf(month)],
  );
  if (rows.length === 0) throw new Problem('not-found');
  if (!rows[0].begun) throw new Problem('month.before-begin', { month });
  await beginMonthsOf(client, tenantId, [{ employeeId, month }]);
}
