import { Injectable } from '@nestjs/common';
import {
  type Booking,
  type Zone,
  firstDayOf,
  inOrder,
  lastDayOf,
  monthOf,
  pairBookings,
  zone,
  type PersonFacts,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { bookingsVersion, wallClock } from '../booking';
import { FactsLoader, isRunning } from '../facts';
import { assertMonthOpen } from '../month';
import { Clock, Db, Problem, type RequestContext, sqlState } from '../platform';
import {
  type CorrectionDto,
  type CreateCorrectionDto,
  type DayEffectDto,
  type DayGapDto,
  type PreviewDayDto,
  type WantedBookingDto,
} from './correction.dto';
import { type CorrectionPreview, daysWithAndWithout, previewCorrection } from './correction-preview';
import {
  SELECT_CORRECTIONS,
  type CorrectionRow,
  changeOf,
  correctionView,
  idsOfDay,
  pendingRequests,
  readCorrection,
} from './correction-query';
import { applyChanges, assertComplete, assertSequence, type Change, wishedBooking } from './correction-rules';
import { gapsOf } from './day-gaps';
import { changeOfDay, wantedDay } from './wanted-day';
import { whatViewerMayKnow } from '../privacy';

const UNIQUE_VIOLATION = '23505';

/** A day of a person, with its own bookings and the time at which it was looked at. */
interface LookedAt {
  readonly date: LocalDate;
  readonly facts: PersonFacts;
  readonly current: readonly Booking[];
  readonly now: number;
}

/** What a request wants: of a whole day also what was wanted and known. */
interface Wish {
  readonly change: Change;
  readonly day: { readonly wanted: readonly Booking[]; readonly knownIds: readonly string[] } | null;
}

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
   *   `correction.sequence`, `correction.pending-exists` {correctionId, date, requestedAt}, `correction.day-changed`,
   *   `correction.nothing-changed`, `correction.incomplete` {kind, localTime, side, count}, `idempotency.mismatch`
   */
  async request(
    context: RequestContext,
    command: CreateCorrectionDto,
  ): Promise<{ correction: CorrectionDto; replayed: boolean }> {
    assertComplete(command);
    const place = zone(context.zone);
    const known = await readCorrection(this.db.pool, context.tenantId, command.correctionId);
    if (known) return { correction: correctionView(sameOrRefuse(known, command, context), place), replayed: true };
    const looked = await this.#look(context, command.date);
    // The same request may be arriving twice at this moment: it does not stand in its own way.
    const { tenantId, employeeId } = context;
    const pending = await pendingRequests(this.db.pool, {
      tenantId,
      employeeId,
      date: command.date,
      exceptId: command.correctionId,
    });
    const wish = this.#wishOf(command, looked);
    const { change } = wish;
    const inTheWay = pending.find((other) => isInTheWay(other, command, change));
    if (inTheWay) throw pendingExists(inTheWay, place);
    const { now } = looked;
    const bookings = applyChanges(looked.facts.input.bookings, pending.map(changeOf));
    const missing = this.#missingAfter(looked, bookings, change);
    if (missing.length > 0 && !command.acceptIncomplete) {
      const { kind, localTime, side } = missing[0];
      throw new Problem('correction.incomplete', { kind, localTime, side, count: missing.length });
    }
    const times = { requestedOn: looked.facts.zone.dateAt(now), now };
    // Effect for the person, flags for both: what a leader must not know makes no request conspicuous.
    const { flags } = previewCorrection(whatViewerMayKnow(looked.facts, false), change, times);
    const preview = { ...previewCorrection(looked.facts, change, times), flags };
    const isNew = await this.#insert(context, command, wish, preview);
    const row = await readCorrection(this.db.pool, tenantId, command.correctionId);
    if (!row) throw new Problem('not-found');
    return { correction: correctionView(sameOrRefuse(row, command, context), place), replayed: !isNew };
  }

  /**
   * What one's own day would be worth with these bookings. Nothing is written.
   * @throws Problem as {@link request}, other than for what waits, is missing or has changed
   */
  async preview(context: RequestContext, { date, bookings: wanted }: PreviewDayDto): Promise<DayEffectDto> {
    const looked = await this.#look(context, date);
    const { change } = this.#wantedDay(date, wanted, looked);
    const changes = change.removedIds.length + change.added.length > 0;
    const missing = this.#missingAfter(looked, looked.facts.input.bookings, change);
    const { before, after } = daysWithAndWithout(looked.facts, date, [change], looked.now);
    const findings = after?.evaluation.findings ?? [];
    return {
      creditedBeforeMinutes: before?.evaluation.creditedMinutes ?? 0,
      creditedAfterMinutes: after?.evaluation.creditedMinutes ?? 0,
      workedBeforeMinutes: before?.evaluation.workedMinutes ?? 0,
      workedAfterMinutes: after?.evaluation.workedMinutes ?? 0,
      balanceAfterMinutes: after?.evaluation.balanceMinutes ?? 0,
      outsideFrameMinutes: after?.evaluation.cutOutsideFrameMinutes ?? 0,
      cappedMinutes: after?.evaluation.cappedMinutes ?? 0,
      findings: findings
        .filter(({ code }) => code !== 'MISSING_BOOKING')
        .map((finding) => ({ ...finding, params: { ...finding.params } })),
      missing,
      changes,
    };
  }

  /** One's own requests about the days of a month, the newest first. */
  async list(context: RequestContext, month: YearMonth): Promise<CorrectionDto[]> {
    const rows = await this.db.query<CorrectionRow>(
      `${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.employee_id = $2 and c.date between $3 and $4
       order by c.requested_at desc, c.correction_id`,
      [context.tenantId, context.employeeId, firstDayOf(month), lastDayOf(month)],
    );
    return rows.map((row) => correctionView(row, zone(context.zone)));
  }

  /** @throws Problem `correction.in-future`, `period.closed`, `booking.not-employed` */
  async #look(context: RequestContext, date: LocalDate): Promise<LookedAt> {
    if (date > this.clock.todayIn(context.zone)) throw new Problem('correction.in-future');
    await assertMonthOpen(this.db.pool, {
      tenantId: context.tenantId,
      employeeId: context.employeeId,
      month: monthOf(date),
    });
    const { tenantId, employeeId } = context;
    const facts = (
      await this.loader.load(this.db.pool, { tenantId, employeeIds: [employeeId], from: date, to: date })
    ).get(employeeId);
    if (!facts?.on(date)?.contract) throw new Problem('booking.not-employed', { date });
    const ids = new Set(await idsOfDay(this.db.pool, { tenantId, employeeId, date }));
    const current = facts.input.bookings.filter(({ bookingId }) => ids.has(bookingId));
    return { date, facts, current, now: this.clock.nowEpochMinute() };
  }

  #wishOf(command: CreateCorrectionDto, looked: LookedAt): Wish {
    const { date, current, facts } = looked;
    if (command.bookings) {
      const wish = this.#wantedDay(date, command.bookings, looked);
      if (command.dayVersion !== bookingsVersion(idsOf(current))) throw new Problem('correction.day-changed', { date });
      if (wish.change.removedIds.length + wish.change.added.length === 0) {
        throw new Problem('correction.nothing-changed');
      }
      return wish;
    }
    const removedId = command.bookingId?.toLowerCase() ?? null;
    const original = current.find(({ bookingId }) => bookingId === removedId) ?? null;
    if (removedId && !original) throw new Problem('not-found');
    const removedIds = removedId ? [removedId] : [];
    const added = command.action === 'remove' ? [] : [wishedBooking(command, original, facts.zone)];
    this.#assertPast(added);
    return { change: { date, removedIds, added }, day: null };
  }

  #wantedDay(date: LocalDate, wishes: readonly WantedBookingDto[], { current, facts }: LookedAt): Wish {
    const wanted = wantedDay(wishes, { date, current, zone: facts.zone });
    const knownIds = idsOf(current);
    const change = changeOfDay(date, knownIds, wanted);
    this.#assertPast(change.added);
    return { change, day: { wanted, knownIds } };
  }

  #assertPast(added: readonly Booking[]): void {
    const now = this.clock.nowEpochMinute();
    if (added.some(({ epochMinute }) => epochMinute > now)) throw new Problem('correction.in-future');
  }

  /**
   * The bookings that the day would lack.
   * @param bookings all that count, with what waits already
   * @throws Problem `correction.overlap`, `correction.sequence`
   */
  #missingAfter({ date, facts, current, now }: LookedAt, bookings: readonly Booking[], change: Change): DayGapDto[] {
    const after = applyChanges(bookings, [change]);
    assertSequence(bookings, change, facts.zone);
    const before = new Set(idsOf(facts.input.bookings));
    const ofDay = new Set(idsOf(current));
    // What waits for the same day is part of it.
    const members = after.filter(({ bookingId }) => ofDay.has(bookingId) || !before.has(bookingId));
    const sessions = pairBookings(after, facts.zone).filter(({ shiftDate }) => shiftDate === date);
    const isOver = date < facts.zone.dateAt(now) && !sessions.some((session) => isRunning(facts, session, now));
    return gapsOf(inOrder(members), isOver);
  }

  /** False if the same request had got there first. */
  async #insert(
    context: RequestContext,
    command: CreateCorrectionDto,
    { change, day }: Wish,
    preview: CorrectionPreview,
  ): Promise<boolean> {
    const added = day ? undefined : change.added.at(0);
    try {
      await this.db.transaction(async (client) => {
        await client.query(
          `insert into correction_request (tenant_id, correction_id, employee_id, date, action, booking_id, proposed_kind, proposed_location,
             proposed_epoch_minute, proposed_offset_minutes, reason, credited_before_minutes, credited_after_minutes, flags, requested_by, requested_at,
             wanted_bookings, known_booking_ids)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $3, $15, $16, $17)`,
          [
            context.tenantId,
            command.correctionId,
            context.employeeId,
            command.date,
            command.action,
            day ? null : (change.removedIds.at(0) ?? null),
            added?.kind ?? null,
            added?.location ?? null,
            added?.epochMinute ?? null,
            added?.offsetMinutes ?? null,
            command.reason,
            preview.beforeMinutes,
            preview.afterMinutes,
            JSON.stringify(preview.flags),
            this.clock.nowIso(),
            day ? JSON.stringify(day.wanted) : null,
            day?.knownIds ?? null,
          ],
        );
        await recordAudit(client, context, 'correction.requested', {
          employeeId: context.employeeId,
          subjectId: command.correctionId,
        });
      });
      return true;
    } catch (error) {
      // The same request arrived twice at once, or two about one booking: the reader afterwards says which.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      if (await readCorrection(this.db.pool, context.tenantId, command.correctionId)) return false;
      const { tenantId, employeeId } = context;
      const waiting = await pendingRequests(this.db.pool, { tenantId, employeeId, date: command.date, exceptId: null });
      const inTheWay = waiting.find((other) => isInTheWay(other, command, change));
      throw inTheWay ? pendingExists(inTheWay, zone(context.zone)) : new Problem('stale');
    }
  }
}

