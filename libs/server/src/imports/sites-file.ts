import { type LocalDate } from '@zeitbuch/working-time';
import { REGIONS } from '../sites';
import { type ColumnSpec } from './csv-table';
import { type FileRules, NOBODY } from './read-file';

const LONGEST_NAME = 120;

/** A site as it is from a day on. */
export interface SiteRecord {
  readonly line: number;
  /** About no person. */
  readonly personnelNumber: typeof NOBODY;
  readonly name: string;
  /** Whose public holidays hold, by country and state. */
  readonly region: string;
  /** First day with these holidays; null: since before the records. */
  readonly validFrom: LocalDate | null;
  /** From when nobody comes any more; null says nothing. */
  readonly closedFrom: LocalDate | null;
}

const SITE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'site', aliases: ['Standort', 'Name'] },
  { name: 'region', aliases: ['Feiertage von', 'Region', 'Bundesland'] },
  { name: 'validFrom', aliases: ['Gültig ab'], required: false },
  { name: 'closedFrom', aliases: ['Geschlossen ab'], required: false },
];
/** `DE-SN`, or `SN` alone. */
const WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  REGIONS.flatMap((region) => [
    [region, region],
    [region.slice(3), region],
  ]),
);

/** Sites with the public holidays that hold there; each is named once. */
export function sitesFile(): FileRules<SiteRecord> {
  const seen = new Map<string, number>();
  return {
    columns: SITE_COLUMNS,
    recordOf: (cells) => {
      const name = cells.text('site', LONGEST_NAME);
      const region = cells.choice('region', 'import.unknown-region', WORDS);
      const validFrom = cells.optionalDate('validFrom');
      const closedFrom = cells.optionalDate('closedFrom');
      const first = seen.get(name);
      if (first !== undefined) cells.fail('site', 'import.duplicate', `The same site is on line ${first}.`);
      else if (name !== '') seen.set(name, cells.line);
      return region ? { line: cells.line, personnelNumber: NOBODY, name, region, validFrom, closedFrom } : null;
    },
  };
}
