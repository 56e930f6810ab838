import { Injectable } from '@nestjs/common';
import {
  type Zone,
  daysBetween,
  firstDayOf,
  formatInstant,
  isMonthInUse,
  zone,
  type LocalDate,
  localDate,
  yearMonth,
} from '@zeitbuch/working-time';
import { PendingRequests, RequestDecisions, readRequest, type WaitingRequest } from '../absence';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, problemOf, type RequestContext, ViewLog } from '../platform';
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
  type SubmittedMonthRow,
  selectPendingCorrections,
  selectSubmittedMonths,
  type DeputyshipRow,
  SELECT_DEPUTYSHIPS,
} from './approval-query';
import { CorrectionDecisions } from './correction-decision';
import { CorrectionPreviews } from './correction-preview';
import { correctionView, readCorrection } from './correction-query';
import { decidedMeanwhile } from './decided-meanwhile';
import { moveMonth } from '../month';
import { type KnownMonth, KnownMonths, knownTotals, knownVersion } from '../privacy';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** More corrections in one month than anybody forgets by accident. */
const MANY_CORRECTIONS = 3;

/** What waits for a supervisor, or of people whom nobody leads for the time administration, and deciding on it. */
@Injectable()
export class ApprovalDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly known: KnownMonths,
    private readonly previews: CorrectionPreviews,
    private readonly scope: TeamScope,
    private readonly corrections: CorrectionDecisions,
    private readonly absences: PendingRequests,
    private readonly absenceDecisions: RequestDecisions,
    private readonly views: ViewLog,
  ) {}

  /** Everything that waits, the oldest first, as leaders may know it. */
  async list(context: RequestContext): Promise<ApprovalsDto> {
    const params = [context.tenantId, context.employeeId, this.clock.todayIn(context.zone)];
    const [waiting, deputyships] = await Promise.all([
      this.#waiting(context),
      this.db.query<DeputyshipRow>(SELECT_DEPUTYSHIPS, params),
    ]);
    return { items: waiting.map(({ item }) => item), ...deputyshipsDto(deputyships) };
  }

  /** A few statements, and as many again for each month that something waits of, however large the team. */
  async #waiting(context: RequestContext): Promise<Waiting[]> {
    const today = this.clock.todayIn(context.zone);
    const params = [context.tenantId, context.employeeId, today];
    const [corrections, months] = await Promise.all([
      this.db.query<PendingCorrectionRow>(selectPendingCorrections(context), params),
      this.db.query<SubmittedMonthRow>(selectSubmittedMonths(context), params),
    ]);
    const shown = await this.previews.read(context, corrections);
    const known = await this.#knownMonths(context, months);
    const place = zone(context.zone);
    const asked = await this.absences.waitingFor(context);
    const items = [
      ...asked.map((row) => absenceItem(row, place, today)),
      ...corrections.map((row) => correctionItem({ ...row, ...shown.get(row.correction_id) }, place, today)),
      ...months.flatMap((row) => {
        const month = known.get(idOf(row));
        return month ? [monthItem(row, month, place, today)] : [];
      }),
    ];
    return items.sort(({ item: a }, { item: b }) =>
      a.requestedAt < b.requestedAt ? -1 : a.requestedAt > b.requestedAt ? 1 : 0,
    );
  }

  async #knownMonths(
    { tenantId }: RequestContext,
    rows: readonly SubmittedMonthRow[],
  ): Promise<Map<string, KnownMonth>> {
    const known = new Map<string, KnownMonth>();
    for (const [month, ofMonth] of Map.groupBy(rows, (row) => row.month)) {
      const people = ofMonth.map((row) => ({ employeeId: row.employee_id, accountFrom: row.account_from }));
      const months = await this.known.read(tenantId, month, people);
      for (const [employeeId, found] of months) known.set(idOf({ employee_id: employeeId, month }), found);
    }
    return known;
  }

  /**
   * Decides on each item by itself: one that cannot be decided does not hold up the others.
   * @throws Problem `approval.note-required` where something is returned without a word
   */
  async decide(context: RequestContext, command: DecideDto): Promise<DecisionResultDto> {
    if (command.decision === 'return' && !command.note) throw new Problem('approval.note-required');
    const waiting = new Map((await this.#waiting(context)).map((one) => [`${one.item.type} ${one.item.id}`, one]));
    const isBulk = command.items.length > 1;
    const results: DecisionOutcomeDto[] = [];
    for (const item of command.items) {
      const found = waiting.get(`${item.type} ${item.id.toLowerCase()}`);
      try {
        if (!found) throw await this.#whyNot(context, item);
        if (isBulk && command.decision === 'approve' && found.item.conspicuous)
          throw new Problem('approval.conspicuous');
        await this.#decideOne(context, command, item, found);
        results.push({ id: item.id, ok: true });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.status >= 500) throw error;
        const isDone = await this.#decidedBefore(context, command.decision, item);
        results.push(
          isDone
            ? { id: item.id, ok: true }
            : { id: item.id, ok: false, code: problem.code, ...(await this.#meanwhile(context, item, problem)) },
        );
      }
    }
    return { results };
  }

  /** Who was faster, and what they decided; of what the person may decide on alone, see {@link #whyNot}. */
  async #meanwhile({ tenantId }: RequestContext, item: DecisionItemDto, { code }: Problem) {
    return code === 'stale' || code === 'month.not-submitted' ? decidedMeanwhile(this.db.pool, tenantId, item) : {};
  }

  async #decideOne(
    context: RequestContext,
    command: DecideDto,
    item: DecisionItemDto,
    { item: found, version }: Waiting,
  ): Promise<void> {
    const approve = command.decision === 'approve';
    const note = command.note ?? null;
    const { employeeId, month } = found;
    if (found.type === 'absence') {
      const { id: requestId } = found;
      return this.absenceDecisions.decide(context, { requestId, version: item.version, approve, note });
    }
    if (!month) {
      return this.corrections.decide(context, { correctionId: found.id, version: item.version, approve, note });
    }
    if (item.version !== found.version) throw new Problem('stale');
    const act = approve ? 'approved' : 'returned';
    const step = {
      act,
      employeeId,
      month: month.month,
      // The month's own count: of what was looked at nothing may have changed since, known to the leader or not.
      version,
      note: command.note,
      at: this.clock.nowIso(),
    } as const;
    await this.db.transaction(async (client) => void (await moveMonth(client, context, step)));
  }

  /** Whether this very person has decided just so on it, with nothing after it: said twice, it is said once. */
  async #decidedBefore(
    context: RequestContext,
    decision: DecideDto['decision'],
    item: DecisionItemDto,
  ): Promise<boolean> {
    const [id, month] = [item.id.slice(0, 36).toLowerCase(), item.id.slice(37)];
    if (!UUID.test(id) || (item.type === 'month' && !isMonthInUse(month))) return false;
    const { tenantId, employeeId } = context;
    if (item.type !== 'month') {
      const status = decision === 'approve' ? 'approved' : 'rejected';
      const [table, key] = REQUEST_TABLES[item.type];
      const rows = await this.db.query(
        `select 1 from ${table} where tenant_id = $1 and ${key} = $2 and decided_by = $3
           and status = $4 and version = $5`,
        [tenantId, id, employeeId, status, item.version + 1],
      );
      return rows.length > 0;
    }
    const rows = await this.db.query(
      `select 1 from month_event v where v.tenant_id = $1 and v.employee_id = $2 and v.month = $3 and v.actor_id = $4
         and v.kind = $5 and v.occurred_at > $6::timestamptz - interval '1 minute'
         and v.event_id = (select l.event_id from month_event l
           where l.tenant_id = v.tenant_id and l.employee_id = v.employee_id and l.month = v.month
           order by l.event_id desc limit 1)`,
      [
        tenantId,
        id,
        firstDayOf(yearMonth(month)),
        employeeId,
        decision === 'approve' ? 'approved' : 'returned',
        this.clock.nowIso(),
      ],
    );
    return rows.length > 0;
  }

  /** Whose item it is: of what the person may not know, nobody's. */
  async #ownerOf({ tenantId, ...context }: RequestContext, type: DecisionItemDto['type'], id: string) {
    if (type === 'month') return id;
    if (type === 'correction') return (await readCorrection(this.db.pool, tenantId, id))?.employee_id;
    const request = await readRequest(this.db.pool, tenantId, id);
    if (!request) return undefined;
    const { employeeId } = request;
    if (employeeId === context.employeeId || request.decidedBy === 'leader') return employeeId;
    return (await this.scope.administers(this.db.pool, { tenantId, ...context }, employeeId)) ? employeeId : undefined;
  }

  /** Not waiting for this person: their own, decided meanwhile, or nothing they may know of. */
  async #whyNot(context: RequestContext, { type, id }: DecisionItemDto): Promise<Problem> {
    const uuid = /^[0-9a-f-]{36}$/i.test(id.slice(0, 36)) ? id.slice(0, 36).toLowerCase() : null;
    if (!uuid) return new Problem('not-found');
    const owner = await this.#ownerOf(context, type, uuid);
    if (owner === context.employeeId) return new Problem('approval.own-item');
    const isVisible = owner !== undefined && (await this.scope.leads(this.db.pool, context, owner));
    if (isVisible) return new Problem('stale');
    if (owner !== undefined) {
      await this.views.record(context, { view: 'decideApprovals', employeeIds: [owner], outcome: 'refused' });
    }
    return new Problem('not-found');
  }
}

