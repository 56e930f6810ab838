import { type ImportError, importError } from './error-list';
import { type PersonRecord } from './people-file';
import { type ImportWork } from './work';
import { type FailCell } from './known-employments';
import { differences, readPeopleOnRecord } from './people-on-record';

/** A person with the ids of what the file calls by name. */
export interface ResolvedPerson extends PersonRecord {
  readonly unitId: string;
  readonly agreementId: string;
  readonly siteId: string;
}

interface UnitRow {
  org_unit_id: string;
  path: string[];
}

/**
 * Checks people against the database: who is there already just as the line says is left as they are. Codes:
 * `import.person-exists` where the line says something else of them, `import.email-exists`, `import.unknown-unit`, `import.unknown-agreement`, `import.unknown-site`, `import.no-site`.
 */
export async function checkPeople(
  work: ImportWork,
  records: readonly PersonRecord[],
): Promise<{ found: ResolvedPerson[]; errors: ImportError[]; unchanged: number[] }> {
  const known = await readKnown(work, records);
  const errors: ImportError[] = [];
  const people: ResolvedPerson[] = [];
  const unchanged: number[] = [];
  const onRecord = await readPeopleOnRecord(work, records);
  for (const record of records) {
    const fail: FailCell = (cell, code, message) =>
      errors.push(importError({ line: record.line, ...cell }, code, message));
    const { personnelNumber, email, agreement } = record;
    const path = record.unitPath.join('/');
    const unitId = known.units.get(path);
    const agreementId = known.agreements.get(agreement);
    const person = onRecord.get(personnelNumber);
    if (person) {
      const found = differences({ ...record, unitId, agreementId, siteId: known.sites.get(record.site ?? '') }, person);
      if (found.length === 0) unchanged.push(record.line);
      for (const { column, value, before } of found)
        fail({ column, value }, 'import.person-exists', `The person is there already, with "${before}".`);
      continue;
    }
    if (known.emails.has(email.toLowerCase()))
      fail({ column: 'email', value: email }, 'import.email-exists', 'Somebody already has this e-mail address.');
    if (!unitId) fail({ column: 'unit', value: path }, 'import.unknown-unit', 'No unit is found under this path.');
    if (!agreementId)
      fail({ column: 'agreement', value: agreement }, 'import.unknown-agreement', 'No agreement has this name.');
    const siteId = siteOf(known.sites, record, fail);
    if (unitId && agreementId && siteId) people.push({ ...record, unitId, agreementId, siteId });
  }
  return { found: people, errors, unchanged };
}

async function readKnown({ client, tenantId }: ImportWork, records: readonly PersonRecord[]) {
  const emails = records.map(({ email }) => email.toLowerCase());
  const taken = await client.query<{ email: string }>(
    'select lower(email) as email from employee where tenant_id = $1 and lower(email) = any($2::text[])',
    [tenantId, emails],
  );
  const units = await client.query<UnitRow>(
    `with recursive unit as (
       select org_unit_id, array[short_name] as path from org_unit_state
       where tenant_id = $1 and parent_id is null and upper_inf(valid_during)
       union all
       select u.org_unit_id, unit.path || u.short_name from org_unit_state u join unit on u.parent_id = unit.org_unit_id
       where u.tenant_id = $1 and upper_inf(u.valid_during))
     select org_unit_id, path from unit`,
    [tenantId],
  );
  const agreements = await client.query<{ agreement_id: string; name: string }>(
    'select agreement_id, name from staff_agreement where tenant_id = $1',
    [tenantId],
  );
  return {
    emails: new Set(taken.rows.map(({ email }) => email)),
    units: idsByName(units.rows),
    agreements: new Map(agreements.rows.map((row) => [row.name, row.agreement_id])),
    sites: await readSites(client, tenantId),
  };
}

/** Units by their whole path from the top, and by their short name alone: it is unique within the tenant. */
function idsByName(units: readonly UnitRow[]): Map<string, string> {
  const paths = units.map(({ org_unit_id, path }): [string, string] => [path.join('/'), org_unit_id]);
  const names = units.map(({ org_unit_id, path }): [string, string] => [path.at(-1) ?? '', org_unit_id]);
  return new Map([...names, ...paths]);
}

/** The site that the file names, or the only one that there is: nothing is guessed. */
function siteOf(sites: ReadonlyMap<string, string>, { site }: PersonRecord, fail: FailCell): string | undefined {
  if (site === null) {
    const [only, ...others] = sites.values();
    if (only && others.length === 0) return only;
    fail(
      { column: 'site', value: '' },
      'import.no-site',
      only ? 'There are several sites: name one.' : 'The tenant has no site yet.',
    );
    return undefined;
  }
  const siteId = sites.get(site);
  if (!siteId) fail({ column: 'site', value: site }, 'import.unknown-site', 'No site has this name.');
  return siteId;
}

/** Ids of the tenant's sites by name. */
export async function readSites(client: ImportWork['client'], tenantId: number): Promise<Map<string, string>> {
  const { rows } = await client.query<{ site_id: string; name: string }>(
    'select site_id, name from site where tenant_id = $1 order by name, site_id',
    [tenantId],
  );
  return new Map(rows.map((row) => [row.name, row.site_id]));
}
