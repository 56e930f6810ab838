import { activeLanguage, type LanguageCode } from '../preferences/active-language';

const words: Record<LanguageCode, { one: string; other: string }> = {
  de: { one: 'Tag', other: 'Tage' },
  en: { one: 'day', other: 'days' },
};

/** Hundredths of a day with their word: `1 Tag`, `4,5 Tage`. */
export function formatDayCount(hundredths: number): string {
  const { one, other } = words[activeLanguage()];
  return `${formatDays(hundredths)} ${hundredths === 100 ? one : other}`;
}

/** Which of two texts fits a number of things. */
export const oneOrOther = (count: number): 'one' | 'other' => (count === 1 ? 'one' : 'other');

/** Hundredths of a day (or of a percent) as days, with as many decimals as they need: `22`, `4,5`, `3,33`; negative with a real minus. */
export function formatDays(hundredths: number): string {
  const size = Math.abs(hundredths);
  const decimals = String(size % 100)
    .padStart(2, '0')
    .replace(/0$/, '');
  const fraction = size % 100 === 0 ? '' : `${activeLanguage() === 'de' ? ',' : '.'}${decimals}`;
  return `${hundredths < 0 ? '\u2212' : ''}${Math.floor(size / 100)}${fraction}`;
}
