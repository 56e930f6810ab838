import { addDays } from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type ImportError, type PermissionRecord, importError } from './import';
import { type ImportWork } from './import-desk';
import { reevaluateOpenMonths } from './reevaluate-open-months';

/** A permission with the person it belongs to. */
export interface ResolvedPermission extends PermissionRecord {
  readonly employeeId: string;
}

interface PersonRow {
  employee_id: string;
  personnel_number: string;
  hired_on: string;
  left_on: string | null;
  permissions: { kind: PermissionRecord['kind']; from: string; to: string | null }[] | null;
}

/**
 * Checks permissions to work away from the office against the database. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.overlap`. They may begin in closed months, which keep what they found.
 */
export async function checkPermissions(
  work: ImportWork,
  records: readonly PermissionRecord[],
): Promise<{ permissions: ResolvedPermission[]; errors: ImportError[] }> {
  const people = await readPeople(work, records);
  const errors: ImportError[] = [];
  const permissions: ResolvedPermission[] = [];
  for (const record of records) {
    const { line, personnelNumber, validFrom } = record;
    const fail = (column: string, value: string, code: string, message: string) =>
      errors.push(importError({ line, column, value }, code, message));
    const person = people.get(personnelNumber);
    if (!person) {
      fail('personnelNumber', personnelNumber, 'import.unknown-person', 'Nobody has this personnel number.');
      continue;
    }
    if (validFrom < person.hired_on || (person.left_on !== null && validFrom > person.left_on))
      fail('validFrom', validFrom, 'import.outside-employment', 'The person is not employed on this day.');
    const other = overlapOf(record, person);
    if (other) fail('validFrom', validFrom, 'import.overlap', `Overlaps the permission that began on ${other.from}.`);
    permissions.push({ ...record, employeeId: person.employee_id });
  }
  return { permissions, errors };
}

const overlapOf = ({ kind, validFrom, validTo }: PermissionRecord, { permissions }: PersonRow) =>
  permissions?.find(
    (p) => p.kind === kind && (p.to === null || validFrom <= p.to) && (validTo === null || p.from <= validTo),
  );

async function readPeople({ client, tenantId }: ImportWork, records: readonly PermissionRecord[]) {
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id, e.personnel_number, e.hired_on::text, e.left_on::text,
       (select json_agg(json_build_object('kind', p.kind, 'from', lower(p.valid_during), 'to', upper(p.valid_during) - 1))
        from remote_work_permission p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id) as permissions
     from employee e where e.tenant_id = $1 and e.personnel_number = any($2::text[])`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return new Map(rows.map((row) => [row.personnel_number, row]));
}

/** Writes permissions and values the days of open months anew to which they apply. */
export async function writePermissions(work: ImportWork, permissions: readonly ResolvedPermission[]): Promise<void> {
  const { client, tenantId } = work;
  if (permissions.length === 0) return;
  const { rowCount: kept } = await client.query('select from remote_work_permission where tenant_id = $1 limit 1', [
    tenantId,
  ]);
  await client.query(
    `insert into remote_work_permission (tenant_id, permission_id, employee_id, kind, valid_during, equipment_installed)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::daterange[], $6::boolean[])`,
    [
      tenantId,
      permissions.map(newId),
      permissions.map((p) => p.employeeId),
      permissions.map((p) => p.kind),
      permissions.map((p) => `[${p.validFrom},${p.validTo ? addDays(p.validTo, 1) : ''})`),
      permissions.map((p) => p.isEquipmentInstalled),
    ],
  );
  // With its first permissions a tenant begins to keep them: now it is told of everybody who has none.
  await reevaluateOpenMonths(work, kept ? [...new Set(permissions.map((p) => p.employeeId))] : null);
}
