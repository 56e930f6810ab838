import { type LocalDate, type FlawCode } from '@zeitbuch/working-time';

/** A code of the import's own or a flaw of what is imported: no value of a cell and no sentence is taken for one. */
export type ImportCode = `import.${string}` | FlawCode;

/** A cell of a file: the name we use for its column, or the file's own, and what it says. */
export interface Cell {
  readonly column: string;
  readonly value: string;
}

/** One thing wrong with a file; `line` counts from 1 with the header, `column` is the name we use, or the file's own. */
export interface ImportError {
  readonly line: number;
  readonly column: string;
  readonly code: ImportCode;
  /** English sentence for logs and for files read by machines; screens translate `code`. */
  readonly message: string;
  readonly value: string;
}

/** An error that another row may be the reason of, with the person and day in question. */
export interface Doubt {
  readonly error: ImportError;
  readonly personnelNumber: string;
  /** Null where the row speaks of no single day. */
  readonly date: LocalDate | null;
}

/** Errors that a report lists; the others are counted. */
export const MOST_ERRORS = 1000;
const LONGEST_REPORTED_VALUE = 100;
const LONGEST_MESSAGE = 300;

/** What the file says, on its way into a report: cut, and without characters that would only confuse a terminal. */
const shown = (text: string, longest: number): string => text.slice(0, longest).replace(/\p{C}/gu, '\uFFFD');

/** An error of the import; very long values are cut, so that a report stays readable. */
export function importError(place: Cell & { readonly line: number }, code: ImportCode, message: string): ImportError {
  return {
    line: place.line,
    column: shown(place.column, LONGEST_REPORTED_VALUE),
    code,
    message: shown(message, LONGEST_MESSAGE),
    value: shown(place.value, LONGEST_REPORTED_VALUE),
  };
}

/** Every error is counted, the first ones by line are kept: a file in which everything is wrong costs no memory. */
export class ErrorList {
  #kept: ImportError[] = [];
  #count = 0;
  readonly #lines = new Set<number>();
  #doubts: Doubt[] = [];
  #doubtfulLines = new Set<number>();

  add(error: ImportError): void {
    this.#count += 1;
    this.#lines.add(error.line);
    this.#kept.push(error);
    if (this.#kept.length >= 2 * MOST_ERRORS) this.#kept = this.#firstKept();
  }

  /** Adds what is an error unless {@link explain} finds that another row, which could not be read, is the reason. */
  doubt(doubt: Doubt): void {
    this.#doubts.push(doubt);
    this.#doubtfulLines.add(doubt.error.line);
  }

  /** Drops every doubt that a row explains which could not be read: that row alone is wrong. */
  explain(isExplained: (doubt: Doubt) => boolean): void {
    this.#doubts = this.#doubts.filter((doubt) => !isExplained(doubt));
    this.#doubtfulLines = new Set(this.#doubts.map(({ error }) => error.line));
  }

  get count(): number {
    return this.#count + this.#doubts.length;
  }

  /** Lines below the header in which something is wrong. */
  get rowCount(): number {
    return new Set([...this.#lines, ...this.#doubtfulLines]).size - (this.hasLine(1) ? 1 : 0);
  }

  hasLine(line: number): boolean {
    return this.#lines.has(line) || this.#doubtfulLines.has(line);
  }

  /** Whether the line is wrong beyond doubt. */
  isWrong(line: number): boolean {
    return this.#lines.has(line);
  }

  /** The first errors in the order of the lines, {@link MOST_ERRORS} at most. */
  first(): ImportError[] {
    const doubts = this.#doubts.map(({ error }) => error);
    return [...this.#kept, ...doubts].toSorted((a, b) => a.line - b.line).slice(0, MOST_ERRORS);
  }

  #firstKept(): ImportError[] {
    return this.#kept.toSorted((a, b) => a.line - b.line).slice(0, MOST_ERRORS);
  }
}
