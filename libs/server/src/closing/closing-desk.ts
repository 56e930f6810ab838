import { Injectable } from '@nestjs/common';
import {
  CLOSING_TRANSITIONS,
  addMonths,
  firstDayOf,
  lastDayOf,
  statesBefore,
  zone,
  type YearMonth,
} from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Clock, Db, newId, Problem, type Queryable, type RequestContext } from '../platform';
import { JobQueue } from '../queue';
import { type ClosingDto, type RefuseClosingDto, type StartClosingDto } from './closing.dto';
import { checkAgain, orderBatches } from './check-again';
import { mayBecome } from './closing-states';
import { ClosingReader } from './closing-reader';
import { enrolPeople } from './enrol-people';

interface NewClosing {
  closingId: string;
  payrollGroup: string;
  /** YYYY-MM. */
  month: YearMonth;
}

/**
 * What the time administrators do: start, check again, close or refuse. Each is one transaction; the work follows in
 * the worker. Two people take part: one orders the check, by starting or by checking again, another closes its result.
 */
@Injectable()
export class ClosingDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly reader: ClosingReader,
  ) {}

  /**
   * Starts the closing of a payroll group's month, or starts one again that was refused; `created` is false where this
   * very person has started it already: pressed twice, it starts once.
   * @throws Problem `closing.month-not-over`; `closing.exists` {closingId}; `closing.previous-open` {month};
   *   `not-found` if nobody of the group was employed in the month
   */
  async start(
    context: RequestContext,
    { payrollGroup, month }: StartClosingDto,
  ): Promise<{ closing: ClosingDto; created: boolean }> {
    const today = zone(context.zone).dateAt(this.clock.nowEpochMinute());
    if (today <= lastDayOf(month)) throw new Problem('closing.month-not-over');
    const { closingId, created } = await this.db.transaction(async (client) => {
      const newClosingId = newId();
      if (!(await this.#insert(client, context, { closingId: newClosingId, payrollGroup, month })))
        return this.#startAgain(client, context, { payrollGroup, month });
      const people = await enrolPeople(client, context.tenantId, newClosingId);
      if (people === 0) throw new Problem('not-found');
      await refuseOpenPast(client, context.tenantId, { closingId: newClosingId, payrollGroup, month });
      const payload = { payrollGroup, month };
      await recordAudit(client, context, 'closing.started', { subjectId: newClosingId, payload });
      return { closingId: newClosingId, created: true };
    }, 'job');
    if (created) await orderBatches(this.db, this.queue, context.tenantId, closingId, 'check');
    return { closing: await this.reader.closing(context, closingId), created };
  }

  /**
   * Checks everybody who is not closed once more, with the people who belong to the group now. Who orders it counts
   * as who started the closing: the result is theirs, and another person closes it.
   * @throws Problem `closing.not-ready` while it is being closed or is closed
   */
  async recheck(context: RequestContext, closingId: string): Promise<ClosingDto> {
    const { status } = await this.reader.closing(context, closingId);
    if (status === 'closing' || status === 'closed') throw new Problem('closing.not-ready');
    await this.db.transaction(async (client) => {
      if (!(await checkAgain(client, context, { closingId, from: CHECKED, at: this.clock.nowIso() }))) return; // already being checked
      await recordAudit(client, context, 'closing.rechecked', { subjectId: closingId });
    }, 'job');
    await orderBatches(this.db, this.queue, context.tenantId, closingId, 'check');
    return this.reader.closing(context, closingId);
  }

  /**
   * Closes what the preview with `planHash` shows. Saying so twice is saying it once.
   * @throws Problem `closing.own-start` for who started it, unless one person is enough; `closing.blocked`,
   *   `closing.not-ready`, `closing.plan-changed`, `closing.already-refused` {refusedBy, reason}
   */
  async close(context: RequestContext, closingId: string, planHash: string): Promise<ClosingDto> {
    const accepted = await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update closing set status = 'closing', approved_plan_hash = plan_hash, closed_by = $4
         where tenant_id = $1 and closing_id = $2 and ${mayBecome('closing')} and plan_hash = $3 and ${MAY_DECIDE}`,
        [context.tenantId, closingId, planHash, context.employeeId],
      );
      if (rowCount)
        await recordAudit(client, context, 'closing.approved', { subjectId: closingId, payload: { planHash } });
      return Boolean(rowCount);
    });
    const closing = await this.reader.closing(context, closingId);
    if (!accepted) refuseToClose(closing, planHash);
    await orderBatches(this.db, this.queue, context.tenantId, closingId, 'close');
    return closing;
  }

  /**
   * Refuses what the preview with `planHash` shows. The reason is kept and shown; the closing can be started again.
   * Saying the same again changes nothing.
   * @throws Problem `closing.own-start`, `closing.blocked`, `closing.not-ready`, `closing.plan-changed`,
   *   `closing.already-refused` {refusedBy, reason}
   */
  async refuse(
    context: RequestContext,
    closingId: string,
    { planHash, reason }: RefuseClosingDto,
  ): Promise<ClosingDto> {
    const isRefused = await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `with seen as (
           select epoch from closing
           where tenant_id = $1 and closing_id = $2 and ${mayBecome('refused')} and plan_hash = $3 and ${MAY_DECIDE} for no key update)
         insert into closing_refusal (tenant_id, closing_id, epoch, plan_hash, refused_by, refused_at, reason)
         select $1, $2, epoch, $3, $4, $5, $6 from seen`,
        [context.tenantId, closingId, planHash, context.employeeId, this.clock.nowIso(), reason],
      );
      if (!rowCount) return false;
      await client.query(`update closing set status = 'refused' where tenant_id = $1 and closing_id = $2`, [
        context.tenantId,
        closingId,
      ]);
      await recordAudit(client, context, 'closing.refused', { subjectId: closingId, payload: { planHash } });
      return true;
    });
    const closing = await this.reader.closing(context, closingId);
    if (isRefused || (await this.#refusedBefore(context, { closingId, planHash, reason }))) return closing;
    refuseToClose(closing, planHash);
    throw new Problem('closing.not-ready');
  }

  /** Whether this very person has refused just this result with these words, and nothing came after it. */
  async #refusedBefore(
    { tenantId, employeeId }: RequestContext,
    { closingId, planHash, reason }: { closingId: string; planHash: string; reason: string },
  ): Promise<boolean> {
    const rows = await this.db.query(
      `select 1 from closing c join closing_refusal r using (tenant_id, closing_id, epoch)
       where c.tenant_id = $1 and c.closing_id = $2 and c.status = 'refused'
         and r.plan_hash = $3 and r.refused_by = $4 and r.reason = $5`,
      [tenantId, closingId, planHash, employeeId, reason],
    );
    return rows.length > 0;
  }

  /** Returns whether there was no closing of this group and month before. */
  async #insert(
    client: Queryable,
    context: RequestContext,
    { closingId, payrollGroup, month }: NewClosing,
  ): Promise<boolean> {
    const { rowCount } = await client.query(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, started_at)
       values ($1, $2, $3, $4, 'checking', $5, $6) on conflict do nothing`,
      [context.tenantId, closingId, payrollGroup, firstDayOf(month), context.employeeId, this.clock.nowIso()],
    );
    return Boolean(rowCount);
  }

  async #startAgain(
    client: Queryable,
    context: RequestContext,
    { payrollGroup, month }: Pick<NewClosing, 'payrollGroup' | 'month'>,
  ) {
    const find = async () => {
      const { rows } = await client.query<{ closing_id: string; status: ClosingDto['status']; started_by: string }>(
        `select closing_id, status, started_by from closing
         where tenant_id = $1 and payroll_group = $2 and month = $3 order by run limit 1`,
        [context.tenantId, payrollGroup, firstDayOf(month)],
      );
      return rows[0];
    };
    const { closing_id: closingId } = await find();
    if (await checkAgain(client, context, { closingId, from: ['refused'], at: this.clock.nowIso() })) {
      const payload = { payrollGroup, month, again: true };
      await recordAudit(client, context, 'closing.started', { subjectId: closingId, payload });
      return { closingId, created: true };
    }
    // Looked at again: at the same moment it may have been started by the same person.
    const { status, started_by: startedBy } = await find();
    if (startedBy !== context.employeeId || !STARTED.includes(status))
      throw new Problem('closing.exists', { closingId });
    return { closingId, created: false };
  }
}

