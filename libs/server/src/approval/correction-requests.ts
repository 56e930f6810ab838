import { Injectable } from '@nestjs/common';
import { firstDayOf, lastDayOf, monthOf, zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { wallClock, whatViewerMayKnow } from '../booking';
import { FactsLoader, type PersonFacts } from '../evaluation';
import { Clock, Db, Problem, type RequestContext, sqlState, type Queryable } from '../platform';
import { type CorrectionDto, type CreateCorrectionDto } from './correction.dto';
import { type CorrectionPreview, previewCorrection } from './correction-preview';
import {
  SELECT_CORRECTIONS,
  type CorrectionRow,
  correctionView,
  pendingChanges,
  readCorrection,
} from './correction-query';
import { applyChanges, assertComplete, assertSequence, type Change, wishedBooking } from './correction-rules';

const UNIQUE_VIOLATION = '23505';

/** Wishes of people about their own bookings. Nothing changes until somebody else agrees. */
@Injectable()
export class CorrectionRequests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /**
   * Asks for a correction of one's own bookings.
   * @throws Problem `period.closed`, `booking.not-employed`, `not-found` (the booking), `correction.in-future`,
   *   `correction.local-time-skipped`, `correction.local-time-ambiguous`, `correction.overlap`,
   *   `correction.sequence`, `correction.pending-exists`, `idempotency.mismatch`
   */
  async request(
    context: RequestContext,
    command: CreateCorrectionDto,
  ): Promise<{ correction: CorrectionDto; replayed: boolean }> {
    assertComplete(command);
    const place = zone(context.zone);
    const known = await readCorrection(this.db.pool, context.tenantId, command.correctionId);
    if (known) return { correction: correctionView(sameOrRefuse(known, command, context), place), replayed: true };
    if (command.date > this.clock.todayIn(context.zone)) throw new Problem('correction.in-future');
    await this.#assertOpen(context, command.date);
    const { date } = command;
    const loaded = await this.loader.load(this.db.pool, context.tenantId, [context.employeeId], date, date);
    const facts = loaded.get(context.employeeId);
    if (!facts?.on(date)?.contract) throw new Problem('booking.not-employed', { date });
    const change = await this.#change(context, command, facts);
    // The same request may be arriving twice at this moment: it does not stand in its own way.
    const { correctionId } = command;
    const pending = await pendingChanges(this.db.pool, context.tenantId, context.employeeId, date, correctionId);
    if (change.removedId && pending.some(({ removedId }) => removedId === change.removedId)) {
      throw new Problem('correction.pending-exists');
    }
    const before = applyChanges(facts.input.bookings, pending);
    assertSequence(before, applyChanges(before, [change]), change, place);
    const isNew = await this.#insert(context, command, change, this.#preview(facts, change));
    const row = await readCorrection(this.db.pool, context.tenantId, correctionId);
    if (!row) throw new Problem('not-found');
    return { correction: correctionView(sameOrRefuse(row, command, context), place), replayed: !isNew };
  }

  /** One's own requests about the days of a month, the newest first. */
  async list(context: RequestContext, month: string): Promise<CorrectionDto[]> {
    const rows = await this.db.query<CorrectionRow>(
      `${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.employee_id = $2 and c.date between $3 and $4
       order by c.requested_at desc, c.correction_id`,
      [context.tenantId, context.employeeId, firstDayOf(month), lastDayOf(month)],
    );
    return rows.map((row) => correctionView(row, zone(context.zone)));
  }

  /** @throws Problem `not-found`; `correction.not-pending` once somebody has decided */
  async withdraw(context: RequestContext, correctionId: string): Promise<CorrectionDto> {
    return this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update correction_request set status = 'withdrawn', decided_by = $2, decided_at = $4, version = version + 1
         where tenant_id = $1 and employee_id = $2 and correction_id = $3 and status = 'pending'`,
        [context.tenantId, context.employeeId, correctionId, this.clock.nowIso()],
      );
      const row = await readCorrection(client, context.tenantId, correctionId);
      if (!row || row.employee_id !== context.employeeId) throw new Problem('not-found');
      if (rowCount === 0) throw new Problem('correction.not-pending', { status: row.status });
      await audit(client, context, 'correction.withdrawn', correctionId);
      return correctionView(row, zone(context.zone));
    });
  }

  async #change(context: RequestContext, command: CreateCorrectionDto, facts: PersonFacts): Promise<Change> {
    const { date } = command;
    const removedId = command.bookingId?.toLowerCase() ?? null;
    const original = facts.input.bookings.find(({ bookingId }) => bookingId === removedId) ?? null;
    if (removedId && !(original && (await this.#isOfDay(context, removedId, date)))) throw new Problem('not-found');
    if (command.action === 'remove') return { date, removedId, added: null };
    const added = wishedBooking(command, original, facts.zone);
    if (added.epochMinute > this.clock.nowEpochMinute()) throw new Problem('correction.in-future');
    return { date, removedId, added };
  }

  async #isOfDay(context: RequestContext, bookingId: string, date: string): Promise<boolean> {
    const rows = await this.db.query(
      'select 1 from booking where tenant_id = $1 and booking_id = $2 and employee_id = $3 and shift_date = $4',
      [context.tenantId, bookingId, context.employeeId, date],
    );
    return rows.length > 0;
  }

  /** Effect for the person, flags for both: what a leader must not know makes no request conspicuous. */
  #preview(facts: PersonFacts, change: Change): CorrectionPreview {
    const now = this.clock.nowEpochMinute();
    const times = { requestedOn: facts.zone.dateAt(now), now };
    const { flags } = previewCorrection(whatViewerMayKnow(facts, false), change, times);
    return { ...previewCorrection(facts, change, times), flags };
  }

  async #assertOpen(context: RequestContext, date: string): Promise<void> {
    const month = monthOf(date);
    const rows = await this.db.query(
      `select 1 from employee_month where tenant_id = $1 and employee_id = $2 and month = $3 and status = 'closed'`,
      [context.tenantId, context.employeeId, firstDayOf(month)],
    );
    if (rows.length > 0) throw new Problem('period.closed', { month });
  }

  /** False if the same request had got there first. */
  async #insert(
    context: RequestContext,
    command: CreateCorrectionDto,
    change: Change,
    preview: CorrectionPreview,
  ): Promise<boolean> {
    const { added } = change;
    try {
      await this.db.transaction(async (client) => {
        await client.query(
          `insert into correction_request (tenant_id, correction_id, employee_id, date, action, booking_id, proposed_kind, proposed_location,
             proposed_epoch_minute, proposed_offset_minutes, reason, credited_before_minutes, credited_after_minutes, flags, requested_by, requested_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $3, $15)`,
          [
            context.tenantId,
            command.correctionId,
            context.employeeId,
            command.date,
            command.action,
            change.removedId,
            added?.kind ?? null,
            added?.location ?? null,
            added?.epochMinute ?? null,
            added?.offsetMinutes ?? null,
            command.reason,
            preview.beforeMinutes,
            preview.afterMinutes,
            JSON.stringify(preview.flags),
            this.clock.nowIso(),
          ],
        );
        await audit(client, context, 'correction.requested', command.correctionId);
      });
      return true;
    } catch (error) {
      // The same request arrived twice at once, or two about one booking: the reader afterwards tells which.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      if (!(await readCorrection(this.db.pool, context.tenantId, command.correctionId))) {
        throw new Problem('correction.pending-exists');
      }
      return false;
    }
  }
}

const audit = (db: Queryable, context: RequestContext, action: string, subjectId: string) =>
  recordAudit(db, context, action, { employeeId: context.employeeId, subjectId });

/** The stored request if it says the same; another one under the same id is a mistake of the client. */
function sameOrRefuse(row: CorrectionRow, command: CreateCorrectionDto, context: RequestContext): CorrectionRow {
  const isSame =
    row.employee_id === context.employeeId &&
    row.date === command.date &&
    row.action === command.action &&
    (row.booking_id ?? undefined) === command.bookingId?.toLowerCase() &&
    row.reason === command.reason &&
    (command.kind === undefined || row.proposed_kind === command.kind) &&
    (command.location === undefined || row.proposed_location === command.location) &&
    (command.localTime === undefined ||
      wallClock((row.proposed_epoch_minute ?? 0) + (row.proposed_offset_minutes ?? 0)) === command.localTime);
  if (!isSame) throw new Problem('idempotency.mismatch');
  return row;
}
