import { clockText, formatDays } from '@zeitbuch/web-ui';
import { readLength } from '../shared/lengths';

/** A length with or without a sign: `-10:00`, `−4`, `+2:30` → minutes; null where it is no balance. */
export function readBalance(text: string): number | null {
  const sign = /^[-−–+]/.exec(text.trim())?.[0] ?? '';
  const minutes = readLength(text.trim().slice(sign.length));
  return minutes === null || sign === '' || sign === '+' ? minutes : 0 - minutes;
}

/** A figure with parts: `40,5` with ten parts of one → 405; null where it is none, or has finer parts. */
export function readParts(text: string, parts: 2 | 10): number | null {
  const [, whole, tenth] = /^(\d{1,4})(?:[.,](\d))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const tenths = (Number(whole) * 10 + Number(tenth ?? 0)) * parts;
  return tenths % 10 === 0 ? tenths / 10 : null;
}

/** The same as it is typed; nothing where there is none. */
export function writeParts(figure: number | undefined, parts: 2 | 10): string {
  return figure === undefined ? '' : formatDays(figure * (100 / parts));
}

/** A minute of the day as it is typed; nothing where there is none. */
export const writeClock = (minuteOfDay: number | undefined): string =>
  minuteOfDay === undefined ? '' : clockText(minuteOfDay);
