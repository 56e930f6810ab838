import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type EventStep, type RecordedEvent, readEvents } from '../events';
import { ReevaluateDays } from '../facts';
import { Clock, Db } from '../platform';
import { lockMonths, reopenChangedMonths } from '../month';

/** Under this name events are consumed here. */
export const REVALUATION = 'revaluation';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;
const BEFORE_ALL = '-infinity 00000000-0000-0000-0000-000000000000';

interface Person {
  employee_id: string;
  start: string;
}

/**
 * People under the agreement with an open month between `$3` and `$4`, and their first such day; `$5` and `$6` are day and
 * person of the last one before. Those with the same day follow each other.
 */
const FIND_PEOPLE = `
  select employee_id, start::text from (
    select m.employee_id, greatest(min(m.month), $3::date) as start
    from employee_month m
    where m.tenant_id = $1 and m.status <> 'closed' and m.month <= $4::date and m.month + interval '1 month' > $3::date
      and exists (
        select from agreement_assignment a where a.tenant_id = $1 and a.agreement_id = $2
          and a.employee_id = m.employee_id and a.valid_during && daterange($3::date, $4::date, '[]'))
    group by m.employee_id) person
  where (start, employee_id) > ($5::date, $6::uuid)
  order by start, employee_id
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
      ...(progress ?? BEFORE_ALL).split(' '),
    ]);
    if (rows.length === 0) return { progress: null, count: 0 };
    const [{ start }] = rows;
    const ids = rows.filter((person) => person.start === start).map(({ employee_id }) => employee_id);
    await lockMonths(client, tenantId, ids, { from: start, to: last });
    const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
    await reopenChangedMonths(valuing, ids, { from: start, to: last });
    const isAll = rows.length < BATCH_SIZE && ids.length === rows.length;
    return { progress: isAll ? null : `${start} ${ids[ids.length - 1]}`, count: ids.length };
  }
}
