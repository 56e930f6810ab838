import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { type EventConsumer, type EventStep, type RecordedEvent, readEvents } from '../events';
import { ReevaluateDays } from '../facts';
import { unitsBelowCte } from '../identity';
import { Clock, Db } from '../platform';
import { lockOpenMonths, reopenChangedMonths } from '../month';

/** Under this name events are consumed here. */
export const REVALUATION = 'revaluation';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;
/** Before every day in use. */
const FIRST_DAY = '1900-01-01';
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Person {
  employee_id: string;
  start: LocalDate;
}

/**
 * People with an open month between `$3` and `$4` for whom the condition holds, and their first such day, by their ids
 * after `$5`: what may change between two steps is no part of the order, or people would be passed over.
 */
const findPeople = (condition: string): string => `
  select m.employee_id, greatest(min(m.month), $3::date)::text as start
  from employee_month m
  where m.tenant_id = $1 and m.employee_id > $5::uuid and m.status <> 'closed' and m.month <= $4::date and m.month + interval '1 month' > $3::date
    and ${condition}
  group by m.employee_id
  order by m.employee_id
  limit ${BATCH_SIZE}`;

const DAYS = `daterange($3::date, $4::date, '[]')`;
/** Of the agreement `$2`. */
const UNDER_AGREEMENT = findPeople(`exists (
  select from agreement_assignment a where a.tenant_id = $1 and a.agreement_id = $2
    and a.employee_id = m.employee_id and a.valid_during && ${DAYS})`);
/** At the site `$2`. */
const AT_SITE = findPeople(`exists (
  select from site_assignment a where a.tenant_id = $1 and a.site_id = $2
    and a.employee_id = m.employee_id and a.valid_during && ${DAYS})`);
/** In the unit `$2`, or in one below it. */
const IN_UNIT = findPeople(`m.employee_id in (
  with recursive ${unitsBelowCte('$2', DAYS)}
  select a.employee_id from units_below
  join org_assignment a on a.tenant_id = $1 and a.org_unit_id = units_below.org_unit_id and a.valid_during && units_below.days)`);

/** Whose days are others, and on which days. */
interface Concerned {
  /** Asks one of the statements above. */
  readonly find: (values: unknown[]) => Promise<{ rows: Person[] }>;
  /** What its `$2` is. */
  readonly id: string;
  /** Null: since ever. */
  readonly from: LocalDate | null;
  /** The last day; null: until further notice. */
  readonly to: LocalDate | null;
}

/**
 * Evaluates the days again that something published, the move of a unit or a public holiday concerns, a few people at a time. How far it is stands in the
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
    const ofAgreement = (
      client: PoolClient,
      event: RecordedEvent<'agreement.published' | 'agreement.assigned'>,
      progress: string | null,
    ): Promise<EventStep> => {
      const { agreementId: id, ...days } = event.payload;
      return this.#revalue(
        client,
        event,
        { find: (values) => client.query<Person>(UNDER_AGREEMENT, values), id, ...days },
        progress,
      );
    };
    const handlers: EventConsumer['handlers'] = {
      'agreement.published': ofAgreement,
      'agreement.assigned': ofAgreement,
      'unit.moved': (client, event, progress) => {
        const { unitId: id, ...days } = event.payload;
        return this.#revalue(
          client,
          event,
          { find: (values) => client.query<Person>(IN_UNIT, values), id, ...days },
          progress,
        );
      },
      'holiday.changed': (client, event, progress) => {
        const { siteId: id, ...days } = event.payload;
        return this.#revalue(
          client,
          event,
          { find: (values) => client.query<Person>(AT_SITE, values), id, ...days },
          progress,
        );
      },
    };
    return readEvents(this.db, { name: REVALUATION, handlers }, goOn);
  }

  async #revalue(
    client: PoolClient,
    { tenantId, zone }: RecordedEvent,
    { find, id, from, to }: Concerned,
    progress: string | null,
  ): Promise<EventStep> {
    const today = this.clock.todayIn(zone);
    const last = to === null || to > today ? today : to;
    const { rows } = await find([...[tenantId, id, from ?? FIRST_DAY, last], progress ?? BEFORE_ALL]);
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
