import { PERSONNEL_GROUPS, type LocalDate, type PersonnelGroup, isAddress } from '@zeitbuch/working-time';
import { type GrantedRole } from '../platform';
import { type ColumnSpec } from './csv-table';
import { type FileRules } from './read-file';
import { type RowReader, wordIn } from './row-reader';
import { GRANTED_ROLE_WORDS } from './role-words';
import { pathIn } from './unit-path';

export interface PersonRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly birthDate: LocalDate | null;
  /** Short names from the top, e.g. `['DEZ1', 'AMT11', 'SG111']`. */
  readonly unitPath: readonly string[];
  readonly personnelGroup: PersonnelGroup;
  readonly payrollGroup: string;
  /** What people call it; null where the file does not say. */
  readonly payrollGroupName: string | null;
  readonly costCenter: string | null;
  readonly hiredOn: LocalDate;
  /** Last day of employment, inclusive. */
  readonly leftOn: LocalDate | null;
  /** Null where the file does not say: of somebody new the usual one of their unit. */
  readonly agreement: string | null;
  /** Name of the site; null where the file does not say. */
  readonly site: string | null;
  readonly roles: readonly GrantedRole[];
  /** From when what the line says otherwise holds, of somebody who is there already; null: from today on. */
  readonly changedFrom: LocalDate | null;
}

const PEOPLE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'givenName', aliases: ['Vorname'] },
  { name: 'familyName', aliases: ['Nachname', 'Familienname'] },
  { name: 'email', aliases: ['E-Mail'] },
  { name: 'birthDate', aliases: ['Geburtsdatum'], required: false },
  { name: 'unit', aliases: ['Organisationseinheit', 'Einheit'] },
  { name: 'personnelGroup', aliases: ['Personalgruppe'] },
  { name: 'payrollGroup', aliases: ['Abrechnungskreis'] },
  { name: 'payrollGroupName', aliases: ['Name des Abrechnungskreises'], required: false },
  { name: 'costCenter', aliases: ['Kostenstelle'], required: false },
  { name: 'hiredOn', aliases: ['Eintritt'] },
  { name: 'leftOn', aliases: ['Austritt'], required: false },
  { name: 'agreement', aliases: ['Dienstvereinbarung'], required: false },
  { name: 'site', aliases: ['Standort'], required: false },
  { name: 'roles', aliases: ['Rollen'], required: false },
  { name: 'changedFrom', aliases: ['Änderung ab'], required: false },
];
/** Characters, as the screens take them. */
const LONGEST = { name: 100, payrollGroup: 50, costCenter: 40 };
const GROUPS = Object.fromEntries(PERSONNEL_GROUPS.map((group) => [group, group]));

/**
 * People; whether a unit or an agreement exists is asked later.
 * @param mayGrantRoles false over the API: nobody makes a second administrator for themselves
 */
export function peopleFile({ mayGrantRoles }: { readonly mayGrantRoles: boolean }): FileRules<PersonRecord> {
  const seen = { personnelNumber: new Map<string, number>(), email: new Map<string, number>() };
  const names = new Map<string, { name: string; line: number }>();
  return {
    columns: PEOPLE_COLUMNS,
    refusedColumns: mayGrantRoles ? [] : ['roles'],
    recordOf: (cells) => {
      const person = personOf(cells);
      for (const column of ['personnelNumber', 'email'] as const) {
        const key = cells.optional(column).toLowerCase();
        const first = seen[column].get(key);
        if (first !== undefined) cells.fail(column, 'import.duplicate', `The same "${column}" is on line ${first}.`);
        else if (key !== '') seen[column].set(key, cells.line);
      }
      const { payrollGroup = '', payrollGroupName: name } = person ?? {};
      const told = names.get(payrollGroup);
      if (name && told && told.name !== name)
        cells.fail('payrollGroupName', 'import.two-names', `On line ${told.line} the group has another name.`);
      else if (name && !told) names.set(payrollGroup, { name, line: cells.line });
      return person;
    },
  };
}

function personOf(cells: RowReader): PersonRecord | null {
  const email = cells.text('email');
  if (email !== '' && !isAddress(email))
    cells.fail('email', 'import.bad-email', 'Not an e-mail address with which somebody can sign in.');
  const personnelGroup = cells.choice('personnelGroup', 'import.unknown-personnel-group', GROUPS);
  const hiredOn = cells.date('hiredOn');
  const person = {
    line: cells.line,
    personnelNumber: cells.personnelNumber(),
    givenName: cells.text('givenName', LONGEST.name),
    familyName: cells.text('familyName', LONGEST.name),
    email,
    birthDate: cells.optionalDate('birthDate'),
    unitPath: pathIn(cells),
    payrollGroup: cells.text('payrollGroup', LONGEST.payrollGroup),
    payrollGroupName: cells.optionalText('payrollGroupName', LONGEST.name),
    costCenter: cells.optionalText('costCenter', LONGEST.costCenter),
    leftOn: cells.optionalDate('leftOn'),
    agreement: cells.optional('agreement') || null,
    site: cells.optional('site') || null,
    roles: rolesOf(cells),
    changedFrom: cells.optionalDate('changedFrom'),
  };
  if (hiredOn === null) return null;
  if (person.leftOn !== null && person.leftOn < hiredOn)
    cells.fail('leftOn', 'import.ends-before-start', 'Leaves before being hired.');
  if (person.birthDate !== null && person.birthDate >= hiredOn)
    cells.fail('birthDate', 'import.bad-date', 'Born after being hired.');
  return personnelGroup ? { ...person, hiredOn, personnelGroup } : null;
}

function rolesOf(cells: RowReader): GrantedRole[] {
  const roles = new Set<GrantedRole>();
  for (const word of cells
    .optional('roles')
    .split(/[,|\s]+/)
    .filter(Boolean)) {
    const role = wordIn(GRANTED_ROLE_WORDS, word);
    if (role) roles.add(role);
    else cells.fail('roles', 'import.unknown-role', `"${word}" is not a role.`);
  }
  return [...roles];
}
