import { clockText } from '@zeitbuch/web-ui';
import { readLength } from '../shared/lengths';

/** A length with or without a sign: `-10:00`, `−4`, `+2:30` → minutes; null where it is no balance. */
export function readBalance(text: string): number | null {
  const sign = /^[-−–+]/.exec(text.trim())?.[0] ?? '';
  const minutes = readLength(text.trim().slice(sign.length));
  return minutes === null || sign === '' || sign === '+' ? minutes : 0 - minutes;
}

/** A minute of the day as it is typed; nothing where there is none. */
export const writeClock = (minuteOfDay: number | undefined): string =>
  minuteOfDay === undefined ? '' : clockText(minuteOfDay);
