import { type ColumnSpec, columnOf } from './csv-table';

/** A header of a file and what it means: one of our columns, or none of them. */
export interface FileColumn {
  readonly header: string;
  readonly column: string | null;
  /** False where nobody has said yet what an unknown header means. */
  readonly isDecided: boolean;
}

/** What people said of headers before, in small letters. */
export type RememberedColumns = ReadonlyMap<string, string | null>;

/**
 * What the headers of a file mean: those that we know, then those that somebody assigned before. A column is given once:
 * where two headers mean the same, the later one waits for a decision.
 */
export function assignColumns(
  headers: readonly string[],
  columns: readonly ColumnSpec[],
  remembered: RememberedColumns,
): FileColumn[] {
  const names = new Set(columns.map(({ name }) => name));
  const taken = new Set<string>();
  const known = headers.map((header) => {
    const column = columnOf(header, columns);
    if (column === undefined || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
  return headers.map((header, at) => {
    const column = known[at];
    if (column !== undefined) return { header, column, isDecided: true };
    const before = remembered.get(headerKey(header));
    if (before === null) return { header, column: null, isDecided: true };
    if (before === undefined || !names.has(before) || taken.has(before))
      return { header, column: null, isDecided: false };
    taken.add(before);
    return { header, column: before, isDecided: true };
  });
}

/** Whether nothing has to be asked: each header means something or nothing, and no column that must be there is missing. */
export function isAssigned(assigned: readonly FileColumn[], columns: readonly ColumnSpec[]): boolean {
  const found = new Set(assigned.map(({ column }) => column));
  return (
    assigned.every(({ isDecided }) => isDecided) &&
    columns.every(({ name, required = true }) => !required || found.has(name))
  );
}

/** Headers are remembered without regard to case. */
export const headerKey = (header: string): string => header.trim().toLowerCase();
