import { type LocalDate } from '@zeitbuch/working-time';
import { type Role } from '../platform';
import { type FileRecord, type FileRules } from './read-file';
import { type ImportError } from './error-list';
import { type UnreadRows } from './unread-rows';
import { type ImportWork, type Importer } from './work';

/** What a line changes of what is on record. */
export interface LineChange {
  readonly line: number;
  readonly column: string;
  /** As a person reads it; empty where nothing stands. */
  readonly before: string;
  readonly after: string;
}

/** Somebody on record whom a file that names everybody does not name. */
export interface MissingRecord extends FileRecord {
  readonly isMissing: true;
  /** What the table on the screen shows of them, by our names of columns. */
  readonly shown: Readonly<Record<string, string>>;
}

/** Who is on record and not in a file that names everybody. */
export interface MissingPeople {
  /** Without their lines: the file has none. */
  readonly records: readonly Omit<MissingRecord, 'line'>[];
  /** People employed on the day, those in the file among them. */
  readonly employed: number;
}

/** What the database says to some rows. */
interface Checked<Found> {
  /** What is to be written: nothing of lines that say what holds already. */
  readonly found: Found;
  readonly errors: ImportError[];
  /** Lines that say what holds already. */
  readonly unchanged?: readonly number[];
  /** What other lines would change. */
  readonly changes?: readonly LineChange[];
  /** What is taken over in another way than the file says it, and why. */
  readonly notes?: ImportError[];
}

/**
 * How a file of a kind is read, checked against the database and written. Rows come person by person, all those of a
 * person together.
 */
export interface KindOfImport<Rec extends FileRecord, Found> {
  /** Whether writing locks months: then it is done for a few people at a time, so that nobody waits at the clock. */
  readonly locksMonths: boolean;
  /** Whether the file says how things stand, so that exactly the same one may come again. */
  readonly isRepeatable: boolean;
  /** Money: one person brings the file, another one takes it over; left out where one is enough. */
  readonly needsSecondPerson?: boolean;
  /** Who may bring it. */
  readonly administeredBy: readonly Role[];
  rules(importer: Importer): FileRules<Rec>;
  /** @param unread rows of the file that could not be read; sound rows that depend on one of them are not to blame */
  check(work: ImportWork, records: readonly Rec[], unread?: UnreadRows): Promise<Checked<Found>>;
  /**
   * Of a kind whose file may name everybody: who is on record and missing in it.
   * @param numbers personnel numbers that the file names
   * @param lastDay of who is missing
   */
  missing?(work: ImportWork, numbers: readonly string[], lastDay: LocalDate): Promise<MissingPeople>;
  /** @returns why some rows were left out after all: then nothing of their people was written */
  write(work: ImportWork, found: Found): Promise<readonly ImportError[] | void>;
}
