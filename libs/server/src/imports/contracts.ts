import {
  type Dated,
  type LocalDate,
  type PersonnelGroup,
  type YearMonth,
  addDays,
  changeDated,
  datedDifferences,
  lastDayOf,
} from '@zeitbuch/working-time';
import { FACT_RECORDS, writeFacts } from '../facts';
import { reevaluateOpenMonths } from '../month';
import { Person, changeFacts, isSameValue } from '../organisation';
import { newId } from '../platform';
import { importCodeOf } from './changed-people';
import { type ContractRecord } from './contracts-file';
import { daysOf } from './dated-file';
import { type ImportError, importError } from './error-list';
import { type LineChange } from './kind-of-import';
import { type FailCell } from './known-employments';
import { refusalOf } from './savepoint';
import { Spans } from './spans';
import { type ImportWork } from './work';

/** A contract with the person it belongs to. */
interface ResolvedContract extends ContractRecord {
  readonly employeeId: string;
  readonly personnelGroup: PersonnelGroup;
}

/** What a contract says, in the form in which the organisation compares and changes it. */
interface Terms {
  readonly weeklyMinutes: number;
  readonly oddMinutes: readonly number[];
  readonly evenMinutes: readonly number[];
  readonly personnelGroup: PersonnelGroup;
  readonly payGroup: string | null;
  readonly worksInShifts: boolean;
}

