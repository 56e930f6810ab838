import { type AgreementKey, PARAMETER_RULE, PARAMETER_SCHEMA, type Schema } from '@zeitbuch/working-time';
import { valueLines } from './value-lines';
import { type Words } from './words';

/** A value to choose from, in the words in which everybody reads it. */
export interface SimpleOption {
  readonly value: boolean | string;
  readonly words: Words;
}

/** What can be chosen where a parameter is one choice among few, worded like the pages of the rules; empty for others. */
export const simpleOptions = (key: AgreementKey): readonly SimpleOption[] =>
  valuesOf(PARAMETER_SCHEMA[key]).flatMap((value) => {
    const [told] = valueLines({ id: PARAMETER_RULE[key] }, { key, value, source: 'agreement', sourceName: '' });
    return told ? [{ value, words: told.value }] : [];
  });

function valuesOf(schema: Schema): readonly (boolean | string)[] {
  if (schema.type === 'boolean') return [true, false];
  return schema.type === 'choice' ? schema.options : [];
}
