import { hashPassword } from 'better-auth/crypto';
import { type ClientBase } from 'pg';
import { type ContractSlice, addDays } from '@zeitbuch/working-time';
import { type CopyRecord, copyRecords, dateRange } from './copy';
import { DEMO_PASSWORD } from './demo-people';
import { type DemoLeadership } from './leaderships';
import { type DemoPerson } from './demo-person';
import { type CityIds } from './write-city';

const userId = ({ personnelNumber }: DemoPerson) => `demo-${personnelNumber}`;
const key = ({ tenantId, employeeId }: DemoPerson) => ({ tenant_id: tenantId, employee_id: employeeId });
const employment = ({ hiredOn, leftOn }: DemoPerson) => dateRange(hiredOn, leftOn && addDays(leftOn, 1));

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
  await write('employee', (person) => [employeeRecord(person)]);
  await write('org_assignment', (person) => [
    {
      ...key(person),
      org_unit_id: ids.of('unit', person.tenantId, person.unit.shortName),
      valid_during: employment(person),
    },
  ]);
  await write('site_assignment', (person) =>
    person.sites.map(({ site, from, to }) => ({
      ...key(person),
      site_id: ids.of('site', person.tenantId, site),
      valid_during: dateRange(from, to && addDays(to, 1)),
    })),
  );
  await write('agreement_assignment', (person) => [
    {
      ...key(person),
      agreement_id: ids.of('agreement', person.tenantId, person.agreement),
      valid_during: employment(person),
    },
  ]);
  await write('contract', (person) => person.contracts.map((slice) => ({ ...key(person), ...contractRecord(slice) })));
  await write('remote_work_permission', (person) =>
    (person.remoteWork ?? []).map(({ kind, from, to, equipped }) => ({
      ...key(person),
      permission_id: ids.next(),
      kind,
      valid_during: dateRange(from, to && addDays(to, 1)),
      equipment_installed: equipped,
    })),
  );
  await write('protected_status', (person) =>
    person.protections.map(({ kind, from, to }) => ({
      ...key(person),
      status_id: ids.next(),
      kind,
      valid_during: dateRange(from, to && addDays(to, 1)),
    })),
  );
  await write('role_grant', (person) =>
    person.roles.map((role) => ({ ...key(person), role, valid_during: employment(person) })),
  );
  await copyRecords(
    client,
    'leadership',
    leaderships.map(({ unit, person, kind }) => ({
      ...key(person),
      org_unit_id: ids.of('unit', unit.tenantId, unit.shortName),
      kind,
      valid_during: employment(person),
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
    payroll_group: person.payrollGroup,
    personnel_group: person.contracts[0].personnelGroup,
    cost_center: person.costCenter,
    hired_on: person.hiredOn,
    left_on: person.leftOn,
  };
}

function contractRecord({ pattern, validFrom, validTo, ...slice }: ContractSlice): CopyRecord {
  const [odd, even] = pattern.kind === 'weekly' ? [pattern.minutes, pattern.minutes] : [pattern.odd, pattern.even];
  return {
    contract_id: slice.contractId,
    valid_during: dateRange(validFrom, validTo && addDays(validTo, 1)),
    weekly_minutes: slice.weeklyMinutes,
    pattern_odd: `{${odd.join()}}`,
    pattern_even: `{${even.join()}}`,
    personnel_group: slice.personnelGroup,
    pay_group: slice.payGroup ?? null,
    works_in_shifts: slice.worksInShifts === true,
  };
}
