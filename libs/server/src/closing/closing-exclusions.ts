import { Injectable } from '@nestjs/common';
import { CLOSING_TRANSITIONS, firstDayOf, statesBefore, type YearMonth } from '@zeitbuch/working-time';
import { recordAudit, recordAuditOfMany } from '../audit';
import { beginMonthsOf } from '../month';
import { Clock, Db, newId, Problem, type Queryable, type RequestContext } from '../platform';
import { JobQueue } from '../queue';
import { checkAgain, orderBatches } from './check-again';
import { type ClosingDto, type ExcludePeopleDto } from './closing.dto';
import { ClosingReader } from './closing-reader';
import { enrolPeople } from './enrol-people';

/** States in which it can still be changed who is in a closing. */
const CHANGEABLE = statesBefore(CLOSING_TRANSITIONS, 'checking');

/**
 * Who is taken out of a closing, and how they follow. Each change orders a new check, so that who decides on it counts
 * as who started the closing: what comes out is closed by another person.
 */
@Injectable()
export class ClosingExclusions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly reader: ClosingReader,
  ) {}

  /**
   * Takes people out. Their month stays open and blocks only their own later months, see {@link enrolPeople}. Who is
   * out already stays out, with the first reason; where that is everybody, nothing is checked again.
   * @throws Problem `not-found`, also where one of them is not in the closing or is closed already;
   *   `closing.not-ready` while it is being closed or is closed; `closing.nobody-left` if nobody would remain
   */
  async exclude(
    context: RequestContext,
    closingId: string,
    { employeeIds, reason }: ExcludePeopleDto,
  ): Promise<ClosingDto> {
    const named = [...new Set(employeeIds.map((id) => id.toLowerCase()))].sort();
    return this.#change(context, closingId, async (client, month) => {
      const { rows } = await client.query<{ employee_id: string; is_out: boolean }>(
        `select employee_id, false as is_out from closing_employee
         where tenant_id = $1 and closing_id = $2 and employee_id = any($3::uuid[]) and status <> 'closed'
         union
         select employee_id, true from closing_exclusion
         where tenant_id = $1 and closing_id = $2 and employee_id = any($3::uuid[]) and ended_at is null`,
        [context.tenantId, closingId, named],
      );
      const out = new Set(rows.filter((row) => row.is_out).map((row) => row.employee_id));
      if (new Set(rows.map((row) => row.employee_id)).size !== named.length) throw new Problem('not-found');
      const people = named.filter((id) => !out.has(id));
      if (people.length === 0) return false;
      // The month is there, as an open one, also if nothing was ever recorded in it.
      await beginMonthsOf(
        client,
        context.tenantId,
        people.map((employeeId) => ({ employeeId, month })),
      );
      await client.query(
        `insert into closing_exclusion (tenant_id, exclusion_id, closing_id, employee_id, reason, excluded_by, excluded_at)
         select $1, id, $2, employee_id, $5, $6, $7 from unnest($3::uuid[], $4::uuid[]) as x(id, employee_id)`,
        [context.tenantId, closingId, people.map(newId), people, reason, context.employeeId, this.clock.nowIso()],
      );
      // Not the reason: it may say why somebody is away, and the exclusion itself keeps it.
      const payload = { month };
      await recordAuditOfMany(client, context, 'closing.excluded', people, { subjectId: closingId, payload });
      return true;
    });
  }

  /**
   * Takes somebody in again; of who is in it already nothing changes.
   * @throws Problem `not-found`; `closing.not-ready`; `closing.previous-open` {month} where the exclusion was carried on
   *   from an earlier month that is still open
   */
  async include(context: RequestContext, closingId: string, employeeId: string): Promise<ClosingDto> {
    return this.#change(context, closingId, async (client, month) => {
      const { rows } = await client.query<{ carried_from: string | null }>(
        `select to_char(carried_from, 'YYYY-MM') as carried_from from closing_exclusion
         where tenant_id = $1 and closing_id = $2 and employee_id = $3 and ended_at is null`,
        [context.tenantId, closingId, employeeId],
      );
      const [exclusion] = rows;
      if (!exclusion) {
        const { rowCount } = await client.query(
          'select 1 from closing_employee where tenant_id = $1 and closing_id = $2 and employee_id = $3',
          [context.tenantId, closingId, employeeId],
        );
        if (!rowCount) throw new Problem('not-found');
        return false;
      }
      if (exclusion.carried_from) throw new Problem('closing.previous-open', { month: exclusion.carried_from });
      await client.query(
        `update closing_exclusion set ended_at = $4, ended_by = $5
         where tenant_id = $1 and closing_id = $2 and employee_id = $3 and ended_at is null`,
        [context.tenantId, closingId, employeeId, this.clock.nowIso(), context.employeeId],
      );
      await recordAudit(client, context, 'closing.included', { subjectId: closingId, employeeId, payload: { month } });
      return true;
    });
  }

  /**
   * Starts the supplementary run of a closed closing's group and month, with everybody who is in no closing of it;
   * `created` is false where one is open already.
   * @throws Problem `not-found`; `closing.not-ready` where that closing is not closed; `closing.nobody-left`
   */
  async supplement(context: RequestContext, closingId: string): Promise<{ closing: ClosingDto; created: boolean }> {
    const { payrollGroup, month, status } = await this.reader.closing(context, closingId);
    const supplementId = newId();
    const created = await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `insert into closing (tenant_id, closing_id, payroll_group, month, run, status, started_by, started_at)
         select $1, $2, $3, $4, max(run) + 1, 'checking', $5, $6 from closing
         where tenant_id = $1 and payroll_group = $3 and month = $4
         having bool_and(status = 'closed') on conflict do nothing`,
        [context.tenantId, supplementId, payrollGroup, firstDayOf(month), context.employeeId, this.clock.nowIso()],
      );
      if (!rowCount) return false;
      if ((await enrolPeople(client, context.tenantId, supplementId)) === 0) throw new Problem('closing.nobody-left');
      const payload = { payrollGroup, month, supplementTo: closingId };
      await recordAudit(client, context, 'closing.started', { subjectId: supplementId, payload });
      return true;
    }, 'job');
    if (created) return { closing: await this.#checked(context, supplementId), created };
    if (status !== 'closed') throw new Problem('closing.not-ready');
    return { closing: await this.reader.openSupplement(context, payrollGroup, month), created };
  }

  /** Checks everybody again where `change` changed something. */
  async #change(
    context: RequestContext,
    closingId: string,
    change: (client: Queryable, month: YearMonth) => Promise<boolean>,
  ): Promise<ClosingDto> {
    const { month } = await this.reader.closing(context, closingId);
    const isChanged = await this.db.transaction(async (client) => {
      // The lock first: a batch of the check that runs has ended then, and every later one finds itself outdated.
      const { rows } = await client.query<{ status: ClosingDto['status'] }>(
        'select status from closing where tenant_id = $1 and closing_id = $2 for no key update',
        [context.tenantId, closingId],
      );
      if (!CHANGEABLE.includes(rows[0].status)) throw new Problem('closing.not-ready');
      if (!(await change(client, month))) return false;
      await checkAgain(client, context, { closingId, from: CHANGEABLE, at: this.clock.nowIso() });
      const { rowCount } = await client.query(
        'select 1 from closing_employee where tenant_id = $1 and closing_id = $2 limit 1',
        [context.tenantId, closingId],
      );
      if (!rowCount) throw new Problem('closing.nobody-left');
      return true;
    }, 'job');
    return isChanged ? this.#checked(context, closingId) : this.reader.closing(context, closingId);
  }

  async #checked(context: RequestContext, closingId: string): Promise<ClosingDto> {
    await orderBatches(this.db, this.queue, context.tenantId, closingId, 'check');
    return this.reader.closing(context, closingId);
  }
}
