import { type Flaw, type FlawCode } from '../flaw';
import { type Params } from '../refusal';
import { isDateInUse } from '../time';

/** The form of a parameter: drives the check, the form of the administration and the documentation alike. */
export type Schema =
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly nullable?: boolean }
  | { readonly type: 'boolean' }
  /** A day, as `2026-12-01`. */
  | { readonly type: 'date' }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly of: Schema; readonly length?: number; readonly nullable?: boolean }
  /** An object whose `kind` decides which other fields it has. */
  | {
      readonly type: 'variant';
      readonly kinds: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
      readonly nullable?: boolean;
    }
  | { readonly type: 'object'; readonly fields: Readonly<Record<string, Schema>>; readonly nullable?: boolean };

/** Minutes from 0 to a day. */
export const dayMinutes: Schema = { type: 'integer', min: 0, max: 1440 };

/**
 * Everything in which a value misses its schema. Codes: `schema.missing`,
 * `schema.unknown-key`, `schema.not-an-integer`, `schema.out-of-range` {min, max},
 * `schema.not-a-boolean`, `schema.not-a-date`, `schema.not-an-option`, `schema.not-a-list`,
 * `schema.wrong-length` {length}, `schema.not-an-object`.
 */
export function checkSchema(schema: Schema, value: unknown, path = '', rule: string | null = null): Flaw[] {
  const flaw = (code: FlawCode, params: Params = {}): Flaw[] => [{ path, code, rule, params }];
  if (value === undefined) return flaw('schema.missing');
  if (value === null && 'nullable' in schema && schema.nullable) return [];
  switch (schema.type) {
    case 'integer':
      if (!Number.isInteger(value)) return flaw('schema.not-an-integer');
      return (value as number) < schema.min || (value as number) > schema.max
        ? flaw('schema.out-of-range', { min: schema.min, max: schema.max })
        : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : flaw('schema.not-a-boolean');
    case 'date':
      return isDateInUse(value) ? [] : flaw('schema.not-a-date');
    case 'choice':
      return schema.options.includes(value as string)
        ? []
        : flaw('schema.not-an-option', { options: schema.options.join(' ') });
    case 'list':
      return checkList(schema, value, path, rule);
    case 'variant':
      return checkVariant(schema, value, path, rule);
    case 'object':
      return checkObject(schema.fields, value, path, () => rule);
  }
}

function checkVariant(
  { kinds }: Extract<Schema, { type: 'variant' }>,
  value: unknown,
  path: string,
  rule: string | null,
): Flaw[] {
  const kind: Schema = { type: 'choice', options: Object.keys(kinds) };
  const named = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const fields = typeof named === 'string' && Object.hasOwn(kinds, named) ? kinds[named] : null;
  // Which fields belong to a kind that nobody knows cannot be said.
  if (!fields && named !== undefined) return checkSchema(kind, named, join(path, 'kind'), rule);
  return checkObject({ kind, ...fields }, value, path, () => rule);
}

function checkList(
  schema: Extract<Schema, { type: 'list' }>,
  value: unknown,
  path: string,
  rule: string | null,
): Flaw[] {
  if (!Array.isArray(value)) return [{ path, code: 'schema.not-a-list', rule, params: {} }];
  if (schema.length !== undefined && value.length !== schema.length) {
    return [{ path, code: 'schema.wrong-length', rule, params: { length: schema.length } }];
  }
  return value.flatMap((item, index) => checkSchema(schema.of, item, join(path, String(index)), rule));
}

/**
 * Checks an object: every field by its schema, no field beyond.
 * @param ruleOf the rule that a field decides
 */
export function checkObject(
  fields: Readonly<Record<string, Schema>>,
  value: unknown,
  path = '',
  ruleOf: (key: string) => string | null = () => null,
): Flaw[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, code: 'schema.not-an-object', rule: ruleOf(''), params: {} }];
  }
  const record = value as Record<string, unknown>;
  return [
    ...Object.entries(fields).flatMap(([key, schema]) =>
      checkSchema(schema, record[key], join(path, key), ruleOf(key)),
    ),
    ...Object.keys(record)
      .filter((key) => !Object.hasOwn(fields, key))
      .map((key): Flaw => ({ path: join(path, key), code: 'schema.unknown-key', rule: ruleOf(key), params: {} })),
  ];
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
