import { recordAuditOfMany } from '../audit';
import { FACT_RECORDS, dateRange, writeFacts } from '../facts';
import { newId } from '../platform';
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

/** Somebody to be written, wherever it is said. */
type NewPerson = Omit<ResolvedPerson, 'line' | 'unitPath' | 'agreement' | 'site'>;

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

/**
 * Writes people with an account without a password, their unit, agreement, site and roles. Where another tenant has an
 * account with the address, the person gets none, and nobody hears of it (ADR 0020).
 */
export async function writePeople(
  { client, tenantId, actor }: Pick<ImportWork, 'client' | 'tenantId' | 'actor'>,
  people: readonly NewPerson[],
): Promise<void> {
  const rows = people.map((person) => ({
    ...person,
    employeeId: newId(),
    authUserId: newId(),
    during: dateRange({ from: person.hiredOn, to: person.leftOn }),
  }));
  const each = <T>(value: (row: (typeof rows)[number]) => T) => rows.map(value);
  const accounts = await client.query<{ id: string }>(
    `insert into auth_user (id, name, email, "emailVerified") select id, name, lower(email), false
     from unnest($1::text[], $2::text[], $3::text[]) as u(id, name, email)
     on conflict (email) do nothing returning id`,
    [each((r) => r.authUserId), each((r) => `${r.givenName} ${r.familyName}`), each((r) => r.email)],
  );
  const made = new Set(accounts.rows.map(({ id }) => id));
  const named = rows.filter(({ payrollGroupName }) => payrollGroupName !== null);
  await client.query(
    `insert into payroll_group (tenant_id, code, name)
     select distinct $1::int, code, name from unnest($2::text[], $3::text[]) as g(code, name)
     on conflict (tenant_id, code) do update set name = excluded.name, version = payroll_group.version + 1 where payroll_group.name <> excluded.name`,
    [tenantId, named.map((r) => r.payrollGroup), named.map((r) => r.payrollGroupName)],
  );
  await client.query(
    `insert into employee (tenant_id, employee_id, personnel_number, given_name, family_name, email, auth_user_id, birth_date,
       payroll_group, personnel_group, cost_center, hired_on, left_on)
     select $1, employee_id, number, given, family, lower(email), auth_user_id, birth_date, payroll_group, personnel_group, cost_center, hired_on, left_on
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::text[], $11::text[], $12::date[], $13::date[])
       as e(employee_id, number, given, family, email, auth_user_id, birth_date, payroll_group, personnel_group, cost_center, hired_on, left_on)`,
    [
      tenantId,
      each((r) => r.employeeId),
      each((r) => r.personnelNumber),
      each((r) => r.givenName),
      each((r) => r.familyName),
      each((r) => r.email),
      each((r) => (made.has(r.authUserId) ? r.authUserId : null)),
      each((r) => r.birthDate),
      each((r) => r.payrollGroup),
      each((r) => r.personnelGroup),
      each((r) => r.costCenter),
      each((r) => r.hiredOn),
      each((r) => r.leftOn),
    ],
  );
  const { org_assignment, agreement_assignment, site_assignment } = FACT_RECORDS;
  const days = ({ hiredOn: from, leftOn: to }: NewPerson) => ({ from, to });
  const units = rows.map((r) => org_assignment(r.employeeId, { id: r.unitId, ...days(r) }));
  const agreements = rows.map((r) => agreement_assignment(r.employeeId, { id: r.agreementId, ...days(r) }));
  const sites = rows.map((r) => site_assignment(r.employeeId, { id: r.siteId, ...days(r) }));
  await writeFacts(client, tenantId, 'org_assignment', units);
  await writeFacts(client, tenantId, 'agreement_assignment', agreements);
  await writeFacts(client, tenantId, 'site_assignment', sites);
  const grants = rows.flatMap((row) => row.roles.map((role) => ({ ...row, role })));
  await client.query(
    `insert into role_grant (tenant_id, employee_id, role, valid_during)
     select $1, employee_id, role, during from unnest($2::uuid[], $3::text[], $4::daterange[]) as g(employee_id, role, during)`,
    [tenantId, grants.map((g) => g.employeeId), grants.map((g) => g.role), grants.map((g) => g.during)],
  );
  for (const [role, ofRole] of Map.groupBy(grants, (g) => g.role))
    await recordAuditOfMany(
      client,
      actor,
      'role.granted',
      ofRole.map((g) => g.employeeId),
      { payload: { role, source: 'import' } },
    );
}
