import { type LocalDate, type YearMonth, monthOf } from '@zeitbuch/working-time';
import { type ImportError, importError, type Cell, type ImportCode } from './error-list';
import { type ImportWork } from './work';

/** What the database knows of a person about whom a file says something. */
export interface KnownEmployment {
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  /** Everything up to it is closed. */
  readonly lastClosedMonth: YearMonth | null;
}

interface PersonRow {
  employee_id: string;
  personnel_number: string;
  hired_on: LocalDate;
  left_on: LocalDate | null;
  last_closed: YearMonth | null;
}

interface Named {
  readonly line: number;
  readonly personnelNumber: string;
}

/** Reads the people of a file by personnel number. */
export async function readEmployments(
  { client, tenantId }: ImportWork,
  records: readonly Named[],
): Promise<Map<string, KnownEmployment>> {
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id, e.personnel_number, e.hired_on::text, e.left_on::text,
       (select to_char(max(m.month), 'YYYY-MM') from employee_month m
        where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed') as last_closed
     from employee e where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return new Map(
    rows.map((row) => [
      row.personnel_number,
      {
        employeeId: row.employee_id,
        hiredOn: row.hired_on,
        leftOn: row.left_on,
        lastClosedMonth: row.last_closed,
      },
    ]),
  );
}

/** Notes something wrong with a record, at one of its columns. */
export type FailCell = (cell: Cell, code: ImportCode, message: string) => void;

/**
 * Gives each record its person and lets `check` look at both. Code: `import.unknown-person`.
 * @returns records with their people, whatever is wrong with them, and all errors
 */
export async function checkByPerson<Rec extends Named>(
  work: ImportWork,
  records: readonly Rec[],
  check: (record: Rec, person: KnownEmployment, fail: FailCell) => void,
): Promise<{ resolved: (Rec & { employeeId: string })[]; errors: ImportError[] }> {
  const people = await readEmployments(work, records);
  const errors: ImportError[] = [];
  const resolved = records.flatMap((record) => {
    const fail: FailCell = (cell, code, message) =>
      errors.push(importError({ line: record.line, ...cell }, code, message));
    const person = people.get(record.personnelNumber);
    if (!person) {
      fail(
        { column: 'personnelNumber', value: record.personnelNumber },
        'import.unknown-person',
        'Nobody has this personnel number.',
      );
      return [];
    }
    check(record, person, fail);
    return [{ ...record, employeeId: person.employeeId }];
  });
  return { resolved, errors };
}

/** Notes `import.outside-employment`. */
export function failOutsideEmployment(
  column: string,
  date: LocalDate,
  { hiredOn, leftOn }: KnownEmployment,
  fail: FailCell,
): void {
  if (date < hiredOn || (leftOn !== null && date > leftOn))
    fail({ column, value: date }, 'import.outside-employment', 'The person is not employed on this day.');
}

/** Notes `import.closed-month`. */
export function failClosedMonth(
  column: string,
  date: LocalDate,
  { lastClosedMonth }: KnownEmployment,
  fail: FailCell,
): void {
  if (lastClosedMonth !== null && monthOf(date) <= lastClosedMonth)
    fail({ column, value: date }, 'import.closed-month', `The month ${monthOf(date)} is closed for this person.`);
}
