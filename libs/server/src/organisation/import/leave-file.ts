import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { RowReader } from './row-reader';

/** Leave that a person brings along into a year. */
export interface LeaveRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly year: number;
  readonly statutoryHundredths: number;
  readonly extraHundredths: number;
}

export const LEAVE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'year', aliases: ['Jahr'] },
  { name: 'statutoryDays', aliases: ['Gesetzliche Tage'] },
  { name: 'extraDays', aliases: ['Weitere Tage'] },
];

/** Reads leave brought along, in days with at most two decimals; a person has one row for each year. */
export function readLeaveFile(content: string): ImportFile<LeaveRecord> {
  const table = readCsvTable(content, LEAVE_COLUMNS);
  const errors = [...table.errors];
  const records: LeaveRecord[] = [];
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const cells = new RowReader(row);
    const personnelNumber = cells.personnelNumber();
    const record = {
      line: row.line,
      personnelNumber,
      year: yearOf(cells),
      statutoryHundredths: hundredthsOf(cells, 'statutoryDays'),
      extraHundredths: hundredthsOf(cells, 'extraDays'),
    };
    const key = `${personnelNumber} ${record.year}`;
    const first = lines.get(key);
    if (first === undefined) lines.set(key, row.line);
    else cells.fail('personnelNumber', 'import.duplicate', `The leave of this year stands on line ${first} already.`);
    errors.push(...cells.errors);
    if (cells.errors.length === 0) records.push(record);
  }
  return { rowCount: table.rows.length, records, errors: errors.sort((a, b) => a.line - b.line) };
}

function yearOf(cells: RowReader): number {
  const value = cells.text('year');
  if (/^20\d\d$/.test(value)) return Number(value);
  cells.fail('year', 'import.bad-number', '"year" must be a year like 2026.');
  return 0;
}

/** `4,5` or `4.5` days are 450. */
function hundredthsOf(cells: RowReader, column: string): number {
  const match = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(cells.text(column));
  if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  cells.fail(column, 'import.bad-number', `"${column}" must be a number of days with at most two decimals.`);
  return 0;
}
