import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { type EventStep, type RecordedEvent, readEvents } from '../events';
import { ReevaluateDays } from '../facts';
import { Clock, Db } from '../platform';
import { lockOpenMonths, reopenChangedMonths } from '../month';

/** Under this name events are consumed here. */
export const REVALUATION = 'revaluation';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Person {
  employee_id: string;
  start: LocalDate;
}

/**
 * People under the agreement with an open month between `$3` and `$4`, and their first such day, by their ids after `$5`:
 * what may change between two steps is no part of the order, or people would be passed over.
 */
const FIND_PEOPLE = `
  select m.employee_id, greatest(min(m.month), $3::date)::text as start
  from employee_month m
  where m.tenant_id = $1 and m.employee_id > $5::uuid and m.status <> 'closed' and m.month <= $4::date and m.month + interval '1 month' > $3::date
    and exists (
      select from agreement_assignment a where a.tenant_id = $1 and a.agreement_id = $2
        and a.employee_id = m.employee_id and a.valid_during && daterange($3::date, $4::date, '[]'))
  group by m.employee_id
  order by m.employee_id
  limit ${BATCH_SIZE}`;

/**
 * Evaluates the days again that something published concerns, a few people at a time. How far it is stands in the
 * database with what was evaluated: after a worker that was killed the next one goes on from there.
 */
@Injectable()
export class RevalueAgreements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly days: ReevaluateDays,
  ) {}

  /** Resolves with the number of people whose days were looked at. `goOn` is asked between batches. */
  execute(goOn?: () => boolean): Promise<number> {
    const handlers = { 'agreement.published': this.#revalue.bind(this) };
    return readEvents(this.db, { name: REVALUATION, handlers }, goOn);
  }

  async #revalue(
    client: PoolClient,
    { tenantId, zone, payload: { agreementId, from, to } }: RecordedEvent<'agreement.published'>,
    progress: string | null,
  ): Promise<EventStep> {
    const today = this.clock.todayIn(zone);
    const last = to === null || to > today ? today : to;
    const { rows } = await client.query<Person>(FIND_PEOPLE, [
      ...[tenantId, agreementId, from, last],
      progress ?? BEFORE_ALL,
    ]);
    await lockOpenMonths(
      client,
      tenantId,
      rows.map(({ employee_id }) => employee_id),
    );
    const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
    for (const [start, ofStart] of Map.groupBy(rows, (person) => person.start)) {
      const ids = ofStart.map(({ employee_id }) => employee_id);
      await reopenChangedMonths(valuing, ids, { from: start, to: last });
    }
    const isAll = rows.length < BATCH_SIZE;
    return { progress: isAll ? null : rows[rows.length - 1].employee_id, count: rows.length };
  }
}