/** States in which a check has ended and a new one may be ordered. */
const CHECKED = statesBefore(CLOSING_TRANSITIONS, 'checking').filter((status) => status !== 'checking');

/** What a start leads to by itself. */
const STARTED: readonly ClosingDto['status'][] = ['checking', 'ready', 'blocked'];

/** Whether the person `$4` may decide on the result: another one ordered the check, or one person is enough. */
const MAY_DECIDE = `(started_by <> $4 or four_eyes_waiver($1, 'closing') is not null)`;

/** Why a closing that was not accepted is refused; returns where it was accepted before. */
function refuseToClose(closing: ClosingDto, planHash: string): void {
  if (closing.isOwnStart && !closing.fourEyesOff) throw new Problem('closing.own-start');
  if (closing.status === 'blocked') throw new Problem('closing.blocked', { blocked: closing.progress.blocked });
  if (closing.status === 'refused' && closing.refusal) {
    const { refusedBy, reason } = closing.refusal;
    throw new Problem('closing.already-refused', { refusedBy, reason });
  }
  if (closing.status === 'checking') throw new Problem('closing.not-ready');
  if (closing.planHash !== planHash) throw new Problem('closing.plan-changed');
}

/**
 * Months are closed in order. A group that closes for the first time may have no
 * earlier month with recorded time. Single newcomers to a group with an open
 * earlier month do not stop the start: the check names them. Nor do those who were
 * excluded and follow: a supplementary run that is open holds up nobody else.
 */
async function refuseOpenPast(
  db: Queryable,
  tenantId: number,
  { closingId, payrollGroup, month }: NewClosing,
): Promise<void> {
  const { rows } = await db.query<{ month: YearMonth | null }>(
    `select to_char(min(month), 'YYYY-MM') as month from (
       select month from closing where tenant_id = $1 and payroll_group = $2 and month < $3 and status <> 'closed' and run = 0
       union all
       select em.month from closing_employee e join employee_month em using (tenant_id, employee_id)
       where e.tenant_id = $1 and e.closing_id = $4 and em.month < $3 and em.status <> 'closed'
         and not exists (select 1 from closing c
           where c.tenant_id = $1 and c.payroll_group = $2 and c.month = $5 and c.status = 'closed' and c.run = 0)) open_months`,
    [tenantId, payrollGroup, firstDayOf(month), closingId, firstDayOf(addMonths(month, -1))],
  );
  if (rows[0].month) throw new Problem('closing.previous-open', { month: rows[0].month });
}