/** Requests of which a decision is kept, by the type of their item. */
const REQUEST_TABLES = {
  correction: ['correction_request', 'correction_id'],
  absence: ['absence_request', 'request_id'],
} as const;

/** What waits, with the version that the database knows: of a month the leader's own is another one. */
interface Waiting {
  readonly item: ApprovalItemDto;
  readonly version: number;
}

const idOf = ({ employee_id, month }: Pick<SubmittedMonthRow, 'employee_id' | 'month'>): string =>
  `${employee_id}:${month}`;

function correctionItem(row: PendingCorrectionRow, place: Zone, today: LocalDate): Waiting {
  const correction = correctionView(row, place);
  const item: ApprovalItemDto = {
    type: 'correction',
    id: row.correction_id,
    version: row.version,
    employeeId: row.employee_id,
    employeeName: row.employee_name,
    unitName: row.unit_name,
    requestedAt: correction.requestedAt,
    ageDays: daysBetween(localDate(correction.requestedAt.slice(0, 10)), today),
    conspicuous: correction.conspicuous,
    flags: correction.flags,
    correction,
  };
  return { item, version: row.version };
}

function absenceItem(row: WaitingRequest, place: Zone, today: LocalDate): Waiting {
  const { act, nameDe, nameEn, from, to, workDays, absent, others, note, before } = row;
  const requestedAt = formatInstant(Math.floor(row.requestedAt.getTime() / 60_000), place);
  // With this person too, fewer than half would be there.
  const isThin = act !== 'cancel' && 2 * (absent + 1) > others + 1;
  const item: ApprovalItemDto = {
    type: 'absence',
    id: row.requestId,
    version: row.version,
    employeeId: row.employeeId,
    employeeName: row.employeeName,
    unitName: row.unitName,
    requestedAt,
    ageDays: daysBetween(localDate(requestedAt.slice(0, 10)), today),
    conspicuous: isThin,
    flags: isThin ? ['absence.many-away'] : [],
    absence: {
      ...{ act, nameDe, nameEn, from, to, workDays, others, othersAbsent: absent },
      portion: row.details.portion ?? 'day',
      ...(before ? { fromBefore: before.from, toBefore: before.to } : {}),
      ...(note === null ? {} : { note }),
    },
  };
  return { item, version: row.version };
}