/** Whether a waiting request contradicts the new one: it is about the same booking, or one of both about the whole day. */
export function isInTheWay(
  other: CorrectionRow,
  command: Pick<CreateCorrectionDto, 'date' | 'action'>,
  { removedIds }: Change,
): boolean {
  const isSameDay = other.date === command.date;
  if (isSameDay && (command.action === 'day' || other.action === 'day')) return true;
  return changeOf(other).removedIds.some((bookingId) => removedIds.includes(bookingId));
}

/** Names the request that waits already. */
export const pendingExists = (row: CorrectionRow, place: Zone): Problem => {
  const { correctionId, date, requestedAt } = correctionView(row, place);
  return new Problem('correction.pending-exists', { correctionId, date, requestedAt });
};

const idsOf = (bookings: readonly Booking[]): string[] => bookings.map(({ bookingId }) => bookingId);

/** Whether the wanted bookings are the stored ones, one by one. */
function wantsSameDay(row: CorrectionRow, { bookings }: CreateCorrectionDto, place: Zone): boolean {
  if (!row.wanted || !bookings) return !row.wanted && !bookings;
  const told = (kind: string, location: string, localTime: string) => `${localTime} ${kind} ${location}`;
  const stored = (correctionView(row, place).bookingsAfter ?? []).map(({ kind, location, localTime }) =>
    told(kind, location, localTime),
  );
  const wanted = bookings.map(({ kind, location, localTime }) => told(kind, location, localTime));
  return stored.sort().join() === wanted.sort().join();
}

/** The stored request if it says the same; another one under the same id is a mistake of the client. */
function sameOrRefuse(row: CorrectionRow, command: CreateCorrectionDto, context: RequestContext): CorrectionRow {
  const isSame =
    row.employee_id === context.employeeId &&
    row.date === command.date &&
    row.action === command.action &&
    (row.booking_id ?? undefined) === command.bookingId?.toLowerCase() &&
    row.reason === command.reason &&
    wantsSameDay(row, command, zone(context.zone)) &&
    (command.kind === undefined || row.proposed_kind === command.kind) &&
    (command.location === undefined || row.proposed_location === command.location) &&
    (command.localTime === undefined ||
      wallClock((row.proposed_epoch_minute ?? 0) + (row.proposed_offset_minutes ?? 0)) === command.localTime);
  if (!isSame) throw new Problem('idempotency.mismatch');
  return row;
}
