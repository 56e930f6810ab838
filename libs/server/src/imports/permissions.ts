import { FACT_RECORDS, writeFacts } from '../facts';
import { newId } from '../platform';
import { type ImportError } from './error-list';
import { type PermissionRecord } from './permissions-file';
import { type ImportWork } from './work';
import { type ImportWriting, PEOPLE_LOCKED_AT_ONCE } from './writing';
import { checkDated } from './check-dated';
import { reevaluateOpenMonths } from '../month';

type ResolvedPermission = PermissionRecord & { readonly employeeId: string };

/**
 * Checks permissions to work away from the office against the database. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.overlap`. They may begin in closed months, which keep what they found.
 */
export function checkPermissions(
  work: ImportWork,
  records: readonly PermissionRecord[],
): Promise<{ found: ResolvedPermission[]; errors: ImportError[] }> {
  return checkDated(work, records, 'remote_work_permission', 'permission');
}

/** Writes permissions and evaluates the days of open months again to which they apply. */
export async function writePermissions(work: ImportWork, permissions: readonly ResolvedPermission[]): Promise<void> {
  if (permissions.length === 0) return;
  await writeFacts(
    work.client,
    work.tenantId,
    'remote_work_permission',
    permissions.map(({ employeeId, kind, validFrom: from, validTo: to, isEquipmentInstalled: equipped }) =>
      FACT_RECORDS.remote_work_permission(employeeId, { id: newId(), kind, from, to, equipped }),
    ),
  );
  await reevaluateOpenMonths(work, [...new Set(permissions.map((p) => p.employeeId))]);
}

/**
 * With its first permissions a tenant begins to keep them: from then on everybody is warned who has none. A few people
 * at a time, each time in a transaction of its own.
 */
export async function reevaluateWithoutPermission(writing: ImportWriting, importId: string): Promise<void> {
  const people = await writing.inTransaction((client) => withoutPermission(writing.work(client), importId));
  for (let at = 0; at < people.length; at += PEOPLE_LOCKED_AT_ONCE)
    await writing.inTransaction((client) =>
      reevaluateOpenMonths(writing.work(client), people.slice(at, at + PEOPLE_LOCKED_AT_ONCE)),
    );
}

/** Everybody with an open month who has no permission, if those of this import are the first; else nobody. */
async function withoutPermission({ client, tenantId }: ImportWork, importId: string): Promise<string[]> {
  const { rows } = await client.query<{ employee_id: string }>(
    `select distinct m.employee_id from employee_month m
     where m.tenant_id = $1 and m.status <> 'closed'
       and not exists (select from remote_work_permission p where p.tenant_id = m.tenant_id and p.employee_id = m.employee_id)
       and not exists (select from remote_work_permission p where p.tenant_id = $1 and not exists (
         select from import_person i where i.tenant_id = $1 and i.import_id = $2 and i.employee_id = p.employee_id))
     order by m.employee_id`,
    [tenantId, importId],
  );
  return rows.map((row) => row.employee_id);
}
