import { ApiProperty, type ApiPropertyOptions, type OpenAPIObject } from '@nestjs/swagger';
import { type AgreementKey, PARAMETER_SCHEMA, type Schema } from '@zeitbuch/working-time';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type ApiSchema = Exclude<Schemas[string], { $ref: string }>;

/** A form of the domain in the words of the API's description. */
function apiSchemaOf(schema: Schema): ApiSchema {
  const nullable = 'nullable' in schema && schema.nullable ? { nullable: true } : {};
  switch (schema.type) {
    case 'integer':
      return { type: 'integer', minimum: schema.min, maximum: schema.max, ...nullable };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice':
      return { type: 'string', enum: [...schema.options] };
    case 'list': {
      const length = schema.length === undefined ? {} : { minItems: schema.length, maxItems: schema.length };
      return { type: 'array', items: apiSchemaOf(schema.of), ...length, ...nullable };
    }
    case 'variant': {
      const kinds = Object.entries(schema.kinds).map(([kind, fields]) =>
        objectOf({ kind: { type: 'choice', options: [kind] }, ...fields }),
      );
      return { oneOf: kinds, ...nullable };
    }
    case 'object':
      return { ...objectOf(schema.fields), ...nullable };
  }
}

function objectOf(fields: Readonly<Record<string, Schema>>): ApiSchema {
  const properties = Object.entries(fields).map(([name, schema]) => [name, apiSchemaOf(schema)] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(fields),
    additionalProperties: false,
  };
}

/** Every parameter of an agreement. Its form stands once, in `PARAMETER_SCHEMA`. */
export class AgreementParametersDto {}

/** Parameters that an annex or a temporary rule sets, each as a whole. */
export class AgreementChangesDto {}

function describe(form: object, key: AgreementKey, isRequired: boolean): void {
  const schema = apiSchemaOf(PARAMETER_SCHEMA[key]);
  // Of an object `required` names its fields.
  const presence = schema.type === 'object' ? { selfRequired: isRequired } : { required: isRequired };
  ApiProperty({ ...schema, ...presence } as ApiPropertyOptions)(form, key);
}

for (const key of Object.keys(PARAMETER_SCHEMA) as AgreementKey[]) {
  describe(AgreementParametersDto.prototype, key, true);
  describe(AgreementChangesDto.prototype, key, false);
}
