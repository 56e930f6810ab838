import { type LocalDate } from '@zeitbuch/working-time';
import { type Protection } from '../../evaluation';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { failOverlaps } from './overlaps';
import { RowReader } from './row-reader';

/** What protects a person from one day to another. */
export interface ProtectionRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly kind: Protection['kind'];
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null only for severe disability. */
  readonly validTo: LocalDate | null;
}

export const PROTECTION_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'kind', aliases: ['Schutz'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
];
const KINDS: Readonly<Record<string, Protection['kind']>> = {
  pregnant: 'pregnant',
  Schwangerschaft: 'pregnant',
  nursing: 'nursing',
  Stillzeit: 'nursing',
  eveningWork: 'eveningWork',
  'Arbeit bis 22 Uhr': 'eveningWork',
  severelyDisabled: 'severelyDisabled',
  Schwerbehinderung: 'severelyDisabled',
};

/** Reads protections. What ends by nature needs its end; those of a person and kind must not overlap. */
export function readProtectionsFile(content: string): ImportFile<ProtectionRecord> {
  const table = readCsvTable(content, PROTECTION_COLUMNS);
  const read = table.rows.map((row) => {
    const cells = new RowReader(row);
    return { cells, record: protectionOf(cells) };
  });
  const sound = read.flatMap(({ cells, record }) => (record && cells.errors.length === 0 ? [{ cells, record }] : []));
  const owner = ({ record }: (typeof sound)[number]) => `${record.personnelNumber} ${record.kind}`;
  for (const rows of Map.groupBy(sound, owner).values()) failOverlaps(rows, 'protection');
  const errors = [...table.errors, ...read.flatMap(({ cells }) => cells.errors)];
  const records = sound.filter(({ cells }) => cells.errors.length === 0).map(({ record }) => record);
  return { rowCount: table.rows.length, records, errors: errors.sort((a, b) => a.line - b.line) };
}

function protectionOf(cells: RowReader): ProtectionRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-protection', KINDS);
  const validFrom = cells.date('validFrom');
  const validTo = cells.optionalDate('validTo');
  if (validTo !== null && validFrom !== '' && validTo < validFrom)
    cells.fail('validTo', 'import.ends-before-start', 'Ends before it begins.');
  if (!kind) return null;
  if (kind !== 'severelyDisabled' && cells.optional('validTo') === '')
    cells.fail('validTo', 'import.no-end', 'This protection ends by nature: name its last day.');
  return { line: cells.line, personnelNumber, kind, validFrom, validTo };
}
