import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { addDays, firstDayOf, lastDayOf, zone, type YearMonth } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { TeamScope, administersTime } from '../identity';
import { Clock, Db, Problem, type Queryable, type RequestContext, sqlState } from '../platform';
import { type ClarificationsDto, type DecideClarificationDto, type KeptBookingDto } from './clarification.dto';
import {
  type ItemRow,
  type KeptRow,
  SELECT_KEPT,
  SELECT_WAITING_OF_ALL,
  SELECT_WAITING_OF_TEAM,
  SELECT_WAITING_OF_UNITS,
  itemView,
  keptView,
} from './clarification-sql';

/** What waits, by how far somebody administers time. */
const WAITING = { none: SELECT_WAITING_OF_TEAM, units: SELECT_WAITING_OF_UNITS, tenant: SELECT_WAITING_OF_ALL };
/** The first page still shows a decision for so long. */
const DECIDED_SHOWN_DAYS = 7;
const UNIQUE_VIOLATION = '23505';

/** Bookings that came late and did not fit: the person sees them, somebody else decides on them. */
@Injectable()
export class ClarificationDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly scope: TeamScope,
  ) {}

  /** One's own of a month, decided or not; without a month what waits and what was decided lately. The newest first. */
  async own(context: RequestContext, month?: YearMonth): Promise<KeptBookingDto[]> {
    const { tenantId, employeeId } = context;
    const since = addDays(this.clock.todayIn(context.zone), -DECIDED_SHOWN_DAYS);
    const [condition, params] = month
      ? ['k.date between $3 and $4', [firstDayOf(month), lastDayOf(month)]]
      : ['(d.booking_id is null or d.decided_at >= $3::date)', [since]];
    const rows = await this.db.query<KeptRow & Record<string, unknown>>(
      `${SELECT_KEPT} and k.tenant_id = $1 and k.employee_id = $2 and ${condition} order by k.epoch_minute desc, k.booking_id`,
      [tenantId, employeeId, ...params],
    );
    return rows.map((row) => keptView(row, zone(context.zone)));
  }

  /** What waits: of everybody for a time administrator or of everybody in their units, of the team for who leads one; never one's own. */
  async list(context: RequestContext): Promise<ClarificationsDto> {
    const sql = WAITING[administersTime(context)];
    const params = [context.tenantId, context.employeeId, this.clock.todayIn(context.zone)];
    const rows = await this.db.query<ItemRow & Record<string, unknown>>(sql, params);
    return { items: rows.map((row) => itemView(row, zone(context.zone))), total: rows[0]?.total ?? 0 };
  }

  /**
   * Decides on a booking: `recorded` says that the time is right and its effect is still to come, `rejected` that it is
   * not. Nothing is booked by either. Saying the same again changes nothing.
   * @throws Problem `not-found`, `approval.own-item`, `approval.note-required` (where it is rejected), `stale`
   */
  async decide(context: RequestContext, bookingId: string, command: DecideClarificationDto): Promise<KeptBookingDto> {
    if (command.outcome === 'rejected' && !command.note) throw new Problem('approval.note-required');
    try {
      return await this.db.transaction((client) => this.#decide(client, context, bookingId, command));
    } catch (error) {
      // Somebody else decided at this moment, or what was missing came and the booking counts.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      const said = await this.#saidBefore(context, bookingId, command);
      if (!said) throw new Problem('stale');
      return said;
    }
  }

  /** The booking, where this very person has decided just so on it: said twice, it is said once. */
  async #saidBefore(
    { tenantId, employeeId, zone: zoneId }: RequestContext,
    bookingId: string,
    { outcome, note }: DecideClarificationDto,
  ): Promise<KeptBookingDto | null> {
    const rows = await this.db.query(
      `select 1 from booking_clarification_decision where tenant_id = $1 and booking_id = $2 and decided_by = $3
         and outcome = $4 and note is not distinct from $5`,
      [tenantId, bookingId, employeeId, outcome, note ?? null],
    );
    const row = rows.length > 0 ? await readKept(this.db.pool, tenantId, bookingId) : undefined;
    return row ? keptView(row, zone(zoneId)) : null;
  }

  async #decide(
    client: PoolClient,
    context: RequestContext,
    bookingId: string,
    { outcome, note }: DecideClarificationDto,
  ): Promise<KeptBookingDto> {
    const { tenantId } = context;
    const row = await readKept(client, tenantId, bookingId);
    if (!row) throw new Problem('not-found');
    if (row.employee_id === context.employeeId) throw new Problem('approval.own-item');
    const mayDecide =
      (await this.scope.administers(client, context, row.employee_id)) ||
      (await this.scope.leads(client, context, row.employee_id));
    if (!mayDecide) throw new Problem('not-found');
    await client.query(
      `insert into booking_clarification_decision (tenant_id, booking_id, employee_id, outcome, note, decided_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, bookingId, row.employee_id, outcome, note ?? null, context.employeeId],
    );
    await recordAudit(client, context, `clarification.${outcome}`, {
      employeeId: row.employee_id,
      subjectId: bookingId,
    });
    const decided = await readKept(client, tenantId, bookingId);
    return keptView(decided ?? row, zone(context.zone));
  }
}

async function readKept(client: Queryable, tenantId: number, bookingId: string): Promise<KeptRow | undefined> {
  const { rows } = await client.query<KeptRow & Record<string, unknown>>(
    `${SELECT_KEPT} and k.tenant_id = $1 and k.booking_id = $2`,
    [tenantId, bookingId],
  );
  return rows[0];
}
