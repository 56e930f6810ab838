import { addDays } from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type ImportError, type ProtectionRecord } from './import';
import { type ImportWork } from './import-desk';
import { checkByPerson, failOutsideEmployment } from './known-employments';
import { reevaluateOpenMonths } from './reevaluate-open-months';

type ResolvedProtection = ProtectionRecord & { readonly employeeId: string };

interface ProtectionRow {
  personnel_number: string;
  kind: ProtectionRecord['kind'];
  from: string;
  to: string | null;
}

/**
 * Checks protections against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.overlap`. They may begin in closed months, which keep what they found.
 */
export async function checkProtections(
  work: ImportWork,
  records: readonly ProtectionRecord[],
): Promise<{ protections: ResolvedProtection[]; errors: ImportError[] }> {
  const known = await readProtections(work, records);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    const { validFrom, validTo, kind, personnelNumber } = record;
    failOutsideEmployment('validFrom', validFrom, person, fail);
    const other = known.find(
      (p) =>
        p.personnel_number === personnelNumber &&
        p.kind === kind &&
        (p.to === null || validFrom <= p.to) &&
        (validTo === null || p.from <= validTo),
    );
    if (other) fail('validFrom', validFrom, 'import.overlap', `Overlaps the protection that began on ${other.from}.`);
  });
  return { protections: resolved, errors };
}

async function readProtections({ client, tenantId }: ImportWork, records: readonly ProtectionRecord[]) {
  const { rows } = await client.query<ProtectionRow>(
    `select e.personnel_number, p.kind, lower(p.valid_during)::text as "from", (upper(p.valid_during) - 1)::text as "to"
     from protected_status p join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[])`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return rows;
}

/** Writes protections and values the days of open months anew to which they apply. */
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
