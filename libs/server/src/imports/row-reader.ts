import { isDateInUse, isPlainLine, type LocalDate, type MinuteOfDay } from '@zeitbuch/working-time';
import { type ImportCode, type ImportError, importError } from './error-list';

/** Yes and no, for {@link RowReader.choice}. */
export const ANSWERS: Readonly<Record<string, 'yes' | 'no'>> = { yes: 'yes', ja: 'yes', no: 'no', nein: 'no' };

const LONGEST_CELL = 500;
const GERMAN_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** Reads the cells of one row and notes what is wrong with each; a wrong cell yields an empty value and the row is dropped. */
export class RowReader {
  readonly errors: ImportError[] = [];
  readonly #cells: Readonly<Record<string, string>>;

  /** @param names our names of the columns, of which `cells` has one each */
  constructor(
    readonly line: number,
    names: readonly string[],
    cells: readonly string[],
  ) {
    this.#cells = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    for (const [column, value] of Object.entries(this.#cells)) this.#failUnfit(column, value);
  }

  /** No cell of ours is longer, and what cannot be seen only serves to hide something. */
  #failUnfit(column: string, value: string): void {
    if (value.length > LONGEST_CELL)
      this.fail(column, 'import.cell-too-long', `A cell has at most ${LONGEST_CELL} characters.`);
    if (!isPlainLine(value))
      this.fail(column, 'import.bad-characters', 'The cell has characters that cannot be seen (control, direction).');
  }

  /** Notes an error of a cell; the first one is its cause, what follows from it is not said again. */
  fail(column: string, code: ImportCode, message: string): void {
    if (this.errors.some((error) => error.column === column)) return;
    this.errors.push(importError({ line: this.line, column, value: this.optional(column) }, code, message));
  }

  /** The cell, or empty text if it is empty or the column is absent. */
  optional(column: string): string {
    return this.#cells[column] ?? '';
  }

  /** A cell that must not be empty. @param longest characters that its column takes */
  text(column: string, longest = LONGEST_CELL): string {
    const value = this.optionalText(column, longest);
    if (value === null) this.fail(column, 'import.empty-cell', `"${column}" must not be empty.`);
    return value ?? '';
  }

  /** A cell of words, null if it is empty. @param longest characters that its column takes */
  optionalText(column: string, longest: number): string | null {
    const value = this.optional(column);
    if (value.length > longest)
      this.fail(column, 'import.cell-too-long', `A cell of "${column}" has at most ${longest} characters.`);
    return value || null;
  }

  /**
   * A personnel number of one to eight digits. None begins with a zero: payroll writes it as a number, and `010003`
   * beside `10003` would be a second record of the same person.
   */
  personnelNumber(): string {
    const value = this.text('personnelNumber');
    if (value !== '' && !/^\d{1,8}$/.test(value))
      this.fail('personnelNumber', 'import.bad-personnel-number', 'A personnel number has one to eight digits.');
    else if (value.startsWith('0'))
      this.fail('personnelNumber', 'import.leading-zero', 'A personnel number does not begin with a zero.');
    return value;
  }

  /** A personnel number as terminals write it: filled up with zeros in front, which are dropped. */
  filledUpNumber(): string {
    const value = withoutZeros(this.optional('personnelNumber'));
    if (/^[1-9]\d{0,7}$/.test(value)) return value;
    return this.personnelNumber();
  }

  /** Whose row it is, whatever else is wrong with it; null if that cannot be read. */
  readableNumber(): string | null {
    const value = withoutZeros(this.optional('personnelNumber'));
    return /^[1-9]\d{0,7}$/.test(value) ? value : null;
  }

  /** The date of a cell, whatever else is wrong with the row; null if it is none. */
  readableDate(column: string): LocalDate | null {
    const date = dateOf(this.optional(column));
    return isDateInUse(date) ? date : null;
  }

  /** A date as `2026-11-24` or `24.11.2026`; null if the cell is empty or none, which is noted. */
  date(column: string): LocalDate | null {
    return this.text(column) === '' ? null : this.optionalDate(column);
  }

  /** A date, or null if the cell is empty. */
  optionalDate(column: string): LocalDate | null {
    const value = this.optional(column);
    if (value === '') return null;
    const date = dateOf(value);
    if (isDateInUse(date)) return date;
    this.fail(column, 'import.bad-date', `"${column}" is no date from 1900 to 2199 (YYYY-MM-DD or DD.MM.YYYY).`);
    return null;
  }

  /** A time of the day as `7:30`, in minutes; null if the cell is empty or no such time. */
  minuteOfDay(column: string): MinuteOfDay | null {
    const value = this.text(column);
    const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(value);
    if (match) return Number(match[1]) * 60 + Number(match[2]);
    if (value !== '') this.fail(column, 'import.bad-time', 'A time looks like 07:30.');
    return null;
  }

  /** A time of the day as terminals write it, `7:30` or `7:30:59`: the minute that had begun. Null as for {@link minuteOfDay}. */
  begunMinuteOfDay(column: string): MinuteOfDay | null {
    const match = /^([01]?\d|2[0-3]):([0-5]\d):[0-5]\d$/.exec(this.optional(column));
    return match ? Number(match[1]) * 60 + Number(match[2]) : this.minuteOfDay(column);
  }

  /** One of a few words, ours or German in any case; undefined if it is none. */
  choice<T extends string>(column: string, code: ImportCode, words: Readonly<Record<string, T>>): T | undefined {
    const value = this.text(column);
    const found = wordIn(words, value);
    if (value !== '' && !found) this.fail(column, code, `"${value}" is not known for "${column}".`);
    return found;
  }
}

/** A number without the zeros with which some systems fill it up. */
export const withoutZeros = (number: string): string => number.replace(/^0+(?=\d)/, '');

/** As `2026-11-24`, where it was written the German way. */
function dateOf(value: string): string {
  const [, day, month, year] = GERMAN_DATE.exec(value) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
}

const lowerCase = new WeakMap<Readonly<Record<string, string>>, ReadonlyMap<string, string>>();

/** Looks a word up without regard to case. */
export function wordIn<T extends string>(words: Readonly<Record<string, T>>, value: string): T | undefined {
  let known = lowerCase.get(words);
  if (!known) {
    known = new Map(Object.entries(words).map(([word, meaning]) => [word.toLowerCase(), meaning]));
    lowerCase.set(words, known);
  }
  return known.get(value.toLowerCase()) as T | undefined;
}
