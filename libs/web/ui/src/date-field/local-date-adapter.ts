import { effect, inject, Injectable } from '@angular/core';
import { DateAdapter, type MatDateFormats } from '@angular/material/core';
import {
  addDays,
  addMonthsToDate,
  isLocalDate,
  lastDayOf,
  type LocalDate,
  monthOf,
  weekdayOf,
} from '@zeitbuch/working-time';
import { activeLanguage } from '../preferences/active-language';
import { formatFullDate, formatLongDate, formatMonth, monthName, weekdayName } from '../format/dates';
import { readDate } from '../format/read-date';
import { TODAY } from '../today';

/** How a date is written where: by name, {@link LocalDateAdapter.format} knows the rest. */
type Written = 'full' | 'long' | 'month';
export const DATE_FORMATS: MatDateFormats = {
  parse: { dateInput: 'full' satisfies Written },
  display: {
    dateInput: 'full' satisfies Written,
    monthYearLabel: 'month' satisfies Written,
    dateA11yLabel: 'long' satisfies Written,
    monthYearA11yLabel: 'month' satisfies Written,
  },
};

/** The form of a date, and no day has it. */
const UNREADABLE: LocalDate = '0000-00-00';
const WEEKDAYS_FROM_SUNDAY = [7, 1, 2, 3, 4, 5, 6];
const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

const pad = (value: number, length: number): string => String(value).padStart(length, '0');
const part = (date: LocalDate, index: number): number => Number(date.split('-')[index]);

/**
 * Lets the calendar of Angular Material work with dates as Zeitbuch keeps them, `YYYY-MM-DD` without a zone, in the
 * language that was chosen on the screen. Its months count from 0 and its weeks from Sunday, as Material asks.
 */
@Injectable()
export class LocalDateAdapter extends DateAdapter<LocalDate> {
  readonly #today = inject(TODAY);

  constructor() {
    super();
    effect(() => this.setLocale(activeLanguage()));
  }

  getYear(date: LocalDate): number {
    return part(date, 0);
  }

  getMonth(date: LocalDate): number {
    return part(date, 1) - 1;
  }

  getDate(date: LocalDate): number {
    return part(date, 2);
  }

  getDayOfWeek(date: LocalDate): number {
    return weekdayOf(date) % 7;
  }

  getMonthNames(style: 'long' | 'short' | 'narrow'): string[] {
    return MONTHS.map((month) => monthName(month, style));
  }

  getDateNames(): string[] {
    return Array.from({ length: 31 }, (_, day) => String(day + 1));
  }

  getDayOfWeekNames(style: 'long' | 'short' | 'narrow'): string[] {
    // Two letters are the least that tells Tuesday from Thursday.
    return WEEKDAYS_FROM_SUNDAY.map((weekday) => weekdayName(weekday, style === 'long' ? 'long' : 'short'));
  }

  getYearName(date: LocalDate): string {
    return String(this.getYear(date));
  }

  /** Monday, in both languages. */
  getFirstDayOfWeek(): number {
    return 1;
  }

  getNumDaysInMonth(date: LocalDate): number {
    return this.getDate(lastDayOf(monthOf(date)));
  }

  clone(date: LocalDate): LocalDate {
    return date;
  }

  /** @throws RangeError for a day that the month does not have: a caller's bug */
  createDate(year: number, month: number, day: number): LocalDate {
    const date = `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(day, 2)}`;
    if (!isLocalDate(date)) throw new RangeError(`${date} is no date`);
    return date;
  }

  today(): LocalDate {
    return this.#today();
  }

  /** An empty text is no date, one that cannot be read an invalid one. */
  parse(value: unknown): LocalDate | null {
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? null : (readDate(text) ?? UNREADABLE);
  }

  format(date: LocalDate, written: Written): string {
    if (written === 'month') return formatMonth(monthOf(date));
    return written === 'long' ? formatLongDate(date) : formatFullDate(date);
  }

  addCalendarYears(date: LocalDate, years: number): LocalDate {
    return addMonthsToDate(date, 12 * years);
  }

  addCalendarMonths(date: LocalDate, months: number): LocalDate {
    return addMonthsToDate(date, months);
  }

  addCalendarDays(date: LocalDate, days: number): LocalDate {
    return addDays(date, days);
  }

  toIso8601(date: LocalDate): string {
    return date;
  }

  isDateInstance(value: unknown): value is LocalDate {
    return isLocalDate(value) || value === UNREADABLE;
  }

  isValid(date: LocalDate): boolean {
    return isLocalDate(date);
  }

  invalid(): LocalDate {
    return UNREADABLE;
  }
}
