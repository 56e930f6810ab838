import { FACT_RECORDS, writeFacts } from '../facts';
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
  await writeFacts(
    work.client,
    work.tenantId,
    'protected_status',
    protections.map(({ employeeId, kind, validFrom: from, validTo: to }) =>
      FACT_RECORDS.protected_status(employeeId, { id: newId(), kind, from, to }),
    ),
  );
  await reevaluateOpenMonths(work, [...new Set(protections.map((p) => p.employeeId))]);
}
