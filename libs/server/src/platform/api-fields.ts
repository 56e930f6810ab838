import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';

/** How a field of an answer is described; `optional` fields are left out where there is nothing to say. */
type Options = ApiPropertyOptions & { optional?: boolean };

function field(base: ApiPropertyOptions, { optional, ...rest }: Options = {}): PropertyDecorator {
  const options = { ...base, ...rest } as ApiPropertyOptions;
  return applyDecorators(optional ? ApiPropertyOptional(options) : ApiProperty(options));
}

/** Whole minutes; negative where time is missing. */
export const MinutesField = (options?: Options) => field({ type: 'integer' }, options);
/** A whole number that counts things or versions. */
export const CountField = (options?: Options) => field({ type: 'integer' }, options);
/** A calendar date, YYYY-MM-DD. */
export const DateField = (options?: Options) => field({ type: 'string', format: 'date' }, options);
/** A calendar month, YYYY-MM. */
export const MonthField = (options?: Options) =>
  field({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }, options);
/** An instant, ISO 8601 with the offset of the place. */
export const InstantField = (options?: Options) => field({ type: 'string', format: 'date-time' }, options);
/** A time of the wall clock, HH:mm. */
export const LocalTimeField = (options?: Options) =>
  field({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, options);
/** A UUID. */
export const IdField = (options?: Options) => field({ type: 'string', format: 'uuid' }, options);
/** Words, names, codes. */
export const TextField = (options?: Options) => field({ type: 'string' }, options);
/** Yes or no. */
export const FlagField = (options?: Options) => field({ type: 'boolean' }, options);
/** One of a closed list, which becomes a named type of the client. */
export const ChoiceField = (name: string, values: readonly string[], options?: Options) =>
  field({ enum: [...values], enumName: name }, options);
/** Numbers and codes by name. */
export const ParamsField = (options?: Options) =>
  field({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } }, options);
