import { datedWithin } from '@zeitbuch/working-time';
import { type Actor, recordAuditOfMany } from '../audit';
import { dateRange, FACT_RECORDS, writeFacts } from '../facts';
import { newId, type Queryable } from '../platform';
import { type Sorted } from './sort-transfer';

export type Changing = Extract<Sorted, { readonly changes: true }>;

interface Work {
  readonly client: Queryable;
  readonly tenantId: number;
  readonly actor: Actor;
}

/**
 * Writes what the people have then, with an entry in the record of each, in a few statements however many they are. The
 * caller holds the locks of their records and open months.
 */
export async function writeTransfer(work: Work, transferId: string, changing: readonly Changing[]): Promise<void> {
  const { client, tenantId, actor } = work;
  const ids = changing.map(({ person }) => person.employeeId);
  await client.query('delete from agreement_assignment where tenant_id = $1 and employee_id = any($2::uuid[])', [
    tenantId,
    ids,
  ]);
  const records = changing.flatMap(({ person, after }) =>
    after.map(({ value, ...days }) => FACT_RECORDS.agreement_assignment(person.employeeId, { id: value.id, ...days })),
  );
  await writeFacts(client, tenantId, 'agreement_assignment', records);
  await client.query(
    'update employee set version = version + 1 where tenant_id = $1 and employee_id = any($2::uuid[])',
    [tenantId, ids],
  );
  const changes = changing.map(({ person, after, span }) => ({
    ...{ change_id: newId(), employee_id: person.employeeId, valid_during: dateRange(span) },
    ...{ before: datedWithin(person.agreements, span), after: datedWithin(after, span) },
  }));
  await client.query(
    `insert into person_change (tenant_id, change_id, employee_id, kind, valid_during, before, after, changed_by)
     select $1, change_id, employee_id, 'agreement', valid_during, before, after, $3
     from jsonb_to_recordset($2::jsonb) as c(change_id uuid, employee_id uuid, valid_during daterange, before jsonb, after jsonb)`,
    [tenantId, JSON.stringify(changes), actor.employeeId],
  );
  await recordAuditOfMany(client, actor, 'person.changed', ids, {
    subjectId: transferId,
    payload: { kind: 'agreement' },
  });
}
