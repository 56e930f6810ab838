import { type LocalDate } from '@zeitbuch/working-time';
import { type ImportError } from './import';
import { type ImportWork } from './import-desk';
import { checkByPerson, failOutsideEmployment } from './known-employments';

interface DatedRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly kind: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

interface KnownRow {
  personnel_number: string;
  kind: string;
  from: string;
  to: string | null;
}

/**
 * Checks rows that hold from one day to another, one of a kind at a time, against what is on record.
 * Codes: `import.unknown-person`, `import.outside-employment`, `import.overlap`.
 * @param what names a row in messages
 */
export async function checkDated<Rec extends DatedRecord>(
  work: ImportWork,
  records: readonly Rec[],
  table: 'remote_work_permission' | 'protected_status',
  what: string,
): Promise<{ resolved: (Rec & { employeeId: string })[]; errors: ImportError[] }> {
  const known = await readKnown(work, records, table);
  return checkByPerson(work, records, ({ validFrom, validTo, kind, personnelNumber }, person, fail) => {
    failOutsideEmployment('validFrom', validFrom, person, fail);
    const other = known
      .get(personnelNumber)
      ?.find((k) => k.kind === kind && (k.to === null || validFrom <= k.to) && (validTo === null || k.from <= validTo));
    if (other) fail('validFrom', validFrom, 'import.overlap', `Overlaps the ${what} that began on ${other.from}.`);
  });
}

async function readKnown({ client, tenantId }: ImportWork, records: readonly DatedRecord[], table: string) {
  const { rows } = await client.query<KnownRow>(
    `select e.personnel_number, k.kind, lower(k.valid_during)::text as "from", (upper(k.valid_during) - 1)::text as "to"
     from ${table} k join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[])`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return Map.groupBy(rows, (row) => row.personnel_number);
}
