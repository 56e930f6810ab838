import { Injectable } from '@nestjs/common';
import { firstDayOf, type YearMonth } from '@zeitbuch/working-time';
import { ReevaluateDays } from '../facts';
import { lookAtDaysAgain, monthSpan } from '../month';
import { type Queryable } from '../platform';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { type PersonMonthValue, valueOfPersonMonth } from './person-plan';
import { type StandingOnFacts } from './standings';

/** Evaluating this many people keeps the process busy for well below 100 ms. */
const SLICE = 50;

/** What months came to: remembered with what it rests on, worked out again where that changed. */
@Injectable()
export class MonthValues {
  constructor(
    private readonly reevaluate: ReevaluateDays,
    private readonly orderedWork: OrderedWork,
    private readonly onCall: OnCall,
  ) {}

  /**
   * Values of the people's month, from facts as they are now. Evaluations that were out of date are stored
   * again, and a month that was handed in opens where they are others to leaders: its status is not that of the
   * standings any more. Run it in a transaction that holds the locks of the people's months; the standings
   * must be older than what is read here, so that a fact which comes in between is noticed the next time.
   */
  async load(
    db: Queryable,
    tenantId: number,
    standings: readonly StandingOnFacts[],
    month: YearMonth,
  ): Promise<{ values: Map<string, PersonMonthValue>; hasReopened: boolean }> {
    const values = await readMonthValues(db, tenantId, standings, month);
    let hasReopened = false;
    const changed = standings.filter(({ employeeId }) => !values.has(employeeId));
    for (let at = 0; at < changed.length; at += SLICE) {
      const slice = changed.slice(at, at + SLICE);
      const ids = slice.map(({ employeeId }) => employeeId);
      const again = await lookAtDaysAgain(db, this.reevaluate, { tenantId, employeeIds: ids, ...monthSpan(month) });
      hasReopened ||= again.hasReopened;
      const ordered = await this.orderedWork.load(db, tenantId, ids, month);
      const onCall = await this.onCall.load(db, tenantId, ids, month);
      for (const [employeeId, evaluation] of again.evaluations)
        values.set(employeeId, valueOfPersonMonth(month, evaluation, ordered.get(employeeId), onCall.get(employeeId)));
      await storeMonthValues(db, tenantId, slice, month, values);
    }
    return { values, hasReopened };
  }
}

/** Remembered values whose facts are still the same. */
async function readMonthValues(
  db: Queryable,
  tenantId: number,
  standings: readonly StandingOnFacts[],
  month: YearMonth,
): Promise<Map<string, PersonMonthValue>> {
  const { rows } = await db.query<{ employee_id: string; value: Omit<PersonMonthValue, 'employeeId'> }>(
    `select v.employee_id, v.value from unnest($3::uuid[], $4::text[]) as now(employee_id, basis)
     join month_value v on v.tenant_id = $1 and v.month = $2 and v.employee_id = now.employee_id and v.basis = now.basis`,
    [tenantId, firstDayOf(month), standings.map(({ employeeId }) => employeeId), standings.map(({ basis }) => basis)],
  );
  return new Map(rows.map(({ employee_id, value }) => [employee_id, { ...value, employeeId: employee_id }]));
}

async function storeMonthValues(
  db: Queryable,
  tenantId: number,
  standings: readonly StandingOnFacts[],
  month: YearMonth,
  values: ReadonlyMap<string, PersonMonthValue>,
): Promise<void> {
  const stored = standings.flatMap(({ employeeId, factsVersion, basis }) => {
    const { employeeId: _, ...value } = values.get(employeeId) ?? { employeeId: null };
    return _ === null ? [] : [{ employeeId, factsVersion, basis, value: JSON.stringify(value) }];
  });
  await db.query(
    `insert into month_value (tenant_id, employee_id, month, facts_version, basis, value)
     select $1, v.employee_id, $2, v.facts_version, v.basis, v.value
     from unnest($3::uuid[], $4::int[], $5::text[], $6::jsonb[]) as v(employee_id, facts_version, basis, value)
     on conflict (tenant_id, employee_id, month) do update set
       facts_version = excluded.facts_version, basis = excluded.basis, value = excluded.value, valued_at = clock_timestamp()`,
    [
      tenantId,
      firstDayOf(month),
      stored.map(({ employeeId }) => employeeId),
      stored.map(({ factsVersion }) => factsVersion),
      stored.map(({ basis }) => basis),
      stored.map(({ value }) => value),
    ],
  );
}
