import { CsvError, parse } from 'csv-parse/sync';

/** One thing wrong with a file; `line` counts from 1 with the header, `column` is the name we use, or the file's own. */
export interface ImportError {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  /** English sentence for logs and for files read by machines; screens translate `code`. */
  readonly message: string;
  readonly value: string;
}

export interface ColumnSpec {
  readonly name: string;
  /** German headers that mean the same. */
  readonly aliases: readonly string[];
  /** The header must have it. Default true. */
  readonly required?: boolean;
}

export interface CsvRow {
  readonly line: number;
  /** Trimmed cells by column name; a column that the file does not have is missing here. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  readonly errors: readonly ImportError[];
}

/** What a reader of a file found: good records, and everything that is wrong with the others. */
export interface ImportFile<T> {
  readonly rowCount: number;
  readonly records: readonly T[];
  /** In the order of the lines. */
  readonly errors: readonly ImportError[];
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const LONGEST_REPORTED_VALUE = 100;

/** An error of the import; very long values are cut, so that a report stays readable. */
export function importError(
  place: { readonly line: number; readonly column: string; readonly value: string },
  code: string,
  message: string,
): ImportError {
  return { line: place.line, column: place.column, code, message, value: place.value.slice(0, LONGEST_REPORTED_VALUE) };
}

/**
 * Reads a table with a header: `;` or `,` (whichever the header uses), with or without byte order mark, any line end.
 * Header names may be ours or German, in any case and order. With a wrong header no row is read.
 */
export function readCsvTable(content: string, columns: readonly ColumnSpec[]): CsvTable {
  const parsed = parseRecords(content);
  if ('error' in parsed) return { rows: [], errors: [parsed.error] };
  const [header, ...body] = parsed.records;
  if (!header)
    return {
      rows: [],
      errors: [importError({ line: 1, column: '', value: '' }, 'import.empty', 'The file is empty.')],
    };
  const { names, errors } = readHeader(header.record, columns);
  if (errors.length > 0) return { rows: [], errors };
  return readBody(body, names);
}

function parseRecords(content: string): { records: ParsedRecord[] } | { error: ImportError } {
  try {
    const options = { bom: true, delimiter: delimiterOf(content), info: true, trim: true } as const;
    const records: unknown = parse(content, { ...options, relax_column_count: true, skip_empty_lines: true });
    return { records: records as ParsedRecord[] };
  } catch (error) {
    // Anything but a flaw of the file is a bug and goes on its way.
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { error: importError({ line, column: '', value: '' }, 'import.csv-syntax', error.message) };
  }
}

function delimiterOf(content: string): ';' | ',' {
  const [header] = content.split(/\r?\n|\r/, 1);
  return header.split(';').length >= header.split(',').length ? ';' : ',';
}

function readHeader(
  cells: readonly string[],
  columns: readonly ColumnSpec[],
): { names: string[]; errors: ImportError[] } {
  const errors: ImportError[] = [];
  const fail = (column: string, code: string, message: string): number =>
    errors.push(importError({ line: 1, column, value: column }, code, message));
  const names = cells.map((cell) => {
    const wanted = cell.toLowerCase();
    const column = columns.find((spec) => [spec.name, ...spec.aliases].some((name) => name.toLowerCase() === wanted));
    if (!column) fail(cell, 'import.unknown-column', `Column "${cell}" is not known.`);
    return column?.name ?? cell;
  });
  for (const name of new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index)))
    fail(name, 'import.duplicate-column', `Column "${name}" occurs twice.`);
  for (const { name, required = true } of columns)
    if (required && !names.includes(name)) fail(name, 'import.missing-column', `Column "${name}" is missing.`);
  return { names, errors };
}

function readBody(body: readonly ParsedRecord[], names: readonly string[]): CsvTable {
  const rows: CsvRow[] = [];
  const errors: ImportError[] = [];
  for (const { record, info } of body) {
    // The parser counts to the end of a record; quoted cells may hold line breaks.
    const line = info.lines - record.join('').split('\n').length + 1;
    if (record.length === names.length) {
      rows.push({ line, cells: Object.fromEntries(names.map((name, index) => [name, record[index]])) });
      continue;
    }
    const message = `The line has ${record.length} cells, the header ${names.length}.`;
    errors.push(importError({ line, column: '', value: record.join(';') }, 'import.cell-count', message));
  }
  return { rows, errors };
}
