import { daysBetween, isLocalDate, type LocalDate } from '../../src';
import { type Given, isRecord, type Range } from './case';

/** Ten years: longer than any example, short enough that a slip of the pen does not keep a machine busy. */
const LONGEST_RANGE_DAYS = 3660;

/** Numbers of a case. A missing one is named, never taken for 0 where the result would hang on it. */
export function numberOf(given: Given, key: string, fallback?: number): number {
  const value = given[key] ?? fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError(`${key} is not a number`);
  return value;
}

/** Whole minutes, days or cents from 0; the domain knows no others. */
export function amountOf(given: Given, key: string, fallback?: number): number {
  const value = wholeOf(given, key, fallback);
  if (value < 0) throw new RangeError(`${key} is negative`);
  return value;
}

/** A whole number that may be negative: balances and what changes them. */
export function wholeOf(given: Given, key: string, fallback?: number): number {
  const value = numberOf(given, key, fallback);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${key} is not a whole number`);
  return value;
}

/** The same, or null where the case names none. */
export function optionalWhole(given: Given, key: string): number | null {
  return isAbsent(given[key]) ? null : wholeOf(given, key);
}

export function dateOf(given: Given, key: string): LocalDate {
  const value = given[key];
  if (!isLocalDate(value)) throw new RangeError(`${key} is not a date`);
  return value;
}

/** A date, or null where the case names none. */
export function optionalDate(given: Given, key: string): LocalDate | null {
  return isAbsent(given[key]) ? null : dateOf(given, key);
}

export function textOf(given: Given, key: string): string {
  const value = given[key];
  if (typeof value !== 'string') throw new RangeError(`${key} is missing`);
  return value;
}

/** A text, or null where the case names none. */
export function optionalText(given: Given, key: string): string | null {
  return isAbsent(given[key]) ? null : textOf(given, key);
}

/** A year of four digits: dates are compared as text. */
export function yearOf(given: Given, key: string): number {
  const year = amountOf(given, key);
  if (year < 1900 || year > 2999) throw new RangeError(`${key} is no year: ${year}`);
  return year;
}

/** Working days a week in thousandths: 4.5 days are 4500. */
export function daysPerWeekOf(given: Given, key: string, fallback?: number): number {
  const days = Math.round(numberOf(given, key, fallback) * 1000);
  if (days < 0 || days > 7000) throw new RangeError(`${key} is not between 0 and 7`);
  return days;
}

/** A number from 0 that need not be whole. */
export function sizeOf(given: Given, key: string, fallback?: number): number {
  const value = numberOf(given, key, fallback);
  if (value < 0) throw new RangeError(`${key} is negative`);
  return value;
}

/** The same, or null where the case names none. */
export function optionalSize(given: Given, key: string): number | null {
  return isAbsent(given[key]) ? null : sizeOf(given, key);
}

/** An object within a case. */
export function recordOf(given: Given, key: string): Given {
  const value = given[key];
  if (!isRecord(value)) throw new RangeError(`${key} is missing`);
  return value;
}

/** A list of objects; the caller says of which form. */
export function recordsOf<T>(given: Given, key: string): T[] {
  const value = given[key];
  if (!Array.isArray(value) || !value.every(isRecord)) throw new RangeError(`${key} is not a list of objects`);
  return value as T[];
}

/** The same, empty where the case leaves it out. */
export function optionalRecords<T>(given: Given, key: string): T[] {
  return isAbsent(given[key]) ? [] : recordsOf<T>(given, key);
}

/** A list of whole minutes. */
export function amountsOf(given: Given, key: string): number[] {
  const value = given[key];
  if (!Array.isArray(value) || !value.every((one) => Number.isSafeInteger(one) && one >= 0)) {
    throw new RangeError(`${key} is not a list of minutes`);
  }
  return value as number[];
}

/** A list of names; empty where the case leaves it out. */
export function namesOf(given: Given, key: string): string[] {
  const value = given[key] ?? [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new RangeError(`${key} is not a list of names`);
  }
  return value as string[];
}

/** Yes or no; what the case leaves out is no. */
export function flagOf(given: Given, key: string): boolean {
  return optionalFlag(given, key) ?? false;
}

/** Yes, no, or null where the case leaves it out. */
export function optionalFlag(given: Given, key: string): boolean | null {
  const value = given[key] ?? null;
  if (value !== null && typeof value !== 'boolean') throw new RangeError(`${key} is neither true nor false`);
  return value;
}

/** Dates of public holidays and the like; empty where the case leaves them out. */
export function datesOf(given: Given, key: string): LocalDate[] {
  const value = given[key] ?? [];
  if (!Array.isArray(value) || !value.every(isLocalDate)) throw new RangeError(`${key} is not a list of dates`);
  return value as LocalDate[];
}

/** Names out of a fixed list. */
export function choiceOf<T>(choices: Readonly<Record<string, T>>, value: unknown, key: string): T {
  if (typeof value !== 'string' || !Object.hasOwn(choices, value)) {
    throw new RangeError(`unknown ${key}: ${JSON.stringify(value) ?? 'missing'}`);
  }
  return choices[value];
}

/** Both days inclusive. */
export function rangeOf(given: Given): Range {
  const range = recordOf(given, 'range');
  return daysOf('range', dateOf(range, 'from'), dateOf(range, 'to'));
}

/** Days from one to another, both inclusive, in an order and a number that can be meant. */
export function daysOf(what: string, from: LocalDate, to: LocalDate): Range {
  if (to < from) throw new RangeError(`${what} ends before it begins: ${from} to ${to}`);
  if (daysBetween(from, to) > LONGEST_RANGE_DAYS) throw new RangeError(`${what} is too long`);
  return { from, to };
}

/** Says of which part of a case an error tells. */
export function within<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${part}: ${error.message}`) : error;
  }
}

/** What is null counts as left out. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null;
