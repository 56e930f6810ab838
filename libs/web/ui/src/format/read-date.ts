import { isLocalDate, type LocalDate } from '@zeitbuch/working-time';
import { LANGUAGES } from '../preferences/active-language';

/** First letters of the months by which a typed name is known: `dez`, `dec` … */
const monthsByName = new Map<string, number>(
  LANGUAGES.flatMap((language) => {
    const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => {
      const name = names.format(Date.UTC(2026, month, 1));
      return [name.slice(0, 3).toLowerCase(), month + 1] as const;
    });
  }),
);

const NUMBERS = /^(\d{1,2})[./ -]\s*(\d{1,2})[./ -]\s*(\d{4}|\d{2})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
const NAMED = /^(\d{1,2})\.?\s*(\p{L}{3,})\.?\s*(\d{4}|\d{2})$/u;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/**
 * The date that somebody typed, as `YYYY-MM-DD`; null where it is none. The day stands first, as in both languages of
 * the screen: `7.12.2026`, `07/12/26`, `07122026`, `7. Dezember 2026`, `7 Dec 2026`. Of the year the last two
 * digits are enough. A date that starts with the year is understood too.
 */
export function readDate(text: string): LocalDate | null {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  if (iso) return dateOf(iso[1], Number(iso[2]), iso[3]);
  const numbers = NUMBERS.exec(typed) ?? DIGITS.exec(typed);
  if (numbers) return dateOf(numbers[3], Number(numbers[2]), numbers[1]);
  const named = NAMED.exec(typed);
  return named && dateOf(named[3], monthsByName.get(named[2].slice(0, 3).toLowerCase()) ?? 0, named[1]);
}

/** Null for a day that its month does not have. */
function dateOf(year: string, month: number, day: string): LocalDate | null {
  const date = [year.padStart(4, '20'), String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isLocalDate(date) ? date : null;
}
