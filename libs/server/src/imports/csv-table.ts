import { type ErrorList, importError, type ImportCode } from './error-list';

export interface ColumnSpec {
  readonly name: string;
  /** German headers that mean the same. */
  readonly aliases: readonly string[];
  /** The header must have it. Default true. */
  readonly required?: boolean;
}

/** A header with more cells than this is none of ours. */
const MOST_COLUMNS = 100;

/**
 * The names of a header's columns: ours or German, in any case and order; null if something is wrong with it.
 * @param refused columns that may not be there
 */
export function readHeader(
  cells: readonly string[],
  columns: readonly ColumnSpec[],
  refused: readonly string[],
  errors: ErrorList,
): string[] | null {
  const before = errors.count;
  const fail = (column: string, code: ImportCode, message: string): void =>
    errors.add(importError({ line: 1, column, value: column }, code, message));
  if (cells.length > MOST_COLUMNS) {
    fail('', 'import.cell-count', `The header has ${cells.length} cells; ${MOST_COLUMNS} is the most.`);
    return null;
  }
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
  for (const name of refused)
    if (names.includes(name)) fail(name, 'import.column-refused', `Column "${name}" is not taken over here.`);
  return errors.count > before ? null : names;
}
