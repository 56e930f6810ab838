import { hashPassword } from 'better-auth/crypto';
import { type ClientBase } from 'pg';
import { FACT_RECORDS, type FactRecord, dateRange, recordAudit } from '@zeitbuch/server';
import { type CopyRecord, copyOf, copyRecords } from './copy';
import { DEMO_PASSWORD } from './demo-people';
import { type DemoLeadership } from './leaderships';
import { type DemoPerson } from './demo-person';
import { type CityIds } from './write-city';

const userId = ({ personnelNumber }: DemoPerson) => `demo-${personnelNumber}`;
const key = ({ tenantId, employeeId }: DemoPerson) => ({ tenant_id: tenantId, employee_id: employeeId });
const employment = ({ hiredOn: from, leftOn: to }: DemoPerson) => ({ from, to });

/**
 * Writes people with accounts, contracts, places, leaders and roles.
 * @param now when the accounts were made, ISO 8601
 */
export async function writePeople(
  client: ClientBase,
  people: readonly DemoPerson[],
  leaderships: readonly DemoLeadership[],
  ids: CityIds,
  now: string,
): Promise<void> {
  await writeAccounts(client, people, now);
  const write = (table: string, records: (person: DemoPerson) => CopyRecord[]) =>
    copyRecords(client, table, people.flatMap(records));
  const facts = <Table extends keyof typeof FACT_RECORDS>(
    table: Table,
    records: (person: DemoPerson) => readonly Parameters<(typeof FACT_RECORDS)[Table]>[1][],
  ) => {
    const recordOf = FACT_RECORDS[table] as (employeeId: string, fact: unknown) => FactRecord;
    return write(table, (person) =>
      records(person).map((fact) => copyOf(person.tenantId, recordOf(person.employeeId, fact))),
    );
  };
  await write('employee', (person) => [employeeRecord(person)]);
  await facts('org_assignment', (person) => [
    { id: ids.of('unit', person.tenantId, person.unit.shortName), ...employment(person) },
  ]);
  await facts('site_assignment', ({ tenantId, sites }) =>
    sites.map(({ site, ...days }) => ({ id: ids.of('site', tenantId, site), ...days })),
  );
  await facts('agreement_assignment', (person) => [
    { id: ids.of('agreement', person.tenantId, person.agreement), ...employment(person) },
  ]);
  await facts('payroll_assignment', (person) => [{ code: person.payrollGroup, ...employment(person) }]);
  await facts('cost_center_assignment', (person) => [{ code: person.costCenter, ...employment(person) }]);
  await facts('contract', ({ contracts }) => contracts);
  await facts('remote_work_permission', ({ remoteWork }) =>
    (remoteWork ?? []).map((permission) => ({ id: ids.next(), ...permission })),
  );
  await facts('protected_status', ({ protections }) =>
    protections.map((protection) => ({ id: ids.next(), ...protection })),
  );
  await write('role_grant', (person) =>
    person.roles.map((role) => ({ ...key(person), role, valid_during: dateRange(employment(person)) })),
  );
  // Both have been here before: with a second one nobody gives roles alone any more.
  for (const { tenantId, employeeId, roles } of people)
    if (roles.includes('organisationAdministrator'))
      await recordAudit(client, { tenantId, employeeId }, 'sign-in.succeeded', { employeeId });
  await copyRecords(
    client,
    'leadership',
    leaderships.map(({ unit, person, kind }) => ({
      ...key(person),
      org_unit_id: ids.of('unit', unit.tenantId, unit.shortName),
      kind,
      valid_during: dateRange(employment(person)),
    })),
  );
}

/** One hash for all: the password is public, and thousands of hashes would take an hour. */
async function writeAccounts(client: ClientBase, people: readonly DemoPerson[], now: string): Promise<void> {
  const password = await hashPassword(DEMO_PASSWORD);
  await copyRecords(
    client,
    'auth_user',
    people.map((person) => ({
      id: userId(person),
      name: `${person.givenName} ${person.familyName}`,
      email: person.email,
      emailVerified: true,
    })),
  );
  await copyRecords(
    client,
    'auth_account',
    people.map((person) => ({
      id: `${userId(person)}-password`,
      accountId: userId(person),
      providerId: 'credential',
      userId: userId(person),
      password,
      updatedAt: now,
    })),
  );
}

function employeeRecord(person: DemoPerson): CopyRecord {
  return {
    ...key(person),
    personnel_number: person.personnelNumber,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    auth_user_id: userId(person),
    birth_date: person.birthDate,
    personnel_group: person.contracts[0].personnelGroup,
    hired_on: person.hiredOn,
    left_on: person.leftOn,
  };
}
