import { Injectable } from '@nestjs/common';
import {
  firstDayOf,
  lastDayOf,
  monthOf,
  type AbsenceDecision,
  type PersonFacts,
  absenceDecisionsOn,
  type LocalDate,
} from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { FACT_RECORDS, FactsLoader, ReevaluateDays, undecidedAbsenceOn, writeFacts } from '../facts';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext, newId } from '../platform';
import { lockMonths, reopenChangedMonths, reopenMonths, assertMonthOpen } from '../month';
import { isSecretAbsence, whatViewerMayKnow } from '../privacy';
import { type MonthDto, MonthReader } from '../views';

/** What is decided on which day of whom. */
interface DecidedAbsence {
  readonly employeeId: string;
  readonly date: LocalDate;
  readonly decision: AbsenceDecision;
}

/** Decides what work on a whole day of leave, illness or another absence is worth; until then the month cannot be handed in. */
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
   * Decides for somebody else's day while it waits for it. Leaders decide on what they may know of: leave; on illness
   * and everything else the time administration does, also where leave stands over it. What was decided on leave stays
   * then, and says nothing about the illness. Returns the month as it is then.
   * @throws Problem `absence.own`, `not-found`, `period.closed`, `absence.nothing-to-decide`, `absence.decision-unfit`
   */
  async decide(context: RequestContext, { employeeId, date, decision }: DecidedAbsence): Promise<MonthDto> {
    if (await this.scope.isOwn(this.db.pool, context, employeeId)) throw new Problem('absence.own');
    const { all } = await this.scope.decidable(this.db.pool, context, employeeId);
    const month = monthOf(date);
    await this.db.transaction(async (client) => {
      await assertMonthOpen(client, { tenantId: context.tenantId, employeeId, month });
      await lockMonths(client, context.tenantId, [employeeId], { from: date, to: date });
      const facts = (
        await this.loader.load(client, { tenantId: context.tenantId, employeeIds: [employeeId], from: date, to: date })
      ).get(employeeId);
      if (!facts) throw new Problem('not-found');
      const known = whatViewerMayKnow(facts, all);
      const undecided = undecidedAbsenceOn(known, date, this.clock.nowEpochMinute());
      // Saying the same again changes nothing, unless the day waits again.
      if (!undecided && isDecided(known, date, decision)) return;
      if (!undecided) throw new Problem('absence.nothing-to-decide');
      if (!absenceDecisionsOn(undecided.kind).includes(decision)) throw new Problem('absence.decision-unfit');
      const isSecret = isSecretAbsence(undecided);
      await reopenMonths(client, context.tenantId, [{ employeeId, date, isSecret }], 'reopenedByFact', {
        begins: false,
      });
      const factId = newId();
      const decided = FACT_RECORDS.day_fact(employeeId, { id: factId, date, kind: decision });
      await writeFacts(client, context.tenantId, 'day_fact', [decided]);
      const days = { from: firstDayOf(month), to: lastDayOf(month) };
      const { tenantId } = context;
      const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
      await reopenChangedMonths(valuing, [employeeId], days);
      await recordAudit(client, context, 'absence.decided', { employeeId, subjectId: factId, payload: { date } });
    });
    return this.months.read(context, month, employeeId);
  }
}

/** Whether the work of the day counts by this decision, as far as the viewer may know. */
const isDecided = ({ input }: PersonFacts, date: LocalDate, decision: AbsenceDecision): boolean =>
  input.particulars.some((particular) => particular.date === date && particular.kind === decision);
