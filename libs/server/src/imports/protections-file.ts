import { type LocalDate, type Protection } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { datedFile, spanOf } from './dated-file';
import { type FileRules } from './read-file';
import { type RowReader } from './row-reader';

/** What protects a person from one day to another. */
export interface ProtectionRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly kind: Protection['kind'];
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null only for severe disability, equal standing and what they bring. */
  readonly validTo: LocalDate | null;
}

const PROTECTION_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'kind', aliases: ['Schutz'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
];
const KINDS: Readonly<Record<string, Protection['kind']>> = {
  pregnant: 'pregnant',
  Schwangerschaft: 'pregnant',
  nursing: 'nursing',
  Stillzeit: 'nursing',
  eveningWork: 'eveningWork',
  'Arbeit bis 22 Uhr': 'eveningWork',
  severelyDisabled: 'severelyDisabled',
  Schwerbehinderung: 'severelyDisabled',
  equalStanding: 'equalStanding',
  Gleichstellung: 'equalStanding',
  extraWorkExemption: 'extraWorkExemption',
  'Freistellung von Mehrarbeit': 'extraWorkExemption',
};

/** What may have no end. */
const RUNS_ON: ReadonlySet<Protection['kind']> = new Set(['severelyDisabled', 'equalStanding', 'extraWorkExemption']);

/** Reads protections. What ends by nature needs its end; those of a person and kind must not overlap. */
export const protectionsFile = (): FileRules<ProtectionRecord> =>
  datedFile({
    columns: PROTECTION_COLUMNS,
    recordOf: protectionOf,
    kindOf: ({ kind }) => kind,
    what: 'protection',
  });

function protectionOf(cells: RowReader): ProtectionRecord | null {
  const personnelNumber = cells.personnelNumber();
  const kind = cells.choice('kind', 'import.unknown-protection', KINDS);
  const span = spanOf(cells);
  if (!kind) return null;
  if (!RUNS_ON.has(kind) && cells.optional('validTo') === '')
    cells.fail('validTo', 'import.no-end', 'This protection ends by nature: name its last day.');
  return span && { line: cells.line, personnelNumber, kind, ...span };
}