/** A contract that changes what is on record for some of its days. */
interface ChangedContract extends Dated<Terms> {
  readonly line: number;
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

/** What is to be written of a file of contracts. */
export interface FoundContracts {
  readonly contracts: readonly ResolvedContract[];
  readonly changed: readonly ChangedContract[];
}

interface PersonRow {
  employee_id: string;
  personnel_number: string;
  personnel_group: PersonnelGroup | null;
  hired_on: LocalDate;
  left_on: LocalDate | null;
  last_closed: YearMonth | null;
  /** Sorted by their beginning. */
  contracts: Dated<Terms>[];
}

/**
 * Checks contracts against the database: one that is on record just so is left as it is; one that begins inside another
 * changes it from its first day on, until the next one that is planned already. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.closed-month`, `import.unknown-personnel-group`.
 */
export async function checkContracts(
  work: ImportWork,
  records: readonly ContractRecord[],
): Promise<{ found: FoundContracts; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const people = await readPeople(work, records);
  const errors: ImportError[] = [];
  const found = { contracts: [] as ResolvedContract[], changed: [] as ChangedContract[] };
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  for (const record of records) {
    const { line, personnelNumber } = record;
    const fail: FailCell = (cell, code, message) => errors.push(importError({ line, ...cell }, code, message));
    const person = people.get(personnelNumber);
    if (!person) {
      const cell = { column: 'personnelNumber', value: personnelNumber };
      fail(cell, 'import.unknown-person', 'Nobody has this personnel number.');
      continue;
    }
    const { employee_id: employeeId, personnel_group: personnelGroup } = person;
    if (!personnelGroup) {
      failOutside(record, person, fail);
      failClosed(record.validFrom, record, person, fail);
      const why = 'The personnel group of this person is not known: import people first.';
      fail({ column: 'personnelNumber', value: personnelNumber }, 'import.unknown-personnel-group', why);
      continue;
    }
    const contract = { ...record, employeeId, personnelGroup };
    const value = termsOf(contract);
    if (isOnRecord(record, value, person)) {
      unchanged.push(line);
      continue;
    }
    failOutside(record, person, fail);
    if (!person.known.meeting(daysOf(record))) {
      failClosed(record.validFrom, record, person, fail);
      found.contracts.push(contract);
      continue;
    }
    const change = { from: record.validFrom, to: record.validTo ?? lastFreeDay(record, person), value };
    const after = changeDated<Terms>(person.contracts, change, isSameValue);
    const [first] = datedDifferences<Terms>(person.contracts, after, isSameValue);
    if (!first) {
      unchanged.push(line);
      continue;
    }
    failClosed(first.from, record, person, fail);
    found.changed.push({ ...change, line, employeeId, hiredOn: person.hired_on, leftOn: person.left_on });
    const before = person.known.meeting({ from: first.from, to: first.from })?.value.weeklyMinutes;
    changes.push({
      ...{ line, column: 'weeklyHours' },
      ...{ before: before === undefined ? '' : hoursOf(before), after: hoursOf(value.weeklyMinutes) },
    });
  }
  return { found, errors, unchanged, changes };
}

const termsOf = (contract: ResolvedContract): Terms => {
  const { weeklyMinutes, oddMinutes, evenMinutes, personnelGroup, payGroup, worksInShifts } = contract;
  return { weeklyMinutes, oddMinutes, evenMinutes, personnelGroup, payGroup, worksInShifts };
};

const hoursOf = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** What is planned already for a later day stays. */
function lastFreeDay({ validFrom }: ContractRecord, { contracts }: PersonRow): LocalDate | null {
  const next = contracts.find(({ from }) => from > validFrom);
  return next ? addDays(next.from, -1) : null;
}

/** Whether the contract that began on this day is the very same. One without an end that was ended since is it, too. */
function isOnRecord({ validFrom, validTo }: ContractRecord, value: Terms, { contracts }: PersonRow): boolean {
  const known = contracts.find(({ from }) => from === validFrom);
  return known !== undefined && (validTo === null || validTo === known.to) && isSameValue(value, known.value);
}

function failOutside({ validFrom }: ContractRecord, person: PersonRow, fail: FailCell): void {
  if (validFrom < person.hired_on || (person.left_on !== null && validFrom > person.left_on))
    fail(
      { column: 'validFrom', value: validFrom },
      'import.outside-employment',
      'The person is not employed on this day.',
    );
}

/** @param day the first one on which something else would hold */
function failClosed(day: LocalDate, { validFrom }: ContractRecord, person: PersonRow, fail: FailCell): void {
  if (person.last_closed !== null && day <= lastDayOf(person.last_closed))
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
       coalesce((select json_agg(json_build_object('from', lower(c.valid_during), 'to', upper(c.valid_during) - 1,
          'value', json_build_object('weeklyMinutes', c.weekly_minutes, 'oddMinutes', c.pattern_odd, 'evenMinutes', c.pattern_even,
            'personnelGroup', c.personnel_group, 'payGroup', c.pay_group, 'worksInShifts', c.works_in_shifts))
          order by lower(c.valid_during))
        from contract c where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id), '[]') as contracts
     from employee e where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return new Map(
    rows.map((row) => [
      row.personnel_number,
      { ...row, known: new Spans(row.contracts, ({ from, to }) => daysOf({ validFrom: from, validTo: to })) },
    ]),
  );
}

/** Writes contracts, the changing ones by the act of the organisation. @returns why some were left out */
export async function writeContracts(work: ImportWork, { contracts, changed }: FoundContracts): Promise<ImportError[]> {
  await writeNew(work, contracts);
  const errors: ImportError[] = [];
  for (const ofPerson of Map.groupBy(changed, ({ employeeId }) => employeeId).values())
    errors.push(...(await changeContracts(work, ofPerson)));
  return errors;
}

/** All of a person or none. */
async function changeContracts(work: ImportWork, changed: readonly ChangedContract[]): Promise<ImportError[]> {
  const [{ employeeId, hiredOn, leftOn }] = changed;
  const { tenantId } = work;
  const refusal = await refusalOf(work.client, async () => {
    const changes = changed.map(({ from, to, value }) => ({ kind: 'contract' as const, from, to, value }));
    await changeFacts(work, { employeeId, hiredOn, leftOn }, changes);
    await work.entities().getRepository(Person).increment({ tenantId, employeeId }, 'version', 1);
  });
  if (!refusal) return [];
  return changed.map(({ line, from }) =>
    importError({ line, column: 'validFrom', value: from }, importCodeOf(refusal), refusal.message),
  );
}

/** Writes contracts that meet no other one and evaluates the days of open months again to which they apply. */
async function writeNew(work: ImportWork, contracts: readonly ResolvedContract[]): Promise<void> {
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
