import { type DatedRecord, daysOf } from './dated-file';
import { type ImportError } from './error-list';
import { spansBy } from './spans';
import { type ImportWork } from './work';
import { checkByPerson, failOutsideEmployment } from './known-employments';

interface KindRecord extends DatedRecord {
  readonly kind: string;
}

type KnownRow = Omit<KindRecord, 'line'>;

const keyOf = ({ personnelNumber, kind }: KnownRow): string => `${personnelNumber} ${kind}`;

/**
 * Checks rows that hold from one day to another, one of a kind at a time, against what is on record.
 * Codes: `import.unknown-person`, `import.outside-employment`, `import.overlap`.
 * @param what names a row in messages
 */
export async function checkDated<Rec extends KindRecord>(
  work: ImportWork,
  records: readonly Rec[],
  table: 'remote_work_permission' | 'protected_status',
  what: string,
): Promise<{ found: (Rec & { employeeId: string })[]; errors: ImportError[] }> {
  const known = await readKnown(work, records, table);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('validFrom', record.validFrom, person, fail);
    const other = known.get(keyOf(record))?.meeting(daysOf(record));
    if (other)
      fail(
        { column: 'validFrom', value: record.validFrom },
        'import.overlap',
        `Overlaps the ${what} that began on ${other.validFrom}.`,
      );
  });
  return { found: resolved, errors };
}

async function readKnown({ client, tenantId }: ImportWork, records: readonly KindRecord[], table: string) {
  const { rows } = await client.query<KnownRow & Record<string, unknown>>(
    `select e.personnel_number as "personnelNumber", k.kind,
       lower(k.valid_during)::text as "validFrom", (upper(k.valid_during) - 1)::text as "validTo"
     from ${table} k join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return spansBy(rows, keyOf, daysOf);
}
