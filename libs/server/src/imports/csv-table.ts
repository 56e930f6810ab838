import { type ErrorList, importError, type ImportCode } from './error-list';

export interface ColumnSpec {
  readonly name: string;
  /** German headers that mean the same. */
  readonly aliases: readonly string[];
  /** The header must have it. Default true. */
  readonly required?: boolean;
}

/** What a header may and must say. */
export interface HeaderRules {
  readonly columns: readonly ColumnSpec[];
  readonly refused: readonly string[];
  readonly assigned?: readonly (string | null)[];
}

/** A header with more cells than this is none of ours. */
export const MOST_COLUMNS = 100;

/**
 * The names of a header's columns: ours or German, in any case and order; null if something is wrong with it.
 * @param rules.columns what the file may have, and what it must have
 * @param rules.refused columns that may not be there
 * @param rules.assigned what somebody meant by each header, null where it is left out; without it the headers decide
 */
export function readHeader(
  cells: readonly string[],
  { columns, refused, assigned }: HeaderRules,
  errors: ErrorList,
): (string | null)[] | null {
  const before = errors.count;
  const fail = (column: string, code: ImportCode, message: string): void =>
    errors.add(importError({ line: 1, column, value: column }, code, message));
  if (cells.length > MOST_COLUMNS) {
    fail('', 'import.cell-count', `The header has ${cells.length} cells; ${MOST_COLUMNS} is the most.`);
    return null;
  }
  const names =
    assigned ??
    cells.map((cell) => {
      const name = columnOf(cell, columns);
      if (name === undefined) fail(cell, 'import.unknown-column', `Column "${cell}" is not known.`);
      return name ?? cell;
    });
  const taken = names.filter((name) => name !== null);
  for (const name of new Set(taken.filter((candidate, index) => taken.indexOf(candidate) !== index)))
    fail(name, 'import.duplicate-column', `Column "${name}" occurs twice.`);
  for (const { name, required = true } of columns)
    if (required && !names.includes(name)) fail(name, 'import.missing-column', `Column "${name}" is missing.`);
  for (const name of refused)
    if (names.includes(name)) fail(name, 'import.column-refused', `Column "${name}" is not taken over here.`);
  return errors.count > before ? null : [...names];
}

/** Our name of the column that a header means, ours or German, in any case; undefined if we know none. */
export function columnOf(header: string, columns: readonly ColumnSpec[]): string | undefined {
  const wanted = header.trim().toLowerCase();
  return columns.find(({ name, aliases }) => [name, ...aliases].some((word) => word.toLowerCase() === wanted))?.name;
}
