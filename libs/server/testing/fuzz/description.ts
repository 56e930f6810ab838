/** A schema of the OpenAPI document, as far as examples need it. */
export interface Schema {
  readonly $ref?: string;
  /** With `null` beside it where it may be nothing. */
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly example?: unknown;
}

interface DescribedOperation {
  operationId: string;
  parameters?: { name: string; in: 'path' | 'query'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface Description {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** A route as the document describes it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** With `{name}` for each parameter. */
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly schema: Schema }[];
  readonly body: { readonly mediaType: string; readonly schema: Schema } | null;
}

/** Every route of the document. */
export function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      const body = content ? { mediaType: content[0], schema: content[1].schema } : null;
      return { operationId, method: method.toUpperCase(), path, parameters, body };
    }),
  );
}

/** A value that fits the schema; `fresh` is an id that nobody has used yet. */
export function valueOf(schema: Schema, schemas: Readonly<Record<string, Schema>>, fresh: string): unknown {
  const again = (inner: Schema): unknown => valueOf(inner, schemas, fresh);
  if (schema.$ref) return again(schemas[schema.$ref.replace(/^.*\//, '')]);
  if (schema.allOf) return again(schema.allOf[0]);
  if (schema.oneOf) return again(schema.oneOf[0]);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, again(inner)]));
  if (type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => again(schema.items ?? {}));
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  return textOf(schema, fresh);
}

function textOf({ format, pattern, minLength = 0 }: Schema, fresh: string): string {
  if (format === 'uuid') return fresh;
  if (format === 'date') return '2026-12-01';
  if (format === 'date-time') return '2026-11-24T08:00:00+01:00';
  if (pattern?.startsWith('^\\d{4}-')) return '2026-10';
  if (pattern?.startsWith('^([01]')) return '08:00';
  return 'Ein Text'.padEnd(minLength, '.');
}
