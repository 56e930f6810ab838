import { type LocalDate } from '@zeitbuch/working-time';
import { type GrantedRole } from '../platform';
import { type ColumnSpec } from './csv-table';
import { type FileRecord, type FileRules } from './read-file';
import { wordIn } from './row-reader';
import { GRANTED_ROLE_WORDS, NAMED_ROLE_WORDS } from './role-words';
import { pathsIn } from './unit-path';

/** Somebody is to have a role on some days. */
export interface RoleRecord extends FileRecord {
  /** Null: from today on, if it does not hold already. */
  readonly validFrom: LocalDate | null;
  /** Last day; null until further notice. */
  readonly validTo: LocalDate | null;
  readonly role: GrantedRole;
  /** Null: for the whole city. */
  readonly unitPaths: readonly (readonly string[])[] | null;
}

const ROLE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'role', aliases: ['Rolle'] },
  { name: 'units', aliases: ['Organisationseinheiten', 'Einheiten'], required: false },
  { name: 'validFrom', aliases: ['Gültig ab'], required: false },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
];

/** Roles; each of them once for a person: of a second line nobody could decide before the first one is decided. */
export const rolesFile = (): FileRules<RoleRecord> => ({
  columns: ROLE_COLUMNS,
  recordOf: (cells) => {
    const personnelNumber = cells.personnelNumber();
    const named = cells.choice('role', 'import.unknown-role', NAMED_ROLE_WORDS);
    const role = wordIn(GRANTED_ROLE_WORDS, cells.optional('role'));
    if (named && !role) cells.fail('role', 'import.role-without-desk', 'This role cannot be given yet.');
    const unitPaths = pathsIn(cells, 'units');
    if (unitPaths && role && role !== 'timeAdministrator')
      cells.fail('units', 'import.whole-city-only', 'This role holds for the whole city.');
    const validFrom = cells.optionalDate('validFrom');
    const validTo = cells.optionalDate('validTo');
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      cells.fail('validTo', 'import.ends-before-start', 'Ends before it begins.');
    return role ? { line: cells.line, personnelNumber, role, unitPaths, validFrom, validTo } : null;
  },
  together: (ofPerson, fail) => {
    for (const [first, ...others] of Map.groupBy(ofPerson, ({ role }) => role).values())
      for (const record of others)
        fail(
          record,
          { column: 'role', value: record.role },
          'import.duplicate',
          `The role of this person is on line ${first.line} already.`,
        );
  },
});
