import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec, readHeader } from './csv-table';
import { type FileSource, UnreadableFile, csvLines } from './csv-stream';
import { type Cell, ErrorList, type ImportCode, importError } from './error-list';
import { RowReader, withoutZeros } from './row-reader';
import { Turns, sortInTurns } from './turns';
import { UnreadRows } from './unread-rows';

/** The personnel number of a row that is about no person. */
export const NOBODY = '';

/** A row of a file that says something about a person, or about none: then its number is {@link NOBODY}. */
export interface FileRecord {
  readonly line: number;
  readonly personnelNumber: string;
  /** The day of which it speaks, where it is one. */
  readonly date?: LocalDate;
  /** The file does not hold it: somebody on record is missing there. Its line is counted on behind the last one. */
  readonly isMissing?: true;
}

/** Notes something wrong with a record, at one of its columns. */
export type FailRecord<Rec> = (record: Rec, cell: Cell, code: ImportCode, message: string) => void;

/** How the rows of a kind of file are read. Made for every file: it may remember what it has seen. */
export interface FileRules<Rec extends FileRecord> {
  readonly columns: readonly ColumnSpec[];
  /** Columns that this file may not have. */
  readonly refusedColumns?: readonly string[];
  /** Personnel numbers are filled up with zeros in front: `00010003` is `10003`. */
  readonly dropsZeros?: boolean;
  /** Reads a row; null where too little of it can be read to go on. */
  recordOf(cells: RowReader): Rec | null;
  /**
   * Holds the sound rows of a person against each other, in the order of the lines. `doubt` notes what is no error where
   * a row that cannot be read is the reason. Must take n log n steps: a file may be about one person alone.
   */
  together?(ofPerson: readonly Rec[], fail: FailRecord<Rec>, doubt: FailRecord<Rec>): void;
}

/** What was found in a file: good records, and everything that is wrong with the others. */
export interface ImportFile<Rec extends FileRecord> {
  readonly rowCount: number;
  /** The one on which the last row begins. */
  readonly lastLine: number;
  /** By personnel number, those of a person in the order of the lines; doubtful ones too. */
  readonly records: readonly Rec[];
  readonly errors: ErrorList;
  /** Rows that could not be read, as far as it can be told whose they are. */
  readonly unread: UnreadRows;
  /** Every personnel number that the file names, of wrong rows as well, as it is written. */
  readonly numbers: readonly string[];
  /** The rows of the person asked for as they stand in the file, with our names of its columns. */
  readonly ownRows: OwnRows;
}

interface OwnRows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Rows of a file; more come in several files. */
const MOST_ROWS = 200_000;
/** Rows of one person: ten years of bookings. What belongs to a person is checked in one go. */
export const MOST_ROWS_OF_PERSON = 10_000;
/** Rows about the person who brings the file: a second person has to look at each. */
export const MOST_OWN_ROWS = 1000;

/** What is known of a file beside its rules. */
export interface ReadOptions {
  /** Personnel number of the person who brings the file; its rows are kept as they stand. */
  readonly ownNumber?: string | null;
  /** What somebody meant by each of its headers, null where a column is left out; else the headers decide. */
  readonly assigned?: readonly (string | null)[];
  readonly turns?: Turns;
}

/** Reads a file row by row while it arrives; the rest of the process goes on meanwhile. */
export async function readFile<Rec extends FileRecord>(
  source: FileSource,
  rules: FileRules<Rec>,
  { ownNumber = null, assigned, turns = new Turns() }: ReadOptions = {},
): Promise<ImportFile<Rec>> {
  const reading = new Reading(rules, ownNumber, assigned);
  try {
    for await (const { line, cells } of csvLines(source)) {
      reading.take(line, cells);
      if (turns.isOver()) await turns.give();
    }
    reading.end();
  } catch (error) {
    // Anything but a flaw of the file is a bug or a cut line and goes on its way.
    if (!(error instanceof UnreadableFile)) throw error;
    reading.stopAt(error);
  }
  return reading.together(turns);
}

class Reading<Rec extends FileRecord> {
  readonly errors = new ErrorList();
  /** Of the columns that are read; `#isTaken` says of all whether they are. */
  #names: readonly string[] | null = null;
  #isTaken: readonly boolean[] = [];
  #isHeaderRead = false;
  #rowCount = 0;
  #lastLine = 1;
  #records: Rec[] = [];
  readonly #rowsOf = new Map<string, number>();
  readonly #unread = new UnreadRows();
  readonly #own: { line: number; cells: readonly string[] }[] = [];

  constructor(
    private readonly rules: FileRules<Rec>,
    private readonly ownNumber: string | null,
    private readonly assigned: readonly (string | null)[] | undefined,
  ) {}

