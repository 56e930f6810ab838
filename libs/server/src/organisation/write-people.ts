import { type LocalDate, type PersonnelGroup } from '@zeitbuch/working-time';
import { recordAuditOfMany } from '../audit';
import { FACT_RECORDS, writeFacts } from '../facts';
import { type GrantedRole, newId } from '../platform';
import { changeSignInAddress } from '../identity';
import { handOver, recordComingBack } from './come-back';
import { type ChangeWork } from './fact-change';
import { BY_THE_SERVER, writeRoles } from './role-writer';

/** Somebody to be written, by whatever way they come. */
export interface NewPerson {
  readonly personnelNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly birthDate: LocalDate | null;
  readonly personnelGroup: PersonnelGroup;
  readonly payrollGroup: string;
  /** What people call it; null leaves the name that it has. */
  readonly payrollGroupName: string | null;
  readonly costCenter: string | null;
  readonly hiredOn: LocalDate;
  /** Last day of employment, inclusive. */
  readonly leftOn: LocalDate | null;
  readonly unitId: string;
  readonly agreementId: string;
  readonly siteId: string;
  readonly roles: readonly GrantedRole[];
  /** The record with which they left, of somebody who comes back; whether they may was asked before. */
  readonly follows?: string;
}

/**
 * Writes people with an account without a password, their unit, agreement, site, payroll group, cost centre and roles.
 * Where another tenant has an account with the address, the person gets none, and nobody hears of it (ADR 0020). Who
 * comes back keeps the one of before.
 * @returns their ids, in the same order
 */
export async function writePeople(
  { client, tenantId, actor }: Pick<ChangeWork, 'client' | 'tenantId' | 'actor'>,
  people: readonly NewPerson[],
): Promise<string[]> {
  const rows = await withAccounts({ client, tenantId }, people);
  const each = <T>(value: (row: (typeof rows)[number]) => T) => rows.map(value);
  const accounts = await client.query<{ id: string }>(
    `insert into auth_user (id, name, email, "emailVerified") select id, name, lower(email), false
     from unnest($1::text[], $2::text[], $3::text[]) as u(id, name, email)
     on conflict do nothing returning id`,
    [each((r) => r.authUserId), each((r) => `${r.givenName} ${r.familyName}`), each((r) => r.email)],
  );
  const made = new Set(accounts.rows.map(({ id }) => id));
  await namePayrollGroups({ client, tenantId }, rows);
  await client.query(
    `insert into employee (tenant_id, employee_id, personnel_number, given_name, family_name, email, auth_user_id, birth_date,
       personnel_group, hired_on, left_on, access_blocked_at)
     select $1, employee_id, number, given, family, lower(email), auth_user_id, birth_date, personnel_group, hired_on, left_on, blocked_at
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::date[], $11::date[], $12::timestamptz[])
       as e(employee_id, number, given, family, email, auth_user_id, birth_date, personnel_group, hired_on, left_on, blocked_at)`,
    [
      tenantId,
      each((r) => r.employeeId),
      each((r) => r.personnelNumber),
      each((r) => r.givenName),
      each((r) => r.familyName),
      each((r) => r.email),
      each((r) => (r.keepsAccount || made.has(r.authUserId) ? r.authUserId : null)),
      each((r) => r.birthDate),
      each((r) => r.personnelGroup),
      each((r) => r.hiredOn),
      each((r) => r.leftOn),
      each((r) => r.blockedAt),
    ],
  );
  // Once the account opens this employment: what it opens beside it decides whether it goes by the address.
  for (const { keepsAccount, authUserId, email } of rows)
    if (keepsAccount) await changeSignInAddress(client, authUserId, email);
  const { org_assignment, agreement_assignment, site_assignment, payroll_assignment, cost_center_assignment } =
    FACT_RECORDS;
  const days = ({ hiredOn: from, leftOn: to }: Pick<NewPerson, 'hiredOn' | 'leftOn'>) => ({ from, to });
  const units = rows.map((r) => org_assignment(r.employeeId, { id: r.unitId, ...days(r) }));
  const agreements = rows.map((r) => agreement_assignment(r.employeeId, { id: r.agreementId, ...days(r) }));
  const sites = rows.map((r) => site_assignment(r.employeeId, { id: r.siteId, ...days(r) }));
  const groups = rows.map((r) => payroll_assignment(r.employeeId, { code: r.payrollGroup, ...days(r) }));
  const centers = rows.flatMap(({ employeeId, costCenter: code, ...r }) =>
    code === null ? [] : cost_center_assignment(employeeId, { code, ...days(r) }),
  );
  await writeFacts(client, tenantId, 'payroll_assignment', groups);
  await writeFacts(client, tenantId, 'cost_center_assignment', centers);
  await writeFacts(client, tenantId, 'org_assignment', units);
  await writeFacts(client, tenantId, 'agreement_assignment', agreements);
  await writeFacts(client, tenantId, 'site_assignment', sites);
  const grants = rows.flatMap(({ employeeId, roles, ...r }) =>
    roles.map((role) => ({ ...{ grantId: newId(), employeeId, role, unitIds: null }, ...days(r) })),
  );
  await writeRoles({ client, tenantId }, grants, BY_THE_SERVER);
  for (const [role, ofRole] of Map.groupBy(grants, (g) => g.role))
    await recordAuditOfMany(
      client,
      actor,
      'role.granted',
      ofRole.map((g) => g.employeeId),
      { payload: { role, source: 'import' } },
    );
  for (const { follows: before, employeeId, hiredOn } of rows)
    if (before !== undefined) await recordComingBack({ client, tenantId, actor }, { before, employeeId, hiredOn });
  return each(({ employeeId }) => employeeId);
}

/** People with their ids, and the accounts that go along with who comes back. */
async function withAccounts(
  work: Pick<ChangeWork, 'client' | 'tenantId'>,
  people: readonly NewPerson[],
): Promise<(NewPerson & NewRecord)[]> {
  const rows: (NewPerson & NewRecord)[] = [];
  for (const person of people) {
    const employeeId = newId();
    const old = person.follows === undefined ? null : await handOver(work, { before: person.follows, employeeId });
    rows.push({
      ...person,
      employeeId,
      authUserId: old?.authUserId ?? newId(),
      keepsAccount: old != null && old.authUserId !== null,
      blockedAt: old?.blockedAt ?? null,
    });
  }
  return rows;
}

interface NewRecord {
  readonly employeeId: string;
  readonly authUserId: string;
  /** The account was there before. */
  readonly keepsAccount: boolean;
  readonly blockedAt: string | null;
}

/** Gives payroll groups the names that somebody tells; null leaves the one that there is. */
export async function namePayrollGroups(
  { client, tenantId }: Pick<ChangeWork, 'client' | 'tenantId'>,
  told: readonly Pick<NewPerson, 'payrollGroup' | 'payrollGroupName'>[],
): Promise<void> {
  const named = told.filter(({ payrollGroupName }) => payrollGroupName !== null);
  await client.query(
    `insert into payroll_group (tenant_id, code, name)
     select distinct $1::int, code, name from unnest($2::text[], $3::text[]) as g(code, name)
     on conflict (tenant_id, code) do update set name = excluded.name, version = payroll_group.version + 1 where payroll_group.name <> excluded.name`,
    [tenantId, named.map((r) => r.payrollGroup), named.map((r) => r.payrollGroupName)],
  );
}
