/**
 * What the framework describes in the words of OpenAPI 3.0, in those of 3.1, whose schemas are JSON Schema: `null` is a
 * type, and a reference may have words beside it.
 */
export function asJsonSchema<T>(description: T): T {
  return inWordsOf31(description) as T;
}

function inWordsOf31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inWordsOf31);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, inWordsOf31(value)]),
  );
  const plain = withoutWrapping(rest);
  return nullable === true ? orNull(plain) : plain;
}

/** A reference stands alone in 3.0, so that it is wrapped where it has words beside it. */
function withoutWrapping({ allOf, ...rest }: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(allOf)) return rest;
  if (allOf.length > 1) return { ...rest, allOf: allOf as unknown[] };
  const { type: _type, ...words } = rest;
  return { ...words, ...(allOf[0] as object) };
}

function orNull({ type, enum: choices, oneOf, $ref, ...rest }: Record<string, unknown>): Record<string, unknown> {
  if ($ref !== undefined) return { ...rest, oneOf: [{ $ref }, { type: 'null' }] };
  if (Array.isArray(oneOf)) return { ...rest, oneOf: [...(oneOf as unknown[]), { type: 'null' }] };
  return {
    ...rest,
    type: [type, 'null'],
    ...(Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {}),
  };
}
