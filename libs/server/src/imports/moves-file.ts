import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FileRules } from './read-file';

/** Somebody works at another site from a day on. */
export interface MoveRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly site: string;
  readonly validFrom: LocalDate;
}

const MOVE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'site', aliases: ['Standort'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
];

/** Moves to other sites; a person moves at most once in a file, so that their order cannot matter. */
export const movesFile = (): FileRules<MoveRecord> => ({
  columns: MOVE_COLUMNS,
  recordOf: (cells) => {
    const personnelNumber = cells.personnelNumber();
    const site = cells.text('site');
    const validFrom = cells.date('validFrom');
    return validFrom && { line: cells.line, personnelNumber, site, validFrom };
  },
  together: ([first, ...others], fail) => {
    for (const record of others) {
      const message = `This person moves on line ${first.line} already.`;
      fail(record, { column: 'personnelNumber', value: record.personnelNumber }, 'import.duplicate', message);
    }
  },
});
