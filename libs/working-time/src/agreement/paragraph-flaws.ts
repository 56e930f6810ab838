import { type Flaw } from '../flaw';
import { isPlainLine } from '../text';
import { PARAMETER_RULE } from './parameters';

const LONGEST_PARAGRAPH = 100;

/** What is wrong with paragraphs by key that come from outside. Codes: those of the schema, `version.bad-paragraph`. */
export function paragraphFlaws(paragraphs: unknown): Flaw[] {
  if (typeof paragraphs !== 'object' || paragraphs === null || Array.isArray(paragraphs)) {
    return [{ path: 'paragraphs', code: 'schema.not-an-object', rule: null, params: {} }];
  }
  return Object.entries(paragraphs).flatMap(([key, text]: [string, unknown]): Flaw[] => {
    const path = below('paragraphs', key);
    if (!Object.hasOwn(PARAMETER_RULE, key)) return [{ path, code: 'schema.unknown-key', rule: null, params: {} }];
    const isShortText =
      typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST_PARAGRAPH && isPlainLine(text);
    return isShortText ? [] : [{ path, code: 'version.bad-paragraph', rule: null, params: {} }];
  });
}

/** A path within another one. */
export const below = (parent: string, path: string): string => (path === '' ? parent : `${parent}.${path}`);
