import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { RowReader } from './row-reader';

/** Somebody works at another site from a day on. */
export interface MoveRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly site: string;
  readonly validFrom: LocalDate;
}

export const MOVE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'site', aliases: ['Standort'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
];

/** Reads moves to other sites; a person moves at most once in a file, so that their order cannot matter. */
export function readMovesFile(content: string): ImportFile<MoveRecord> {
  const table = readCsvTable(content, MOVE_COLUMNS);
  const errors = [...table.errors];
  const records: MoveRecord[] = [];
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const cells = new RowReader(row);
    const personnelNumber = cells.personnelNumber();
    const record = { line: row.line, personnelNumber, site: cells.text('site'), validFrom: cells.date('validFrom') };
    const first = lines.get(personnelNumber);
    if (first === undefined) lines.set(personnelNumber, row.line);
    else cells.fail('personnelNumber', 'import.duplicate', `This person moves on line ${first} already.`);
    errors.push(...cells.errors);
    if (cells.errors.length === 0) records.push(record);
  }
  return { rowCount: table.rows.length, records, errors: errors.sort((a, b) => a.line - b.line) };
}
