import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { failOverlaps } from './overlaps';
import { ANSWERS, RowReader } from './row-reader';

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

export const PERMISSION_COLUMNS: readonly ColumnSpec[] = [
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
export function readPermissionsFile(content: string): ImportFile<PermissionRecord> {
  const table = readCsvTable(content, PERMISSION_COLUMNS);
  const read = table.rows.map((row) => {
    const cells = new RowReader(row);
    return { cells, record: permissionOf(cells) };
  });
  const sound = read.flatMap(({ cells, record }) => (record && cells.errors.length === 0 ? [{ cells, record }] : []));
  const owner = ({ record }: (typeof sound)[number]) => `${record.personnelNumber} ${record.kind}`;
  for (const rows of Map.groupBy(sound, owner).values()) failOverlaps(rows, 'permission');
  const errors = [...table.errors, ...read.flatMap(({ cells }) => cells.errors)];
  const records = sound.filter(({ cells }) => cells.errors.length === 0).map(({ record }) => record);
  return { rowCount: table.rows.length, records, errors: errors.sort((a, b) => a.line - b.line) };
}

function permissionOf(cells: RowReader): PermissionRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-permission', KINDS);
  const validFrom = cells.date('validFrom');
  const validTo = cells.optionalDate('validTo');
  if (validTo !== null && validFrom !== '' && validTo < validFrom)
    cells.fail('validTo', 'import.ends-before-start', 'Ends before it begins.');
  if (!kind) return null;
  // Nothing is guessed: of telework it decides, of mobile work it would mean nothing.
  const isAsked = kind === 'telework' || cells.optional('equipmentInstalled') !== '';
  const answer = isAsked ? cells.choice('equipmentInstalled', 'import.bad-answer', ANSWERS) : 'no';
  return { line: cells.line, personnelNumber, kind, validFrom, validTo, isEquipmentInstalled: answer === 'yes' };
}
