import { isRecord } from './case';

/** A key in which a result differs from what the case expects. */
export interface Difference {
  readonly key: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Differences in the keys that the case names; lists compare as multisets, objects as a whole. */
export function differences(
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
): Difference[] {
  return Object.keys(expected)
    .filter((key) => !isSame(expected[key], actual[key]))
    .map((key) => ({ key, expected: expected[key], actual: actual[key] }));
}

/** An absent value and null say the same: there was none. */
export function isSame(expected: unknown, actual: unknown): boolean {
  return canonical(expected ?? null) === canonical(actual ?? null);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(',')}}`;
}
