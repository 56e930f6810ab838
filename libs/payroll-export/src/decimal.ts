/**
 * Decimal hours in hundredths, rounded half away from zero: 1 minute is 2 (0,02 h), 45 minutes are 75 (0,75 h).
 * Symmetric, so that a reversal takes back exactly what was sent. Integer arithmetic throughout.
 * @param minutes whole minutes, negative allowed
 * @throws RangeError if the minutes are no safe whole number: a caller's bug
 */
export function hundredthHoursOf(minutes: number): number {
  if (!Number.isSafeInteger(minutes * 10)) throw new RangeError(`not whole minutes: ${minutes}`);
  const magnitude = Math.abs(minutes);
  // minutes * 100 / 60, rounded half up: (minutes * 10 + 3) / 6, without its remainder.
  const dividend = magnitude * 10 + 3;
  const rounded = (dividend - (dividend % 6)) / 6;
  return minutes < 0 ? -rounded : rounded;
}

/** Hundredths as text with two decimals and no thousands separator: 1225 becomes `12,25`. */
export function formatHundredths(hundredths: number, decimalMark: ',' | '.'): string {
  const magnitude = Math.abs(hundredths);
  const fraction = magnitude % 100;
  const sign = hundredths < 0 ? '-' : '';
  return `${sign}${(magnitude - fraction) / 100}${decimalMark}${String(fraction).padStart(2, '0')}`;
}

/** The number a text with two decimals stands for, in hundredths; null if it is not such a text. */
export function parseHundredths(text: string, decimalMark: ',' | '.'): number | null {
  const match = /^(-?)(\d{1,12})[,.](\d{2})$/.exec(text);
  if (!match || !text.includes(decimalMark)) return null;
  const magnitude = Number(match[2]) * 100 + Number(match[3]);
  return match[1] && magnitude !== 0 ? -magnitude : magnitude;
}
