import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { addDays, firstDayOf, mondayOf, monthOf, PersonFacts } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { SettleBookings, rebuildIntervals } from '../booking';
import { FactsLoader, ReevaluateDays } from '../facts';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { type CorrectionRow, changeOf, idsOfDay, readCorrection } from './correction-query';
import { applyChanges, assertSequence } from './correction-rules';
import { isOutdated } from './outdated';
import {
  lockMonths,
  reevaluateOpenMonths,
  reopenChangedMonths,
  lockOpenMonths,
  assertMonthOpen,
  reopenMonths,
  readTimeOffBeside,
} from '../month';

/** A decision on one request. */
export interface CorrectionDecision {
  correctionId: string;
  /** As the supervisor saw it. */
  version: number;
  approve: boolean;
  note: string | null;
}

/**
 * Decides on corrections. Approval appends: the old booking is marked as replaced,
 * the new one names the request that caused it; then the day and what depends on
 * it are evaluated again. All of it or nothing.
 */
@Injectable()
export class CorrectionDecisions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly days: ReevaluateDays,
    private readonly settling: SettleBookings,
  ) {}

  /**
   * The caller has made sure that the person may decide on this employee.
   * @throws Problem `stale`, `period.closed`, `correction.outdated` {date}, `correction.sequence`, `correction.overlap`
   */
  async decide(context: RequestContext, decision: CorrectionDecision): Promise<void> {
    const { employeeId, date } = await this.db.transaction(async (client) => {
      await client.query(
        'select 1 from correction_request where tenant_id = $1 and correction_id = $2 for no key update',
        [context.tenantId, decision.correctionId],
      );
      const row = await readCorrection(client, context.tenantId, decision.correctionId);
      if (!row) throw new Problem('not-found');
      if (row.employee_id === context.employeeId) throw new Problem('approval.own-item');
      if (row.status !== 'pending' || row.version !== decision.version) throw new Problem('stale');
      const creditedMinutes = decision.approve ? await this.#apply(client, context, row) : null;
      await client.query(
        `update correction_request set status = $3, decision_note = $4, decided_by = $5, decided_at = $6, version = version + 1,
           credited_after_minutes = coalesce($7::int, credited_after_minutes)
         where tenant_id = $1 and correction_id = $2`,
        [
          context.tenantId,
          row.correction_id,
          decision.approve ? 'approved' : 'rejected',
          decision.note,
          context.employeeId,
          this.clock.nowIso(),
          creditedMinutes,
        ],
      );
      await recordAudit(client, context, decision.approve ? 'correction.approved' : 'correction.rejected', {
        employeeId: row.employee_id,
        subjectId: row.correction_id,
      });
      return { employeeId: row.employee_id, date: row.date };
    });
    // What was missing may have come by this correction.
    if (decision.approve) await this.settling.around({ tenantId: context.tenantId, employeeId }, date);
  }

  /** Writes the change and evaluates the day; returns its credited minutes. */
  async #apply(client: PoolClient, context: RequestContext, row: CorrectionRow): Promise<number> {
    const { tenantId } = context;
    const { employee_id: employeeId, date } = row;
    const month = monthOf(date);
    const beside = await readTimeOffBeside(client, { tenantId, employeeIds: [employeeId], from: date, to: date });
    // All in one order, the months of the time off too.
    if (beside.length > 0) await lockOpenMonths(client, tenantId, [employeeId]);
    await lockMonths(client, tenantId, [employeeId], { from: date, to: addDays(date, 2) });
    await assertMonthOpen(client, { tenantId, employeeId, month });
    // A person who looked at the month before looked at something else.
    const actorId = context.employeeId;
    await reopenMonths(client, tenantId, [{ employeeId, date }], 'reopenedByBooking', { begins: false, actorId });
    const facts = (await this.loader.load(client, { tenantId, employeeIds: [employeeId], from: date, to: date })).get(
      employeeId,
    );
    if (!facts) throw new Problem('not-found');
    const change = changeOf(row);
    const { bookings } = facts.input;
    const ofDay = new Set(await idsOfDay(client, { tenantId, employeeId, date }));
    const current = bookings.filter(({ bookingId }) => ofDay.has(bookingId));
    if (isOutdated(row, { ofDay: current, around: bookings }, facts.zone))
      throw new Problem('correction.outdated', { date });
    assertSequence(bookings, change, facts.zone);
    await insertChange(client, tenantId, row);
    const corrected = new PersonFacts({ ...facts.input, bookings: applyChanges(bookings, [change]) });
    await rebuildIntervals(client, tenantId, corrected, [date], this.clock.nowEpochMinute());
    // A young person's shorter day allows a longer one earlier in the week; rest looks at the days after.
    const monday = mondayOf(date);
    const from = facts.on(date)?.person?.minor && monday > firstDayOf(month) ? monday : date;
    const to = addDays(date, 2);
    let creditedMinutes = 0;
    // By calendar day a night shift at the month's end is worth something in the next month too.
    const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
    await reopenChangedMonths(valuing, [employeeId], { from, to }, async () => {
      const people = await this.days.execute(client, { tenantId, employeeIds: [employeeId], from, to });
      creditedMinutes = people.get(employeeId)?.days.get(date)?.creditedMinutes ?? 0;
    });
    if (beside.length > 0) await reevaluateOpenMonths(valuing, beside);
    return creditedMinutes;
  }
}

/** Appends the new bookings and marks the old ones as voided. Nothing is ever changed or deleted. */
async function insertChange(client: PoolClient, tenantId: number, row: CorrectionRow): Promise<void> {
  const { added, removedIds } = changeOf(row);
  for (const booking of added) {
    await client.query(
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, correction_id)
       values ($1, $2, $3, $4, $5, to_timestamp($6::int * 60::bigint), $6, $7, $8, 'correction', $9)`,
      [
        tenantId,
        booking.bookingId,
        row.employee_id,
        booking.kind,
        booking.location,
        booking.epochMinute,
        booking.offsetMinutes,
        row.date,
        row.correction_id,
      ],
    );
  }
  for (const bookingId of removedIds) {
    await client.query(
      'insert into booking_void (tenant_id, booking_id, correction_id, replaced_by) values ($1, $2, $3, $4)',
      // Of a whole day nobody said which booking takes the place of which.
      [tenantId, bookingId, row.correction_id, row.wanted ? null : (added.at(0)?.bookingId ?? null)],
    );
  }
}
