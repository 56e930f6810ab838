import { Injectable } from '@nestjs/common';
import { type AccountRule, type Zone, daysBetween, formatInstant, lastDayOf, zone } from '@zeitbuch/working-time';
import { FactsLoader } from '../evaluation';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, problemOf, type RequestContext } from '../platform';
import {
  type ApprovalItemDto,
  type ApprovalsDto,
  type DecideDto,
  type DecisionItemDto,
  type DecisionOutcomeDto,
  type DecisionResultDto,
} from './approval.dto';
import {
  type PendingCorrectionRow,
  SELECT_PENDING_CORRECTIONS,
  SELECT_SUBMITTED_MONTHS,
  type SubmittedMonthRow,
} from './approval-query';
import { CorrectionDecisions } from './correction-decision';
import { correctionView, readCorrection } from './correction-query';
import { moveMonth } from './month-transitions';

/** More corrections in one month than anybody forgets by accident. */
const MANY_CORRECTIONS = 3;

/** What waits for a supervisor, and deciding on it. */
@Injectable()
export class ApprovalDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly scope: TeamScope,
    private readonly corrections: CorrectionDecisions,
  ) {}

  /** Everything that waits, the oldest first: two statements, however large the team. */
  async list(context: RequestContext): Promise<ApprovalsDto> {
    const params = [context.tenantId, context.employeeId, this.clock.todayIn(context.zone)];
    const [corrections, months] = await Promise.all([
      this.db.query<PendingCorrectionRow>(SELECT_PENDING_CORRECTIONS, params),
      this.db.query<SubmittedMonthRow>(SELECT_SUBMITTED_MONTHS, params),
    ]);
    const rules = await this.#accountRules(context, months);
    const place = zone(context.zone);
    const items = [
      ...corrections.map((row) => correctionItem(row, place, params[2] as string)),
      ...months.map((row) => monthItem(row, rules(row), place, params[2] as string)),
    ];
    return {
      items: items.sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : a.requestedAt > b.requestedAt ? 1 : 0)),
    };
  }

  /**
   * Decides on each item by itself: one that cannot be decided does not hold up the others.
   * @throws Problem `approval.note-required` where something is returned without a word
   */
  async decide(context: RequestContext, command: DecideDto): Promise<DecisionResultDto> {
    if (command.decision === 'return' && !command.note) throw new Problem('approval.note-required');
    const waiting = new Map((await this.list(context)).items.map((item) => [`${item.type} ${item.id}`, item]));
    const isBulk = command.items.length > 1;
    const results: DecisionOutcomeDto[] = [];
    for (const item of command.items) {
      const found = waiting.get(`${item.type} ${item.id.toLowerCase()}`);
      try {
        if (!found) throw await this.#whyNot(context, item);
        if (isBulk && command.decision === 'approve' && found.conspicuous) throw new Problem('approval.conspicuous');
        await this.#decideOne(context, command, item, found);
        results.push({ id: item.id, ok: true });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.status >= 500) throw error;
        results.push({ id: item.id, ok: false, code: problem.code });
      }
    }
    return { results };
  }

  async #decideOne(
    context: RequestContext,
    command: DecideDto,
    item: DecisionItemDto,
    found: ApprovalItemDto,
  ): Promise<void> {
    const approve = command.decision === 'approve';
    const note = command.note ?? null;
    if (item.type === 'correction') {
      return this.corrections.decide(context, { correctionId: found.id, version: item.version, approve, note });
    }
    const month = found.month?.month ?? '';
    const { employeeId } = found;
    const act = approve ? 'approved' : 'returned';
    const step = {
      act,
      employeeId,
      month,
      version: item.version,
      note: command.note,
      at: this.clock.nowIso(),
    } as const;
    await this.db.transaction((client) => moveMonth(client, context, step));
  }

  /** Not waiting for this person: their own, decided meanwhile, or nothing they may know of. */
  async #whyNot(context: RequestContext, { type, id }: DecisionItemDto): Promise<Problem> {
    const uuid = /^[0-9a-f-]{36}$/i.test(id.slice(0, 36)) ? id.slice(0, 36).toLowerCase() : null;
    if (!uuid) return new Problem('not-found');
    const owner = type === 'month' ? uuid : (await readCorrection(this.db.pool, context.tenantId, uuid))?.employee_id;
    if (owner === context.employeeId) return new Problem('approval.own-item');
    const isVisible = owner !== undefined && (await this.scope.leads(this.db.pool, context, owner));
    return new Problem(isVisible ? 'stale' : 'not-found');
  }

  async #accountRules(context: RequestContext, months: readonly SubmittedMonthRow[]) {
    if (months.length === 0) return () => null;
    const [tenant] = await this.db.query<{ rules_version: number }>(
      'select rules_version from tenant where tenant_id = $1',
      [context.tenantId],
    );
    const agreements = await this.loader.agreements(this.db.pool, context.tenantId, tenant.rules_version);
    return ({ agreement_id, unit_id, month }: SubmittedMonthRow): AccountRule | null =>
      agreement_id ? (agreements.on(agreement_id, lastDayOf(month), unit_id)?.parameters.account ?? null) : null;
  }
}

function correctionItem(row: PendingCorrectionRow, place: Zone, today: string): ApprovalItemDto {
  const correction = correctionView(row, place);
  return {
    type: 'correction',
    id: row.correction_id,
    version: row.version,
    employeeId: row.employee_id,
    employeeName: row.employee_name,
    unitName: row.unit_name,
    requestedAt: correction.requestedAt,
    ageDays: daysBetween(correction.requestedAt.slice(0, 10), today),
    conspicuous: correction.conspicuous,
    flags: correction.flags,
    correction,
  };
}

function monthItem(row: SubmittedMonthRow, rule: AccountRule | null, place: Zone, today: string): ApprovalItemDto {
  const balanceMinutes = row.credited_minutes - row.target_minutes;
  const closingBalanceMinutes = row.carried_minutes + row.before_balance + balanceMinutes;
  const requestedAt = formatInstant(Math.floor(row.submitted_at.getTime() / 60_000), place);
  const flags = monthFlags(row, closingBalanceMinutes, rule);
  return {
    type: 'month',
    id: `${row.employee_id}:${row.month}`,
    version: row.version,
    employeeId: row.employee_id,
    employeeName: row.employee_name,
    unitName: row.unit_name,
    requestedAt,
    ageDays: daysBetween(requestedAt.slice(0, 10), today),
    conspicuous: flags.length > 0,
    flags,
    month: {
      month: row.month,
      targetMinutes: row.target_minutes,
      creditedMinutes: row.credited_minutes,
      balanceMinutes,
      closingBalanceMinutes,
      findingsCount: row.findings_count,
    },
  };
}

/** Why a month should be looked at one by one. */
function monthFlags(row: SubmittedMonthRow, closingBalanceMinutes: number, rule: AccountRule | null): string[] {
  const flags: string[] = [];
  if (row.reports_count > 0) flags.push('month.findings');
  if (row.corrections_count > MANY_CORRECTIONS) flags.push('month.many-corrections');
  if (rule?.debtLimitMinutes != null && closingBalanceMinutes < rule.debtLimitMinutes)
    flags.push('balance.below-limit');
  if (rule?.capPlusMinutes != null && closingBalanceMinutes > rule.capPlusMinutes) flags.push('balance.above-limit');
  return flags;
}
