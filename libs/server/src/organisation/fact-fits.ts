import { type LocalDate, type OpenSpan } from '@zeitbuch/working-time';
import { Problem, violatedConstraint } from '../platform';
import { type ChangeWork, type Employment, type FactChange } from './fact-change';
import { FACT_RULES } from './dated-facts';

/**
 * Whether a change can hold at all: within the employment, and what it names exists on its days.
 * @throws Problem, see `changeFacts`
 */
export async function assertFits(work: ChangeWork, person: Employment, change: FactChange): Promise<void> {
  const { hiredOn, leftOn } = person;
  const { from, to, kind, value } = change;
  if (from < hiredOn || (leftOn !== null && from > leftOn) || (to !== null && to < from))
    throw new Problem('person.outside-employment', { hiredOn, ...(leftOn === null ? {} : { leftOn }) });
  const { needsEnd, mayBeMissing } = FACT_RULES[kind];
  if (value === null) {
    if (!mayBeMissing) throw new Problem('person.must-have', { kind });
    return;
  }
  if (needsEnd && to === null) throw new Problem('person.needs-end', { kind });
  const days = { from, to: to ?? leftOn };
  if (change.kind === 'unit' && change.value) await assertUnit(work, change.value.id, days);
  if (change.kind === 'site' && change.value) await assertSite(work, change.value.id, days);
  if (change.kind === 'agreement' && change.value) await assertAgreement(work, change.value.id, days);
}

/**
 * A group that exists, by name or because somebody belongs to it. Files found groups by naming them; on a screen an
 * unknown one is a slip.
 * @throws Problem `person.unknown-payroll-group`
 */
export async function assertKnownGroup(
  { client, tenantId }: Pick<ChangeWork, 'client' | 'tenantId'>,
  code: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `select from payroll_group where tenant_id = $1 and code = $2
     union all select from payroll_assignment where tenant_id = $1 and payroll_group = $2 limit 1`,
    [tenantId, code],
  );
  if (!rowCount) throw new Problem('person.unknown-payroll-group');
}

/**
 * Runs what writes to which unit people belong. That a unit exists on all days is asked before; where it was changed
 * meanwhile, or an exit is taken back into days without it, the database refuses, and this says so in words.
 * @throws Problem `person.unit-not-there` {from}
 */
export async function whereUnitsAre<T>(from: LocalDate, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'org_assignment_unit') throw new Problem('person.unit-not-there', { from });
    throw error;
  }
}

/**
 * A unit that is dissolved on one of the days takes nobody in until then.
 * @throws Problem `person.unknown-unit`, `person.unit-not-there` {from}
 */
export async function assertUnit(
  { client, tenantId }: Pick<ChangeWork, 'client' | 'tenantId'>,
  unitId: string,
  { from, to }: OpenSpan,
): Promise<void> {
  const { rows } = await client.query<{ exists: boolean | null }>(
    `select range_agg(valid_during) @> daterange($3::date, $4::date, '[]') as exists from org_unit_state
     where tenant_id = $1 and org_unit_id = $2`,
    [tenantId, unitId, from, to],
  );
  if (rows[0].exists === null) throw new Problem('person.unknown-unit');
  if (!rows[0].exists) throw new Problem('person.unit-not-there', { from });
}

/** A site that is closed on one of the days takes nobody in; who is there stays. */
async function assertSite({ client, tenantId }: ChangeWork, siteId: string, { to }: OpenSpan): Promise<void> {
  const { rows } = await client.query<{ closedFrom: LocalDate | null }>(
    'select closed_from::text as "closedFrom" from site where tenant_id = $1 and site_id = $2',
    [tenantId, siteId],
  );
  if (rows.length === 0) throw new Problem('person.unknown-site');
  const [{ closedFrom }] = rows;
  if (closedFrom !== null && (to === null || to >= closedFrom)) throw new Problem('person.site-closed', { closedFrom });
}

/**
 * Every day of the change needs a version: a day without one is worth nothing.
 * @throws Problem `person.unknown-agreement`, `person.agreement-not-in-force` {from}
 */
export async function assertAgreement(
  { client, tenantId }: Pick<ChangeWork, 'client' | 'tenantId'>,
  agreementId: string,
  { from, to }: OpenSpan,
): Promise<void> {
  const { rows } = await client.query<{ covered: boolean | null }>(
    `select (select range_agg(v.valid_during) @> daterange($3::date, $4::date, '[]') from staff_agreement_version v
             where v.tenant_id = a.tenant_id and v.agreement_id = a.agreement_id) as covered
     from staff_agreement a where a.tenant_id = $1 and a.agreement_id = $2`,
    [tenantId, agreementId, from, to],
  );
  if (rows.length === 0) throw new Problem('person.unknown-agreement');
  if (!rows[0].covered) throw new Problem('person.agreement-not-in-force', { from });
}
