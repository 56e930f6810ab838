import { randomBytes } from 'node:crypto';
import { hashOf } from './session-cookie';

/** Digits and letters without I, L, O and U: nobody mistakes one for another on paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits: nobody guesses one, so that attempts need no limit of their own. */
const LENGTH = 20;
const GROUP = 5;

/** A code that nobody knows yet, in groups, as it is printed. It is handed to a person and kept nowhere. */
export function newCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return (signs.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** What somebody typed or followed as a link, in the one form that is looked up. Blanks and hyphens do not count. */
const normalizedCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What a code is stored and looked up as. */
export const hashOfCode = (typed: string): string => hashOf(normalizedCode(typed));
