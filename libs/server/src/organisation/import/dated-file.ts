import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { type DatedRow, failOverlaps } from './overlaps';
import { RowReader } from './row-reader';

interface DatedFile<Rec extends DatedRow['record']> {
  readonly columns: readonly ColumnSpec[];
  /** Reads a row; null where too little of it can be read to go on. */
  readonly recordOf: (cells: RowReader) => Rec | null;
  /** What must not hold twice on a day: a person, or a person and a kind. */
  readonly ownerOf: (record: Rec) => string;
  /** Names a row in messages: "contract". */
  readonly what: string;
}

/** Reads a file whose rows hold from one day to another; those of one owner must not overlap. */
export function readDatedFile<Rec extends DatedRow['record']>(
  content: string,
  { columns, recordOf, ownerOf, what }: DatedFile<Rec>,
): ImportFile<Rec> {
  const table = readCsvTable(content, columns);
  const read = table.rows.map((row) => {
    const cells = new RowReader(row);
    return { cells, record: recordOf(cells) };
  });
  const sound = read.flatMap(({ cells, record }) => (record && cells.errors.length === 0 ? [{ cells, record }] : []));
  for (const rows of Map.groupBy(sound, ({ record }) => ownerOf(record)).values()) failOverlaps(rows, what);
  const errors = [...table.errors, ...read.flatMap(({ cells }) => cells.errors)];
  const records = sound.filter(({ cells }) => cells.errors.length === 0).map(({ record }) => record);
  return { rowCount: table.rows.length, records, errors: errors.sort((a, b) => a.line - b.line) };
}

/** Reads first and last day; notes `import.ends-before-start`. */
export function spanOf(cells: RowReader): Pick<DatedRow['record'], 'validFrom' | 'validTo'> {
  const validFrom = cells.date('validFrom');
  const validTo = cells.optionalDate('validTo');
  if (validTo !== null && validFrom !== '' && validTo < validFrom)
    cells.fail('validTo', 'import.ends-before-start', 'Ends before it begins.');
  return { validFrom, validTo };
}
