import { type AgreementKey, PARAMETER_RULE, PARAMETER_SCHEMA, type Schema } from '@zeitbuch/working-time';
import { type Words } from '../my-rules/value-line';
import { valueLines } from '../my-rules/value-lines';

/** A value to choose from, in the words in which everybody reads it. */
export interface SimpleOption {
  readonly value: boolean | string;
  readonly words: Words;
}

/** Parameters with one choice among few: drawn from the schema, worded like the pages of the rules. */
export const SIMPLE_KEYS: readonly AgreementKey[] = (Object.keys(PARAMETER_SCHEMA) as AgreementKey[]).filter(
  (key) => valuesOf(PARAMETER_SCHEMA[key]).length > 0,
);

/** A new key needs nothing here: only the words that tell its values. */
export const simpleOptions = (key: AgreementKey): readonly SimpleOption[] =>
  valuesOf(PARAMETER_SCHEMA[key]).flatMap((value) => {
    const [told] = valueLines({ id: PARAMETER_RULE[key] }, { key, value, source: 'agreement', sourceName: '' });
    return told ? [{ value, words: told.value }] : [];
  });

function valuesOf(schema: Schema): readonly (boolean | string)[] {
  if (schema.type === 'boolean') return [true, false];
  return schema.type === 'choice' ? schema.options : [];
}
