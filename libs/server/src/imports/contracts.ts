import { type PersonnelGroup, lastDayOf, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { FACT_RECORDS, writeFacts } from '../facts';
import { newId } from '../platform';
import { type ContractRecord } from './contracts-file';
import { type ImportError, importError } from './error-list';
import { Spans } from './spans';
import { daysOf } from './dated-file';
import { type ImportWork } from './work';
import { reevaluateOpenMonths } from '../month';
import { type FailCell } from './known-employments';

/** A contract with the person it belongs to. */
export interface ResolvedContract extends ContractRecord {
  readonly employeeId: string;
  readonly personnelGroup: PersonnelGroup;
}

interface PersonRow {
  employee_id: string;
  personnel_number: string;
  personnel_group: PersonnelGroup | null;
  hired_on: LocalDate;
  left_on: LocalDate | null;
  last_closed: YearMonth | null;
  contracts: KnownContract[] | null;
}

type KnownContract = Omit<ContractRecord, 'line' | 'personnelNumber'>;

interface KnownPerson extends Omit<PersonRow, 'contracts'> {
  readonly contracts: Spans<KnownContract, string>;
}

/**
 * Checks contracts against the database: one that is on record just so is left as it is. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.overlap`, `import.closed-month`, `import.unknown-personnel-group`.
 */
export async function checkContracts(
  work: ImportWork,
  records: readonly ContractRecord[],
): Promise<{ found: ResolvedContract[]; errors: ImportError[]; unchanged: number[] }> {
  const people = await readPeople(work, records);
  const errors: ImportError[] = [];
  const contracts: ResolvedContract[] = [];
  const unchanged: number[] = [];
  for (const record of records) {
    const fail: FailCell = (cell, code, message) =>
      errors.push(importError({ line: record.line, ...cell }, code, message));
    const person = people.get(record.personnelNumber);
    if (!person) {
      fail(
        { column: 'personnelNumber', value: record.personnelNumber },
        'import.unknown-person',
        'Nobody has this personnel number.',
      );
      continue;
    }
    if (isOnRecord(record, person)) {
      unchanged.push(record.line);
      continue;
    }
    failDates(record, person, fail);
    const { employee_id: employeeId, personnel_group: personnelGroup } = person;
    if (personnelGroup) contracts.push({ ...record, employeeId, personnelGroup });
    else {
      const why = 'The personnel group of this person is not known: import people first.';
      fail({ column: 'personnelNumber', value: record.personnelNumber }, 'import.unknown-personnel-group', why);
    }
  }
  return { found: contracts, errors, unchanged };
}

/** Whether the contract that began on this day is the very same. One without an end that was ended since is it, too. */
function isOnRecord(line: ContractRecord, { contracts }: KnownPerson): boolean {
  const known = contracts.meeting({ from: line.validFrom, to: line.validFrom });
  return (
    known?.validFrom === line.validFrom &&
    (line.validTo === null || line.validTo === known.validTo) &&
    line.weeklyMinutes === known.weeklyMinutes &&
    line.payGroup === known.payGroup &&
    line.worksInShifts === known.worksInShifts &&
    isSameWeek(line.oddMinutes, known.oddMinutes) &&
    isSameWeek(line.evenMinutes, known.evenMinutes)
  );
}

const isSameWeek = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((minutes, day) => minutes === b[day]);

function failDates(contract: ContractRecord, person: KnownPerson, fail: FailCell): void {
  const { validFrom } = contract;
  if (validFrom < person.hired_on || (person.left_on !== null && validFrom > person.left_on))
    fail(
      { column: 'validFrom', value: validFrom },
      'import.outside-employment',
      'The person is not employed on this day.',
    );
  const other = person.contracts.meeting(daysOf(contract));
  if (other)
    fail(
      { column: 'validFrom', value: validFrom },
      'import.overlap',
      `Overlaps the contract that began on ${other.validFrom}.`,
    );
  if (person.last_closed !== null && validFrom <= lastDayOf(person.last_closed))
    fail(
      { column: 'validFrom', value: validFrom },
      'import.closed-month',
      `The month ${person.last_closed} is already closed.`,
    );
}

async function readPeople({ client, tenantId }: ImportWork, records: readonly ContractRecord[]) {
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id, e.personnel_number, e.hired_on::text, e.left_on::text,
       coalesce(e.personnel_group, (select c.personnel_group from contract c
         where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id order by lower(c.valid_during) desc limit 1)) as personnel_group,
       (select to_char(max(m.month), 'YYYY-MM') from employee_month m
        where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed') as last_closed,
       (select json_agg(json_build_object('validFrom', lower(c.valid_during), 'validTo', upper(c.valid_during) - 1,
          'weeklyMinutes', c.weekly_minutes, 'oddMinutes', c.pattern_odd, 'evenMinutes', c.pattern_even,
          'payGroup', c.pay_group, 'worksInShifts', c.works_in_shifts))
        from contract c where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id) as contracts
     from employee e where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return new Map(
    rows.map((row): [string, KnownPerson] => [
      row.personnel_number,
      { ...row, contracts: new Spans(row.contracts ?? [], daysOf) },
    ]),
  );
}

/** Writes contracts and evaluates the days of open months again to which they apply. */
export async function writeContracts(work: ImportWork, contracts: readonly ResolvedContract[]): Promise<void> {
  if (contracts.length === 0) return;
  await writeFacts(
    work.client,
    work.tenantId,
    'contract',
    contracts.map(({ employeeId, oddMinutes, evenMinutes, ...contract }) =>
      FACT_RECORDS.contract(employeeId, {
        ...{ contractId: newId(), validFrom: contract.validFrom, validTo: contract.validTo },
        ...{ weeklyMinutes: contract.weeklyMinutes, pattern: { kind: 'oddEven', odd: oddMinutes, even: evenMinutes } },
        personnelGroup: contract.personnelGroup,
        ...(contract.payGroup === null ? {} : { payGroup: contract.payGroup }),
        worksInShifts: contract.worksInShifts,
      }),
    ),
  );
  await reevaluateOpenMonths(work, [...new Set(contracts.map((c) => c.employeeId))]);
}
