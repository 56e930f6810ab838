import { type LocalDate } from '@zeitbuch/working-time';
import { type UnitKind } from '../organisation';
import { type ColumnSpec } from './csv-table';
import { type FileRules, NOBODY } from './read-file';
import { pathIn } from './unit-path';

/** A unit as it is from a day on. */
export interface UnitRecord {
  readonly line: number;
  /** About no person. */
  readonly personnelNumber: typeof NOBODY;
  /** Short names from the top; the last one is its own. */
  readonly path: readonly string[];
  readonly name: string;
  readonly kind: UnitKind;
  /** Null: since before the records. */
  readonly validFrom: LocalDate | null;
}

/** Characters, as the screen takes them. */
const LONGEST_NAME = 120;
const LONGEST_SHORT_NAME = 20;

const UNIT_COLUMNS: readonly ColumnSpec[] = [
  { name: 'unit', aliases: ['Organisationseinheit', 'Einheit', 'Pfad'] },
  { name: 'name', aliases: ['Name', 'Bezeichnung'] },
  { name: 'kind', aliases: ['Art'] },
  { name: 'validFrom', aliases: ['Gültig ab'], required: false },
];
const KINDS: Readonly<Record<string, UnitKind>> = {
  division: 'division',
  Dezernat: 'division',
  department: 'department',
  Amt: 'department',
  section: 'section',
  Sachgebiet: 'section',
  municipalEnterprise: 'municipalEnterprise',
  Eigenbetrieb: 'municipalEnterprise',
};

/** Units with their place in the tree; each is named once. Units above may stand below in the file. */
export function unitsFile(): FileRules<UnitRecord> {
  const seen = new Map<string, number>();
  return {
    columns: UNIT_COLUMNS,
    recordOf: (cells) => {
      const path = pathIn(cells);
      const name = cells.text('name', LONGEST_NAME);
      const kind = cells.choice('kind', 'import.unknown-kind', KINDS);
      const validFrom = cells.optionalDate('validFrom');
      const key = path.at(-1) ?? '';
      if (key.length > LONGEST_SHORT_NAME)
        cells.fail('unit', 'import.cell-too-long', `A short name has at most ${LONGEST_SHORT_NAME} characters.`);
      const first = seen.get(key);
      if (first !== undefined) cells.fail('unit', 'import.duplicate', `The same unit is on line ${first}.`);
      else if (key !== '') seen.set(key, cells.line);
      return kind ? { line: cells.line, personnelNumber: NOBODY, path, name, kind, validFrom } : null;
    },
  };
}
