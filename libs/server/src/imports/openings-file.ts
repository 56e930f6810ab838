import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { type OpeningAccount } from '../month';
import { minutesOfHours } from './contracts-file';
import { type ColumnSpec } from './csv-table';
import { type FileRules } from './read-file';
import { type RowReader } from './row-reader';

/** What a person brings along on an account. */
export interface OpeningRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly account: OpeningAccount;
  readonly beginsOn: LocalDate;
  readonly minutes: Minutes;
  readonly source: string;
  readonly correctionReason: string | null;
}

const OPENING_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'account', aliases: ['Konto'] },
  { name: 'beginsOn', aliases: ['Zählt ab'] },
  { name: 'hours', aliases: ['Stunden'] },
  { name: 'source', aliases: ['Quelle'] },
  { name: 'correction', aliases: ['Korrektur, weil'], required: false },
];
const ACCOUNTS: Readonly<Record<string, OpeningAccount>> = {
  flextime: 'flextime',
  Zeitkonto: 'flextime',
  Gleitzeit: 'flextime',
  ordered: 'ordered',
  'davon angeordnet': 'ordered',
  Überstunden: 'ordered',
};
const LONGEST_SOURCE = 200;
const LONGEST_REASON = 255;

/** Reads what people bring along, one row for each account of a person. */
export const openingsFile = (): FileRules<OpeningRecord> => ({
  columns: OPENING_COLUMNS,
  recordOf: (cells) => {
    const personnelNumber = cells.personnelNumber();
    const account = cells.choice('account', 'import.unknown-account', ACCOUNTS);
    const beginsOn = cells.date('beginsOn');
    const minutes = signedMinutes(cells);
    const source = cells.text('source', LONGEST_SOURCE);
    const correctionReason = cells.optionalText('correction', LONGEST_REASON);
    if (!account || !beginsOn) return null;
    return { line: cells.line, personnelNumber, account, beginsOn, minutes, source, correctionReason };
  },
  together: (ofPerson, fail) => {
    const lines = new Map<string, number>();
    for (const record of ofPerson) {
      const first = lines.get(record.account);
      if (first === undefined) lines.set(record.account, record.line);
      else
        fail(
          record,
          { column: 'account', value: record.account },
          'import.duplicate',
          `This account of the person stands on line ${first} already.`,
        );
    }
  },
});

/** Hours as the house reads them, with a sign in front where there is less than nothing: `-12:30`, `12,5`. */
function signedMinutes(cells: RowReader): Minutes {
  const value = cells.text('hours');
  const [, sign, hours] = /^([+\-−–]?)\s*(.*)$/u.exec(value) ?? ['', '', value];
  const minutes = minutesOfHours(hours);
  if (minutes !== null) return sign === '' || sign === '+' ? minutes : 0 - minutes;
  if (value !== '')
    cells.fail('hours', 'import.bad-hours', '"hours" must be hours of whole minutes, as -12:30 or 12,5.');
  return 0;
}
