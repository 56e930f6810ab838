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

/** A number, or null where the case names none. */
export function optionalNumber(given: Given, key: string): number | null {
  return isAbsent(given[key]) ? null : numberOf(given, key);
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
  const value = given[key] ?? false;
  if (typeof value !== 'boolean') throw new RangeError(`${key} is neither true nor false`);
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
  const [from, to] = [dateOf(range, 'from'), dateOf(range, 'to')];
  if (to < from) throw new RangeError(`range ends before it begins: ${from} to ${to}`);
  if (daysBetween(from, to) > LONGEST_RANGE_DAYS) throw new RangeError('range is too long');
  return { from, to };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
