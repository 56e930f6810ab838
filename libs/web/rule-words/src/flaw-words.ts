import { type FieldErrorDto } from '@zeitbuch/web-data-access';
import { formatFullDate, formatMinutes, formatMonth } from '@zeitbuch/web-ui';
import { FLAW_CODES } from '@zeitbuch/working-time';
import { type Words } from './words';

const known: ReadonlySet<string> = new Set(FLAW_CODES);

/** What is wrong with a value, by the code of the library; null for a code that this version does not know. */
export function flawWords(flaw: Pick<FieldErrorDto, 'field' | 'code' | 'params'>): Words | null {
  return known.has(flaw.code) ? { key: `flaw.${flaw.code}`, params: flawParams(flaw) } : null;
}

/** Dates and months as people write them; the limits of a length in hours and minutes, as it is typed. */
export function flawParams({ field, params = {} }: Pick<FieldErrorDto, 'field' | 'params'>): Words['params'] {
  const isLength = field.endsWith('Minutes');
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'date') return [name, formatFullDate(String(value))];
      if (name === 'month') return [name, formatMonth(String(value))];
      return [name, isLength && typeof value === 'number' ? formatMinutes(value) : value];
    }),
  );
}
