/** Whole minutes. Never a fraction: dividing is done by {@link prorate} only. */
export type Minutes = number;
/** A calendar date as `YYYY-MM-DD`; sorts and compares as text. A month, a name or any other text is none for the compiler. */
export type LocalDate = `${number}-${number}-${number}`;
/** A calendar month as `YYYY-MM`. */
export type YearMonth = `${number}-${number}`;
/** Minutes since 1970-01-01T00:00Z. The engine's only notion of an instant. */
export type EpochMinute = number;
/** Minute of a local day by its wall clock, 0 to 1440; 1440 is the midnight that ends the day. */
export type MinuteOfDay = number;
/** Days since 1970-01-01 of a calendar date. */
export type EpochDay = number;

/** The days from `from` to `to`, both inclusive. */
export interface DateSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export const MINUTES_PER_DAY = 1440;

const textByDay = new Map<EpochDay, LocalDate>();
const dayByText = new Map<LocalDate, EpochDay>();
/** Far more days than any request touches, small enough never to matter in memory (a few MB). */
const CACHE_LIMIT = 50_000;

/**
 * Days since 1970-01-01 of a date (proleptic Gregorian calendar).
 * @throws RangeError if the text is no real date: a caller's bug, users' input is checked by {@link isLocalDate}.
 */
export function epochDayOf(date: LocalDate): EpochDay {
  const known = dayByText.get(date);
  if (known !== undefined) return known;
  const day = parseDate(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  remember(day, date);
  return day;
}

/** The date of an epoch day. */
export function dateOfEpochDay(day: EpochDay): LocalDate {
  const known = textByDay.get(day);
  if (known !== undefined) return known;
  const [year, month, dayOfMonth] = civil(day);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}` as LocalDate;
  remember(day, date);
  return date;
}

/** True if the text is a real calendar date in the form `YYYY-MM-DD`. */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && parseDate(text) !== null;
}

/** True if the text is a month in the form `YYYY-MM`. */
export function isYearMonth(text: unknown): text is YearMonth {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * The text as a date: the one way from any text to a date, where nothing before it has looked.
 * @throws RangeError if it is none: a caller's bug, users' input is asked by {@link isDateInUse} first
 */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

/**
 * The same for a month.
 * @throws RangeError if it is none
 */
export function yearMonth(text: string): YearMonth {
  if (!isYearMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

/** Years that data may name. Everybody's birth, contract and file of the law lies between them. */
const isYearInUse = (text: string): boolean => text >= '1900' && text < '2200';

/** True if the text is a calendar date from 1900-01-01 to 2199-12-31: what comes from outside must be one. */
export function isDateInUse(text: unknown): text is LocalDate {
  return isLocalDate(text) && isYearInUse(text);
}

/** True if the text is a month from 1900-01 to 2199-12: what comes from outside must be one. */
export function isMonthInUse(text: unknown): text is YearMonth {
  return isYearMonth(text) && isYearInUse(text);
}

/** The date `days` later (earlier if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfEpochDay(epochDayOf(date) + days);
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfEpochDay(epochDayOf(date));
}

/** 1 = Monday … 7 = Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfEpochDay(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Monday of the ISO week that contains the date. */
export function mondayOf(date: LocalDate): LocalDate {
  const day = epochDayOf(date);
  return dateOfEpochDay(day - weekdayOfEpochDay(day) + 1);
}

/** ISO 8601 week: the week belongs to the year that holds its Thursday. */
export function isoWeekOf(date: LocalDate): { readonly year: number; readonly week: number } {
  const day = epochDayOf(date);
  const thursday = day - weekdayOfEpochDay(day) + 4;
  const year = civil(thursday)[0];
  return { year, week: Math.floor((thursday - epochDayFromCivil(year, 1, 1)) / 7) + 1 };
}

/** The month of a date. */
export function monthOf(date: LocalDate): YearMonth {
  return date.slice(0, 7) as YearMonth;
}

/** First day of a month. */
export function firstDayOf(month: YearMonth): LocalDate {
  return `${month}-01`;
}

/** First and last day of the calendar year of a date. */
export function yearOf(date: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const year = date.slice(0, 4) as `${number}`;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Last day of a month. */
export function lastDayOf(month: YearMonth): LocalDate {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

/** The month `months` later (earlier if negative). */
export function addMonths(month: YearMonth, months: number): YearMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((((index % 12) + 12) % 12) + 1)}` as YearMonth;
}

/** The same day of the month `months` later, or the last day of that month where it is shorter. */
export function addMonthsToDate(date: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(date), months);
  const last = lastDayOf(month);
  const wished = `${month}-${date.slice(8)}` as LocalDate;
  return wished > last ? last : wished;
}

/** Every day of a month, in order. */
export function daysOf(month: YearMonth): LocalDate[] {
  return datesBetween(firstDayOf(month), lastDayOf(month));
}

/** Every day from `from` to `to`, both inclusive; empty if `to` is earlier. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let day = epochDayOf(from), last = epochDayOf(to); day <= last; day++) dates.push(dateOfEpochDay(day));
  return dates;
}

/** True on 24 and 31 December: days of release that are no public holidays (TVöD § 6 (3), SächsAZVO § 2 (2)). */
export function isDecember24Or31(date: LocalDate): boolean {
  return date.endsWith('-12-24') || date.endsWith('-12-31');
}

/** Whole years completed on `date` since `birthDate`; a birthday on 29 February counts from 1 March in common years. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

function remember(day: EpochDay, date: LocalDate): void {
  if (textByDay.size >= CACHE_LIMIT) {
    textByDay.clear();
    dayByText.clear();
  }
  textByDay.set(day, date);
  dayByText.set(date, day);
}

function parseDate(text: string): EpochDay | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number);
  const day = epochDayFromCivil(year, month, dayOfMonth);
  // A day that the month does not have lies in another month, and so does every day of a month that does not exist.
  return civil(day)[1] === month ? day : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Days from civil date, with years that start in March so that the leap day is the last one. */
function epochDayFromCivil(year: number, month: number, dayOfMonth: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civil(day: EpochDay): [year: number, month: number, dayOfMonth: number] {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapsGone = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapsGone) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return [
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  ];
}
