import { activeLanguage } from '../preferences/active-language';

/** Hundredths of a day as days, with as many decimals as they need: `22`, `4,5`, `3,33`; negative with a real minus. */
export function formatDays(hundredths: number): string {
  const size = Math.abs(hundredths);
  const decimals = String(size % 100)
    .padStart(2, '0')
    .replace(/0$/, '');
  const fraction = size % 100 === 0 ? '' : `${activeLanguage() === 'de' ? ',' : '.'}${decimals}`;
  return `${hundredths < 0 ? '\u2212' : ''}${Math.floor(size / 100)}${fraction}`;
}
