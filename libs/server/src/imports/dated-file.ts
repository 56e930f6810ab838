import { type LocalDate } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FileRecord, type FileRules } from './read-file';
import { type RowReader } from './row-reader';
import { type Bounds, forEachMeeting } from './spans';

/** A row that holds from one day to another, both inclusive; `validTo` is null while it runs on. */
export interface DatedRecord extends FileRecord {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

interface DatedFile<Rec extends DatedRecord> {
  readonly columns: readonly ColumnSpec[];
  readonly recordOf: (cells: RowReader) => Rec | null;
  /** Of which a person may have one at a time: everything, or each kind. */
  readonly kindOf: (record: Rec) => string;
  /** Names a row in messages: "contract". */
  readonly what: string;
}

/** After every date there is. */
const NEVER = '9999';

/** The days on which a row holds, as texts that can be compared. */
export const daysOf = ({ validFrom, validTo }: Pick<DatedRecord, 'validFrom' | 'validTo'>): Bounds<string> => ({
  from: validFrom,
  to: validTo ?? NEVER,
});

/** Rules of a file whose rows hold from one day to another; those of a person and kind must not overlap. */
export function datedFile<Rec extends DatedRecord>(file: DatedFile<Rec>): FileRules<Rec> {
  return {
    columns: file.columns,
    recordOf: file.recordOf,
    together: (ofPerson, fail) => {
      for (const ofKind of Map.groupBy(ofPerson, file.kindOf).values())
        forEachMeeting(ofKind, daysOf, (later, earlier) =>
          fail(
            later,
            { column: 'validFrom', value: later.validFrom },
            'import.overlap',
            `Overlaps the ${file.what} on line ${earlier.line}.`,
          ),
        );
    },
  };
}

/** Reads first and last day; null without a first one. Notes `import.ends-before-start`. */
export function spanOf(cells: RowReader): Pick<DatedRecord, 'validFrom' | 'validTo'> | null {
  const validFrom = cells.date('validFrom');
  const validTo = cells.optionalDate('validTo');
  if (validFrom === null) return null;
  if (validTo !== null && validTo < validFrom)
    cells.fail('validTo', 'import.ends-before-start', 'Ends before it begins.');
  return { validFrom, validTo };
}
