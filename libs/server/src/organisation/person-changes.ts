import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { type OpenSpan } from '@zeitbuch/working-time';
import { ReevaluateDays } from '../facts';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { changeFacts } from './change-facts';
import { assertKnownGroup } from './fact-fits';
import { hire } from './hire';
import { type HireDto } from './person-change.dto';
import { type FactChange, type PersonWork } from './fact-change';
import { type PersonRecordDto } from './person-record.dto';
import { readPersonRecord } from './person-record';
import { Person } from './person.entity';
import { readUsualAgreement } from './usual-agreement';

/** Which record somebody wants to change, and the state of it that they saw. */
export interface SeenPerson {
  readonly employeeId: string;
  readonly version: number;
}

/**
 * Every act on what is known of a person: one at a time, never on one's own record, and only by whoever saw what holds.
 */
@Injectable()
export class PersonChanges {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
  ) {}

  /** Somebody begins. @throws Problem, see {@link hire} */
  hire(context: RequestContext, order: HireDto): Promise<PersonRecordDto> {
    const { tenantId } = context;
    return this.db.transaction(async (client) => {
      const { reevaluate } = this;
      const work = { client, tenantId, actor: context, reevaluate, now: this.clock.nowEpochMinute() };
      return readPersonRecord(client, tenantId, await hire(work, order));
    });
  }

  /** Changes dated facts. @throws Problem, see {@link changeFacts} and {@link act}; `person.unknown-payroll-group` */
  change(context: RequestContext, seen: SeenPerson, changes: readonly FactChange[]): Promise<PersonRecordDto> {
    return this.act(context, seen, async (work, person) => {
      for (const { kind, value } of changes)
        if (kind === 'payrollGroup' && value) await assertKnownGroup(work, value.code);
      await changeFacts(work, person, changes);
    });
  }

  /**
   * Another unit, and where wanted the agreement that is usual there on the first day, for the same days.
   * @throws Problem, see {@link changeFacts} and {@link act}; `unit.no-usual-agreement`
   */
  changeUnit(
    context: RequestContext,
    seen: SeenPerson,
    { id, withUsualAgreement, ...days }: OpenSpan & { readonly id: string; readonly withUsualAgreement?: boolean },
  ): Promise<PersonRecordDto> {
    return this.act(context, seen, async (work, person) => {
      const changes: FactChange[] = [{ kind: 'unit', value: { id }, ...days }];
      if (withUsualAgreement) {
        const usual = await readUsualAgreement(work.client, work.tenantId, { unitId: id, day: days.from });
        if (!usual) throw new Problem('unit.no-usual-agreement');
        changes.push({ kind: 'agreement', value: { id: usual.id }, ...days });
      }
      await changeFacts(work, person, changes);
    });
  }

  /**
   * Runs an act on the record of a person, in one transaction, and answers with what holds then.
   * @param lockBefore takes what must be locked before the record
   * @throws Problem `not-found`, `person.own`, `stale` where somebody changed the record since it was looked at
   */
  act(
    context: RequestContext,
    { employeeId, version }: SeenPerson,
    act: (work: PersonWork, person: Person) => Promise<void>,
    lockBefore: (client: PoolClient) => Promise<void> = () => Promise.resolve(),
  ): Promise<PersonRecordDto> {
    const { tenantId } = context;
    return this.db.transaction(async (client, entities) => {
      await lockBefore(client);
      const people = entities().getRepository(Person);
      const person = await people.findOne({
        where: { tenantId, employeeId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!person) throw new Problem('not-found');
      if (employeeId === context.employeeId) throw new Problem('person.own');
      if (person.version !== version) throw new Problem('stale');
      const { reevaluate } = this;
      const now = this.clock.nowEpochMinute();
      await act({ client, tenantId, actor: context, reevaluate, now, entities: entities() }, person);
      await people.increment({ tenantId, employeeId }, 'version', 1);
      return readPersonRecord(client, tenantId, employeeId);
    });
  }
}
