import { type FileRecord, type FileRules } from './read-file';
import { type ImportError } from './error-list';
import { type UnreadRows } from './unread-rows';
import { type ImportWork, type Importer } from './work';

/** What the database says to some rows. */
interface Checked<Found> {
  readonly found: Found;
  readonly errors: ImportError[];
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
  rules(importer: Importer): FileRules<Rec>;
  /** @param unread rows of the file that could not be read; sound rows that depend on one of them are not to blame */
  check(work: ImportWork, records: readonly Rec[], unread?: UnreadRows): Promise<Checked<Found>>;
  write(work: ImportWork, found: Found): Promise<void>;
}
