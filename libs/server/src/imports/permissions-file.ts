import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { datedFile, spanOf } from './dated-file';
import { type FileRules } from './read-file';
import { ANSWERS, type RowReader } from './row-reader';

/** An agreement on telework or an approval of mobile work. */
export interface PermissionRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly kind: 'telework' | 'mobileWork';
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null while it runs on. */
  readonly validTo: LocalDate | null;
  /** Of telework: the workplace at home is installed (§ 2 (7) ArbStättV). */
  readonly isEquipmentInstalled: boolean;
}

const PERMISSION_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'kind', aliases: ['Art'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
  { name: 'equipmentInstalled', aliases: ['Eingerichtet'], required: false },
];
const KINDS: Readonly<Record<string, PermissionRecord['kind']>> = {
  telework: 'telework',
  Telearbeit: 'telework',
  mobileWork: 'mobileWork',
  'Mobile Arbeit': 'mobileWork',
};

/** Reads permissions. Those of a person and kind must not overlap; of telework it must be said whether the desk is installed. */
export const permissionsFile = (): FileRules<PermissionRecord> =>
  datedFile({
    columns: PERMISSION_COLUMNS,
    recordOf: permissionOf,
    kindOf: ({ kind }) => kind,
    what: 'permission',
  });

function permissionOf(cells: RowReader): PermissionRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-permission', KINDS);
  const span = spanOf(cells);
  if (!kind) return null;
  // Nothing is guessed: of telework it decides, of mobile work it would mean nothing.
  const isAsked = kind === 'telework' || cells.optional('equipmentInstalled') !== '';
  const answer = isAsked ? cells.choice('equipmentInstalled', 'import.bad-answer', ANSWERS) : 'no';
  return span && { line: cells.line, personnelNumber, kind, ...span, isEquipmentInstalled: answer === 'yes' };
}
