import { Injectable } from '@nestjs/common';
import { firstDayOf, foremostAbsence, lastDayOf, monthOf } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { type MonthDto, MonthReader, knowsAll, lockMonths, reopenMonths, whatViewerMayKnow } from '../booking';
import { type AbsenceDecision, FactsLoader, type PersonFacts, ReevaluateDays, evaluateDate } from '../evaluation';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type Queryable, type RequestContext, newId } from '../platform';

/** Decides what work on a whole day of leave or illness is worth; until then the month cannot be handed in. */
@Injectable()
export class AbsenceDecisions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly days: ReevaluateDays,
    private readonly months: MonthReader,
    private readonly scope: TeamScope,
  ) {}

  /**
   * Decides once, for somebody else's day. Leaders decide on what they may know of: leave; on illness the time
   * administration does. Returns the month as it is then.
   * @throws Problem `absence.own`, `not-found`, `period.closed`, `absence.nothing-to-decide`, `absence.decision-unfit`
   */
  async decide(
    context: RequestContext,
    employeeId: string,
    date: string,
    decision: AbsenceDecision,
  ): Promise<MonthDto> {
    if (employeeId === context.employeeId) throw new Problem('absence.own');
    await this.scope.readable(this.db.pool, context, employeeId);
    const month = monthOf(date);
    await this.db.transaction(async (client) => {
      await assertOpen(client, context.tenantId, employeeId, month);
      await lockMonths(client, context.tenantId, [employeeId], date, date);
      const facts = (await this.loader.load(client, context.tenantId, [employeeId], date, date)).get(employeeId);
      if (!facts) throw new Problem('not-found');
      const known = whatViewerMayKnow(facts, knowsAll(context, employeeId));
      // Saying the same again changes nothing.
      if (isDecided(known, date, decision)) return;
      this.#assertFits(known, date, decision);
      await reopenMonths(client, context.tenantId, [{ employeeId, date }], 'reopenedByFact', { begins: false });
      const factId = newId();
      await client.query(
        'insert into day_fact (tenant_id, fact_id, employee_id, date, kind) values ($1, $2, $3, $4, $5)',
        [context.tenantId, factId, employeeId, date, decision],
      );
      await this.days.execute(client, context.tenantId, [employeeId], firstDayOf(month), lastDayOf(month));
      await recordAudit(client, context, 'absence.decided', { employeeId, subjectId: factId, payload: { date } });
    });
    return this.months.read(context, month, employeeId);
  }

  #assertFits(facts: PersonFacts, date: string, decision: AbsenceDecision): void {
    const evaluation = evaluateDate(facts, date, this.clock.nowEpochMinute())?.day.evaluation;
    if (!evaluation?.findings.some(({ code }) => code === 'WORK_ON_ABSENCE'))
      throw new Problem('absence.nothing-to-decide');
    const isIll = foremostAbsence(facts.absencesOn(date))?.kind === 'sick';
    if (decision === (isIll ? 'leaveGivenBack' : 'restOfDay')) throw new Problem('absence.decision-unfit');
  }
}

/** Whether the work of the day counts by this decision, as far as the viewer may know. */
const isDecided = ({ input }: PersonFacts, date: string, decision: AbsenceDecision): boolean =>
  input.particulars.some((particular) => particular.date === date && particular.kind === decision);

/** @throws Problem `period.closed` */
async function assertOpen(client: Queryable, tenantId: number, employeeId: string, month: string): Promise<void> {
  const { rows } = await client.query(
    `select from employee_month where tenant_id = $1 and employee_id = $2 and month = $3 and status = 'closed'`,
    [tenantId, employeeId, firstDayOf(month)],
  );
  if (rows.length > 0) throw new Problem('period.closed', { month });
}
