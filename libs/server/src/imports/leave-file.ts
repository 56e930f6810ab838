import { type ColumnSpec } from './csv-table';
import { type FileRules } from './read-file';
import { type RowReader } from './row-reader';

/** Leave that a person brings along into a year. */
export interface LeaveRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly year: number;
  readonly statutoryHundredths: number;
  readonly extraHundredths: number;
}

const LEAVE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'year', aliases: ['Jahr'] },
  { name: 'statutoryDays', aliases: ['Gesetzliche Tage'] },
  { name: 'extraDays', aliases: ['Weitere Tage'] },
];

/** Leave brought along, in days with at most two decimals; a person has one row for each year. */
export const leaveFile = (): FileRules<LeaveRecord> => ({
  columns: LEAVE_COLUMNS,
  recordOf: (cells) => ({
    line: cells.line,
    personnelNumber: cells.personnelNumber(),
    year: yearOf(cells),
    statutoryHundredths: hundredthsOf(cells, 'statutoryDays'),
    extraHundredths: hundredthsOf(cells, 'extraDays'),
  }),
  together: (ofPerson, fail) => {
    const lines = new Map<number, number>();
    for (const record of ofPerson) {
      const first = lines.get(record.year);
      if (first === undefined) lines.set(record.year, record.line);
      else {
        const message = `The leave of this year stands on line ${first} already.`;
        fail(record, { column: 'personnelNumber', value: record.personnelNumber }, 'import.duplicate', message);
      }
    }
  },
});

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