function monthItem(row: SubmittedMonthRow, known: KnownMonth, place: Zone, today: LocalDate): Waiting {
  const { employee_id: employeeId, month, submitted_at: submittedAt } = row;
  const { targetMinutes, creditedMinutes, balanceMinutes, findingsCount, reportsCount, uncreditedCount } =
    knownTotals(known);
  const requestedAt = formatInstant(Math.floor(submittedAt.getTime() / 60_000), place);
  const flags = [
    ...(reportsCount > 0 ? ['month.findings'] : []),
    ...(uncreditedCount > 0 ? ['month.uncredited'] : []),
    ...(row.is_submitted_for ? ['month.submitted-for'] : []),
    ...(row.unclear_count > 0 ? ['month.unclear-bookings'] : []),
    ...(row.corrections_count > MANY_CORRECTIONS ? ['month.many-corrections'] : []),
  ];
  const item: ApprovalItemDto = {
    type: 'month',
    id: idOf(row),
    version: knownVersion({ employeeId, month, status: 'submitted', submittedAt, known }),
    employeeId,
    employeeName: row.employee_name,
    unitName: row.unit_name,
    requestedAt,
    ageDays: daysBetween(localDate(requestedAt.slice(0, 10)), today),
    conspicuous: flags.length > 0,
    flags,
    month: { month, targetMinutes, creditedMinutes, balanceMinutes, findingsCount },
  };
  return { item, version: row.version };
}

const deputyshipsDto = (rows: readonly DeputyshipRow[]): Pick<ApprovalsDto, 'deputyships'> =>
  rows.length === 0
    ? {}
    : {
        deputyships: rows.map(({ unit_name: unitName, leader_name: leaderName, from_date: from, to_date: to }) => ({
          ...{ unitName, from },
          ...(to === null ? {} : { to }),
          ...(leaderName === null ? {} : { leaderName }),
        })),
      };
