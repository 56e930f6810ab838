import { type ImportError } from './error-list';
import { type LeaveRecord } from './leave-file';
import { type ImportWork } from './work';
import { checkByPerson } from './known-employments';

type ResolvedLeave = LeaveRecord & { readonly employeeId: string };

/** Checks leave brought along against the database. Codes: `import.unknown-person`, `import.outside-employment`, `import.overlap`. */
export async function checkLeave(
  work: ImportWork,
  records: readonly LeaveRecord[],
): Promise<{ found: ResolvedLeave[]; errors: ImportError[] }> {
  const { rows } = await work.client.query<{ key: string }>(
    `select e.personnel_number || ' ' || o.year as key from leave_opening o join employee e using (tenant_id, employee_id)
     where o.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [work.tenantId, records.map(({ personnelNumber }) => personnelNumber)],
  );
  const known = new Set(rows.map(({ key }) => key));
  const { resolved, errors } = await checkByPerson(work, records, ({ personnelNumber, year }, person, fail) => {
    if (`${year}-12-31` < person.hiredOn || (person.leftOn !== null && `${year}-01-01` > person.leftOn))
      fail(
        { column: 'year', value: String(year) },
        'import.outside-employment',
        'The person was not employed in this year.',
      );
    if (known.has(`${personnelNumber} ${year}`))
      fail(
        { column: 'year', value: String(year) },
        'import.overlap',
        'Leave brought into this year is on record already.',
      );
  });
  return { found: resolved, errors };
}

/** Writes leave brought along. No day is worth anything else because of it. */
export async function writeLeave({ client, tenantId }: ImportWork, leave: readonly ResolvedLeave[]): Promise<void> {
  await client.query(
    `insert into leave_opening (tenant_id, employee_id, year, statutory_hundredths, extra_hundredths)
     select $1, * from unnest($2::uuid[], $3::int[], $4::int[], $5::int[])`,
    [
      tenantId,
      leave.map(({ employeeId }) => employeeId),
      leave.map(({ year }) => year),
      leave.map(({ statutoryHundredths }) => statutoryHundredths),
      leave.map(({ extraHundredths }) => extraHundredths),
    ],
  );
}
