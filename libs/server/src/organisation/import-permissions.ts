import { addDays } from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type ImportError, type PermissionRecord } from './import';
import { type ImportWork } from './import-desk';
import { checkDated } from './check-dated';
import { reevaluateOpenMonths } from './reevaluate-open-months';

type ResolvedPermission = PermissionRecord & { readonly employeeId: string };

/**
 * Checks permissions to work away from the office against the database. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.overlap`. They may begin in closed months, which keep what they found.
 */
export async function checkPermissions(
  work: ImportWork,
  records: readonly PermissionRecord[],
): Promise<{ permissions: ResolvedPermission[]; errors: ImportError[] }> {
  const { resolved, errors } = await checkDated(work, records, 'remote_work_permission', 'permission');
  return { permissions: resolved, errors };
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
