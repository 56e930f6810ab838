import { Injectable } from '@nestjs/common';
import { firstDayOf, monthOf, zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type Queryable, type RequestContext, violatedConstraint } from '../platform';
import { type CorrectionDto } from './correction.dto';
import {
  type CorrectionRow,
  changeOf,
  correctionView,
  idsOfDay,
  pendingRequests,
  readCorrection,
} from './correction-query';
import { isInTheWay, pendingExists } from './correction-requests';

/** Taking one's own request back, and undoing that. Saying either twice is saying it once. */
@Injectable()
export class CorrectionWithdrawals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found`; `correction.not-pending` {status} once somebody has decided */
  withdraw(context: RequestContext, correctionId: string): Promise<CorrectionDto> {
    return this.db.transaction(async (client) => {
      const row = await lockOwn(client, context, correctionId);
      if (row.status === 'withdrawn') return correctionView(row, zone(context.zone));
      if (row.status !== 'pending') throw new Problem('correction.not-pending', { status: row.status });
      return this.#move(client, context, correctionId, 'withdrawn');
    });
  }

  /**
   * The request waits again, as it was asked for: for who withdrew it by mistake.
   * @throws Problem `not-found`; `correction.not-pending` {status} once somebody has decided; `period.closed`;
   *   `correction.pending-exists` {correctionId, date, requestedAt}; `correction.day-changed`
   */
  async restore(context: RequestContext, correctionId: string): Promise<CorrectionDto> {
    try {
      return await this.db.transaction(async (client) => {
        const row = await lockOwn(client, context, correctionId);
        if (row.status === 'pending') return correctionView(row, zone(context.zone));
        if (row.status !== 'withdrawn') throw new Problem('correction.not-pending', { status: row.status });
        await assertStillPossible(client, context, row);
        return this.#move(client, context, correctionId, 'restored');
      });
    } catch (error) {
      // At the same moment another request about the day or the booking arrived.
      if (ONE_PENDING.includes(violatedConstraint(error) ?? '')) throw new Problem('stale');
      throw error;
    }
  }

  async #move(
    client: Queryable,
    context: RequestContext,
    correctionId: string,
    act: 'withdrawn' | 'restored',
  ): Promise<CorrectionDto> {
    const { tenantId, employeeId } = context;
    const isBack = act === 'withdrawn';
    await client.query(
      `update correction_request set status = $3, decided_by = $4, decided_at = $5, version = version + 1
       where tenant_id = $1 and correction_id = $2`,
      [
        ...[tenantId, correctionId, isBack ? 'withdrawn' : 'pending'],
        ...(isBack ? [employeeId, this.clock.nowIso()] : [null, null]),
      ],
    );
    await recordAudit(client, context, `correction.${act}`, { employeeId, subjectId: correctionId });
    return correctionView(await lockOwn(client, context, correctionId), zone(context.zone));
  }
}

const ONE_PENDING = ['correction_one_pending_per_booking', 'correction_one_pending_per_day'];

/** @throws Problem `not-found` */
async function lockOwn(
  client: Queryable,
  { tenantId, employeeId }: RequestContext,
  correctionId: string,
): Promise<CorrectionRow> {
  await client.query(
    'select 1 from correction_request where tenant_id = $1 and correction_id = $2 and employee_id = $3 for no key update',
    [tenantId, correctionId, employeeId],
  );
  const row = await readCorrection(client, tenantId, correctionId);
  if (row?.employee_id !== employeeId) throw new Problem('not-found');
  return row;
}

/** Nothing came between that the request contradicts. */
async function assertStillPossible(client: Queryable, context: RequestContext, row: CorrectionRow): Promise<void> {
  const { tenantId, employeeId } = context;
  const { date } = row;
  const { rowCount } = await client.query(
    `select 1 from employee_month where tenant_id = $1 and employee_id = $2 and month = $3 and status = 'closed'`,
    [tenantId, employeeId, firstDayOf(monthOf(date))],
  );
  if (rowCount) throw new Problem('period.closed', { month: monthOf(date) });
  const pending = await pendingRequests(client, { tenantId, employeeId, date, exceptId: row.correction_id });
  const inTheWay = pending.find((other) => isInTheWay(other, row, changeOf(row)));
  if (inTheWay) throw pendingExists(inTheWay, zone(context.zone));
  const now = await idsOfDay(client, { tenantId, employeeId, date });
  const isSame = row.wanted
    ? [...now].sort().join() === [...(row.known_booking_ids ?? [])].sort().join()
    : row.booking_id === null || now.includes(row.booking_id);
  if (!isSame) throw new Problem('correction.day-changed', { date });
}
