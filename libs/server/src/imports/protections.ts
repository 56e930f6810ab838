import { addDays } from '@zeitbuch/working-time';
import { newId } from '../platform';
import { checkDated } from './check-dated';
import { type ImportError } from './error-list';
import { type ProtectionRecord } from './protections-file';
import { type ImportWork } from './work';
import { reevaluateOpenMonths } from '../month';

type ResolvedProtection = ProtectionRecord & { readonly employeeId: string };

/**
 * Checks protections against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.overlap`. They may begin in closed months, which keep what they found.
 */
export function checkProtections(
  work: ImportWork,
  records: readonly ProtectionRecord[],
): Promise<{ found: ResolvedProtection[]; errors: ImportError[] }> {
  return checkDated(work, records, 'protected_status', 'protection');
}

/** Writes protections and evaluates the days of open months again to which they apply. */
export async function writeProtections(work: ImportWork, protections: readonly ResolvedProtection[]): Promise<void> {
  if (protections.length === 0) return;
  await work.client.query(
    `insert into protected_status (tenant_id, status_id, employee_id, kind, valid_during)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::daterange[])`,
    [
      work.tenantId,
      protections.map(newId),
      protections.map((p) => p.employeeId),
      protections.map((p) => p.kind),
      protections.map((p) => `[${p.validFrom},${p.validTo ? addDays(p.validTo, 1) : ''})`),
    ],
  );
  await reevaluateOpenMonths(work, [...new Set(protections.map((p) => p.employeeId))]);
}
