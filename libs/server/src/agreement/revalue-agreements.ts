import { Injectable } from '@nestjs/common';
import { ReevaluateDays } from '../facts';
import { Clock, Db } from '../platform';
import { lockMonths, reopenChangedMonths } from '../month';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface ToDo {
  tenant_id: number;
  revaluation_id: string;
  agreement_id: string;
  zone: string;
  from: string;
  to: string | null;
}

const FIND_TO_DO = `
  select r.tenant_id, r.revaluation_id, r.agreement_id, t.zone,
    lower(r.concerned)::text as from, (upper(r.concerned) - 1)::text as to
  from agreement_revaluation r join tenant t using (tenant_id)
  where r.done_at is null
  order by r.tenant_id, r.revaluation_id`;

/** People under the agreement with an open month between `$4` and `$5`, and their first such day; `$3` goes on after the last. */
const FIND_PEOPLE = `
  select m.employee_id, greatest(min(m.month), $4::date)::text as start
  from employee_month m
  where m.tenant_id = $1 and m.employee_id > $3::uuid and m.status <> 'closed'
    and m.month <= $5::date and m.month + interval '1 month' > $4::date
    and exists (
      select from agreement_assignment a where a.tenant_id = $1 and a.agreement_id = $2
        and a.employee_id = m.employee_id and a.valid_during && daterange($4::date, $5::date, '[]'))
  group by m.employee_id
  order by m.employee_id
  limit ${BATCH_SIZE}`;

/**
 * Evaluates the days again that something published concerns. What is to be done stands in the database: a worker
 * that was killed begins again, and finds what it had already done unchanged.
 */
@Injectable()
export class RevalueAgreements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly days: ReevaluateDays,
  ) {}

  /** Resolves with the number of people whose days were looked at. `goOn` is asked between batches. */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    let people = 0;
    for (const toDo of await this.db.query<ToDo & Record<string, unknown>>(FIND_TO_DO)) {
      people += await this.#revalue(toDo, goOn);
      if (!goOn()) break;
      await this.db.query(
        'update agreement_revaluation set done_at = clock_timestamp() where tenant_id = $1 and revaluation_id = $2',
        [toDo.tenant_id, toDo.revaluation_id],
      );
    }
    return people;
  }

  async #revalue({ tenant_id, agreement_id, zone, from, to }: ToDo, goOn: () => boolean): Promise<number> {
    const today = this.clock.todayIn(zone);
    const last = to === null || to > today ? today : to;
    let count = 0;
    for (let after = BEFORE_ALL; goOn();) {
      const people = await this.db.query<{ employee_id: string; start: string }>(FIND_PEOPLE, [
        tenant_id,
        agreement_id,
        after,
        from,
        last,
      ]);
      if (people.length === 0) break;
      for (const [start, group] of Map.groupBy(people, (person) => person.start)) {
        const ids = group.map(({ employee_id }) => employee_id);
        await this.#evaluate(tenant_id, ids, start, last);
      }
      count += people.length;
      after = people[people.length - 1].employee_id;
    }
    return count;
  }

  #evaluate(tenantId: number, ids: readonly string[], from: string, to: string): Promise<void> {
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, ids, { from, to });
      const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
      await reopenChangedMonths(valuing, ids, { from, to });
    });
  }
}
