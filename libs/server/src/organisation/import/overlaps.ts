import { type LocalDate } from '@zeitbuch/working-time';
import { type RowReader } from './row-reader';

/** A row that holds from one day to another, both inclusive. */
export interface DatedRow {
  readonly cells: RowReader;
  readonly record: { readonly line: number; readonly validFrom: LocalDate; readonly validTo: LocalDate | null };
}

/** Notes an error of every row that begins before an earlier one of the same owner has ended. `what` names a row: "contract". */
export function failOverlaps(rows: readonly DatedRow[], what: string): void {
  let latest: DatedRow['record'] | null = null;
  for (const { cells, record } of rows.toSorted((a, b) => (a.record.validFrom < b.record.validFrom ? -1 : 1))) {
    if (latest && (latest.validTo === null || record.validFrom <= latest.validTo))
      cells.fail('validFrom', 'import.overlap', `Overlaps the ${what} on line ${latest.line}.`);
    if (!latest || (latest.validTo !== null && (record.validTo === null || record.validTo > latest.validTo)))
      latest = record;
  }
}
