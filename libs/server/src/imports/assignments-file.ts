import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FileRecord, type FileRules } from './read-file';

/** Somebody comes under another agreement from a day on. */
export interface AssignmentRecord extends FileRecord {
  /** Its name. */
  readonly agreement: string;
  readonly validFrom: LocalDate;
}

const ASSIGNMENT_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'agreement', aliases: ['Dienstvereinbarung'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
];

/** Agreements of people; each person once in a file, so that the order of its lines cannot matter. */
export const assignmentsFile = (): FileRules<AssignmentRecord> => ({
  columns: ASSIGNMENT_COLUMNS,
  recordOf: (cells) => {
    const personnelNumber = cells.personnelNumber();
    const agreement = cells.text('agreement');
    const validFrom = cells.date('validFrom');
    return validFrom && { line: cells.line, personnelNumber, agreement, validFrom };
  },
  together: ([first, ...others], fail) => {
    for (const record of others) {
      const message = `This person is on line ${first.line} already.`;
      fail(record, { column: 'personnelNumber', value: record.personnelNumber }, 'import.duplicate', message);
    }
  },
});
