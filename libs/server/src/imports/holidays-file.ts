import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FileRules, NOBODY } from './read-file';

const LONGEST_NAME = 120;
/** The same as on the screen. */
const EARLIEST_HALF_DAY = 360;
const LATEST_HALF_DAY = 1080;

/** A day of the city's own. */
export interface HolidayRecord {
  readonly line: number;
  /** About no person. */
  readonly personnelNumber: typeof NOBODY;
  readonly date: LocalDate;
  readonly nameDe: string;
  readonly nameEn: string;
  /** Null: at every site. */
  readonly site: string | null;
  /** Minute of the day from which work is off; null: a public holiday of the place. */
  readonly halfDayFrom: Minutes | null;
}

const HOLIDAY_COLUMNS: readonly ColumnSpec[] = [
  { name: 'date', aliases: ['Datum', 'Tag'] },
  { name: 'name', aliases: ['Bezeichnung', 'Name'] },
  { name: 'nameEn', aliases: ['Bezeichnung Englisch'], required: false },
  { name: 'site', aliases: ['Standort'], required: false },
  { name: 'offFrom', aliases: ['Frei ab'], required: false },
];

/** Days of the city's own, at a site or everywhere; each day and site stands once. */
export function holidaysFile(): FileRules<HolidayRecord> {
  const seen = new Map<string, number>();
  return {
    columns: HOLIDAY_COLUMNS,
    recordOf: (cells) => {
      const date = cells.date('date');
      const nameDe = cells.text('name', LONGEST_NAME);
      const nameEn = cells.optionalText('nameEn', LONGEST_NAME) ?? nameDe;
      const site = cells.optionalText('site', LONGEST_NAME);
      const halfDayFrom = cells.optional('offFrom') === '' ? null : cells.minuteOfDay('offFrom');
      if (halfDayFrom !== null && (halfDayFrom < EARLIEST_HALF_DAY || halfDayFrom > LATEST_HALF_DAY))
        cells.fail('offFrom', 'import.bad-time', 'A half day off begins from 6:00 to 18:00.');
      const key = `${date} ${site ?? ''}`;
      const first = seen.get(key);
      if (date !== null && first !== undefined)
        cells.fail('date', 'import.duplicate', `The same day is on line ${first}.`);
      else if (date !== null) seen.set(key, cells.line);
      return date ? { line: cells.line, personnelNumber: NOBODY, date, nameDe, nameEn, site, halfDayFrom } : null;
    },
  };
}
