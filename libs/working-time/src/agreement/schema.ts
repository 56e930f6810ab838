import { type Flaw, type Params } from '../refusal';

/** The form of a parameter: drives the check, the form of the administration and the documentation alike. */
export type Schema =
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly nullable?: boolean }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly of: Schema; readonly length?: number; readonly nullable?: boolean }
  | { readonly type: 'object'; readonly fields: Readonly<Record<string, Schema>>; readonly nullable?: boolean };

/** Minutes from 0 to a day. */
export const dayMinutes: Schema = { type: 'integer', min: 0, max: 1440 };

/**
 * Everything in which a value misses its schema. Codes: `schema.missing`,
 * `schema.unknown-key`, `schema.not-an-integer`, `schema.out-of-range` {min, max},
 * `schema.not-a-boolean`, `schema.not-an-option`, `schema.not-a-list`,
 * `schema.wrong-length` {length}, `schema.not-an-object`.
 */
export function checkSchema(schema: Schema, value: unknown, path = ''): Flaw[] {
  if (value === undefined) return flaw(path, 'schema.missing');
  if (value === null && 'nullable' in schema && schema.nullable) return [];
  switch (schema.type) {
    case 'integer':
      if (!Number.isInteger(value)) return flaw(path, 'schema.not-an-integer');
      return (value as number) < schema.min || (value as number) > schema.max
        ? flaw(path, 'schema.out-of-range', { min: schema.min, max: schema.max })
        : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : flaw(path, 'schema.not-a-boolean');
    case 'choice':
      return schema.options.includes(value as string)
        ? []
        : flaw(path, 'schema.not-an-option', { options: schema.options.join(' ') });
    case 'list':
      return checkList(schema, value, path);
    case 'object':
      return checkObject(schema.fields, value, path);
  }
}

function checkList(schema: Extract<Schema, { type: 'list' }>, value: unknown, path: string): Flaw[] {
  if (!Array.isArray(value)) return flaw(path, 'schema.not-a-list');
  if (schema.length !== undefined && value.length !== schema.length) {
    return flaw(path, 'schema.wrong-length', { length: schema.length });
  }
  return value.flatMap((item, index) => checkSchema(schema.of, item, join(path, String(index))));
}

/** Checks an object: every field by its schema, no field beyond. */
export function checkObject(fields: Readonly<Record<string, Schema>>, value: unknown, path = ''): Flaw[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flaw(path, 'schema.not-an-object');
  const record = value as Record<string, unknown>;
  return [
    ...Object.entries(fields).flatMap(([key, schema]) => checkSchema(schema, record[key], join(path, key))),
    ...Object.keys(record)
      .filter((key) => !Object.hasOwn(fields, key))
      .flatMap((key) => flaw(join(path, key), 'schema.unknown-key')),
  ];
}

const flaw = (path: string, code: string, params: Params = {}): Flaw[] => [{ path, code, params }];
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