  /** With a wrong header no row is read; what comes after too many rows is not looked at. */
  take(line: number, cells: readonly string[]): void {
    this.#lastLine = line;
    if (!this.#isHeaderRead) {
      this.#isHeaderRead = true;
      return this.#readHeader(cells);
    }
    if (!this.#names || this.#rowCount > MOST_ROWS) return;
    this.#rowCount += 1;
    if (this.#rowCount > MOST_ROWS) {
      this.#unread.add(null, null);
      return this.#fail({ line }, 'import.too-many-rows', `A file has at most ${MOST_ROWS} rows.`);
    }
    const taken = this.#isTaken.flatMap((isTaken, at) => (isTaken ? (cells[at] ?? '') : []));
    const reader = new RowReader(line, this.#names, taken);
    if (cells.length === this.#isTaken.length) return this.#read(reader, taken);
    this.#noteUnread(reader);
    const message = `The line has ${cells.length} cells, the header ${this.#isTaken.length}.`;
    this.#fail({ line, value: cells.join(';') }, 'import.cell-count', message);
  }

  #readHeader(cells: readonly string[]): void {
    const { columns, refusedColumns: refused = [] } = this.rules;
    const names = readHeader(cells, { columns, refused, assigned: this.assigned }, this.errors);
    this.#isTaken = names?.map((name) => name !== null) ?? [];
    this.#names = names?.filter((name) => name !== null) ?? null;
  }

  #read(reader: RowReader, cells: readonly string[]): void {
    const written = reader.optional('personnelNumber');
    const number = this.rules.dropsZeros ? withoutZeros(written) : written;
    const record = this.rules.recordOf(reader);
    const count = (this.#rowsOf.get(number) ?? 0) + 1;
    this.#rowsOf.set(number, count);
    if (count > MOST_ROWS_OF_PERSON)
      reader.fail('personnelNumber', 'import.too-many-of-person', 'Bring the rows of this person in several files.');
    if (number === this.ownNumber) this.#keepOwn(reader, cells);
    for (const error of reader.errors) this.errors.add(error);
    if (record && reader.errors.length === 0) this.#records.push(record);
    else this.#noteUnread(reader);
  }

  #noteUnread(reader: RowReader): void {
    this.#unread.add(reader.readableNumber(), reader.readableDate('date'));
  }

  /** What follows the flaw cannot be read: it may be about anybody. */
  stopAt({ line, code, message }: UnreadableFile): void {
    this.#unread.add(null, null);
    this.#fail({ line }, code, message);
  }

  #keepOwn(reader: RowReader, cells: readonly string[]): void {
    if (this.#own.length < MOST_OWN_ROWS) this.#own.push({ line: reader.line, cells });
    else
      reader.fail(
        'personnelNumber',
        'import.too-many-own-rows',
        `A file has at most ${MOST_OWN_ROWS} rows about the person who brings it: a second person looks at each.`,
      );
  }

  end(): void {
    if (!this.#isHeaderRead) this.#fail({ line: 1 }, 'import.empty', 'The file is empty.');
  }

  #fail({ line, value = '' }: { line: number; value?: string }, code: ImportCode, message: string): void {
    this.errors.add(importError({ line, column: '', value }, code, message));
  }

  async together(turns: Turns): Promise<ImportFile<Rec>> {
    const sorted = await sortInTurns(this.#records, byPersonAndLine, turns);
    this.#records = [];
    const fail: FailRecord<Rec> = ({ line }, cell, code, message) =>
      this.errors.add(importError({ line, ...cell }, code, message));
    const doubt: FailRecord<Rec> = ({ line, personnelNumber, date = null }, cell, code, message) =>
      this.errors.doubt({ error: importError({ line, ...cell }, code, message), personnelNumber, date });
    if (this.rules.together)
      for (const ofPerson of people(sorted)) {
        this.rules.together(ofPerson, fail, doubt);
        if (turns.isOver(ofPerson.length)) await turns.give();
      }
    this.errors.explain(({ personnelNumber, date }) => this.#unread.isNear(personnelNumber, date));
    return {
      rowCount: Math.min(this.#rowCount, MOST_ROWS),
      lastLine: this.#lastLine,
      records: sorted.filter(({ line }) => !this.errors.isWrong(line)),
      errors: this.errors,
      unread: this.#unread,
      numbers: [...this.#rowsOf.keys()],
      ownRows: { columns: this.#names ?? [], rows: this.#own },
    };
  }
}

function byPersonAndLine(a: FileRecord, b: FileRecord): number {
  if (a.personnelNumber !== b.personnelNumber) return a.personnelNumber < b.personnelNumber ? -1 : 1;
  return a.line - b.line;
}

/** Records sorted by personnel number, one person after the other. */
export function* people<Rec extends FileRecord>(sorted: readonly Rec[]): Generator<readonly Rec[]> {
  let start = 0;
  for (let end = 1; end <= sorted.length; end += 1)
    if (end === sorted.length || sorted[end].personnelNumber !== sorted[start].personnelNumber) {
      yield sorted.slice(start, end);
      start = end;
    }
}
