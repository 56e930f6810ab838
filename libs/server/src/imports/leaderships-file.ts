import { LEADERSHIP_KINDS, type LeadershipKind } from '../organisation';
import { type ColumnSpec } from './csv-table';
import { type DatedRecord, datedFile, spanOf } from './dated-file';
import { type FileRules } from './read-file';
import { pathIn } from './unit-path';

/** Somebody leads a unit, or stands in for who does. */
export interface LeadershipRecord extends DatedRecord {
  readonly path: readonly string[];
  readonly kind: LeadershipKind;
}

const LEADERSHIP_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'unit', aliases: ['Organisationseinheit', 'Einheit', 'Pfad'] },
  { name: 'kind', aliases: ['Art'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
];
const GERMAN: Readonly<Record<LeadershipKind, readonly string[]>> = {
  supervisor: ['Leitung', 'Vorgesetzte', 'Vorgesetzter'],
  deputy: ['Stellvertretung'],
};
const KINDS: Readonly<Record<string, LeadershipKind>> = Object.fromEntries(
  LEADERSHIP_KINDS.flatMap((kind) => [kind, ...GERMAN[kind]].map((word) => [word, kind])),
);

/** Leaderships and deputyships; a person has one at a time in a unit. */
export const leadershipsFile = (): FileRules<LeadershipRecord> =>
  datedFile({
    columns: LEADERSHIP_COLUMNS,
    recordOf: (cells) => {
      const personnelNumber = cells.personnelNumber();
      const path = pathIn(cells);
      const kind = cells.choice('kind', 'import.unknown-kind', KINDS);
      const span = spanOf(cells);
      return kind && span ? { line: cells.line, personnelNumber, path, kind, ...span } : null;
    },
    kindOf: ({ path }) => path.at(-1) ?? '',
    what: 'leadership',
  });
