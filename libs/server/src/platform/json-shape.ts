/** Far deeper than any request of ours; more would only exhaust the stack of the function that walks through it. */
const DEEPEST = 16;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface JsonFlaw {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * What no request may contain, wherever it stands: another thing than an object at the top, deep nesting, keys that
 * reach into the language, and texts that no database or file can keep (the character 0, halves of characters).
 */
export function flawOfJson(value: unknown): JsonFlaw | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { field: '', code: 'isObject', message: 'the body must be an object' };
  return flawIn(value, '', 0);
}

function flawIn(value: unknown, field: string, depth: number): JsonFlaw | null {
  if (typeof value === 'string') return isWhole(value) ? null : flaw(field, 'isText', 'characters that no text has');
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= DEEPEST) return flaw(field, 'isFlat', `more than ${DEEPEST} levels`);
  for (const [key, member] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) return flaw(field, 'isKey', `a field that must not be: ${key}`);
    if (!isWhole(key)) return flaw(field, 'isText', 'a field with characters that no text has');
    const inner = flawIn(member, field === '' ? key : `${field}.${key}`, depth + 1);
    if (inner) return inner;
  }
  return null;
}

const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Names only the top of where it stands: the rest may be as long as the request. */
const flaw = (field: string, code: string, what: string): JsonFlaw => ({
  field: field.slice(0, 100),
  code,
  message: `the body contains ${what}`,
});
