import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { type AbsenceFact, addMonths, firstDayOf, monthOf, zone } from '@zeitbuch/working-time';
import { FACT_RECORDS, ReevaluateDays, writeFacts } from '../facts';
import { type TouchedDay, beginMonths, lockOpenMonths, reevaluateOpenMonths, reopenMonths } from '../month';
import { Clock, newId } from '../platform';
import { isSecretAbsence } from '../privacy';
import { type Wish, changeOf } from './wish';

/** Of whom, who does it, and on which request. */
export interface AbsenceWork {
  readonly client: PoolClient;
  readonly tenantId: number;
  readonly employeeId: string;
  readonly zone: string;
  readonly requestId: string;
  readonly changedBy: string;
}

/**
 * Makes a wish hold: the absence stands in `absence`, what stood there before in `absence_change`, months that were
 * handed in open again where leaders would see other figures, and their days are evaluated.
 */
@Injectable()
export class AbsenceWriter {
  constructor(
    private readonly clock: Clock,
    private readonly days: ReevaluateDays,
  ) {}

  /**
   * The caller has judged the wish under the same locks.
   * @returns the absence that the request is about from now on
   * @throws Problem `stale` if a month was closed meanwhile
   */
  async apply(work: AbsenceWork, wish: Wish): Promise<string> {
    const { client, tenantId, employeeId } = work;
    const absenceId = wish.absenceId ?? newId();
    const before = wish.absenceId === null ? null : await take(work, wish.absenceId);
    const [added] = changeOf(wish, absenceId).added;
    const touched = [before?.fact, added].flatMap((fact) => (fact ? monthsOf(employeeId, fact) : []));
    await reopenMonths(client, tenantId, touched, 'reopenedByFact', { begins: false, actorId: work.changedBy });
    const record = added && FACT_RECORDS.absence(employeeId, { ...added, kindCode: wish.kind.kindCode });
    if (record) await writeFacts(client, tenantId, 'absence', [record]);
    await client.query(
      `insert into absence_change (tenant_id, change_id, employee_id, absence_id, before, after, request_id, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[tenantId, newId(), employeeId, absenceId, before && JSON.stringify(before.row)],
        ...[record ? JSON.stringify(record) : null, work.requestId, work.changedBy],
      ],
    );
    const today = zone(work.zone).dateAt(this.clock.nowEpochMinute());
    await beginMonths(client, tenantId, today, [employeeId]);
    const valuing = { client, tenantId, reevaluate: this.days, now: this.clock.nowEpochMinute() };
    await reevaluateOpenMonths(valuing, [employeeId]);
    return absenceId;
  }
}

/**
 * Takes the locks under which wishes of a person are judged: one after the other, and no booking or closing of their
 * months comes between.
 */
export async function lockWishes(client: PoolClient, tenantId: number, employeeId: string): Promise<void> {
  await client.query('select from employee where tenant_id = $1 and employee_id = $2 for no key update', [
    tenantId,
    employeeId,
  ]);
  await lockOpenMonths(client, tenantId, [employeeId]);
}

/** Takes an absence away. */
async function take(
  { client, tenantId, employeeId }: AbsenceWork,
  absenceId: string,
): Promise<{ readonly row: unknown; readonly fact: AbsenceFact } | null> {
  const { rows } = await client.query<{ row: unknown; fact: AbsenceFact }>(
    `delete from absence a where a.tenant_id = $1 and a.employee_id = $2 and a.absence_id = $3
     returning to_jsonb(a) - 'tenant_id' as row,
       a.details || jsonb_build_object('absenceId', a.absence_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date) as fact`,
    [tenantId, employeeId, absenceId],
  );
  return rows[0] ?? null;
}

/** A day in each month that the absence touches. */
function monthsOf(employeeId: string, { kind, from, to }: AbsenceFact): TouchedDay[] {
  const days: TouchedDay[] = [];
  const isSecret = isSecretAbsence({ kind });
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1))
    days.push({ employeeId, date: firstDayOf(month), isSecret });
  return days;
}
