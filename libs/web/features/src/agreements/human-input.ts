import { clockText } from '@zeitbuch/web-ui';
import { MINUTES_PER_DAY } from '@zeitbuch/working-time';
import { readLength } from '../shared/lengths';

/** `6`, `6:00`, `06.00`, `600`, `24:00` → minute of the day; null where it is no time of day. */
export function readClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.\s]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const minuteOfDay = hours * 60 + minutes;
  return minutes > 59 || minuteOfDay > MINUTES_PER_DAY ? null : minuteOfDay;
}

/** A length with or without a sign: `-10:00`, `−4`, `+2:30` → minutes; null where it is no balance. */
export function readBalance(text: string): number | null {
  const sign = /^[-−–+]/.exec(text.trim())?.[0] ?? '';
  const minutes = readLength(text.trim().slice(sign.length));
  return minutes === null || sign === '' || sign === '+' ? minutes : 0 - minutes;
}

/** A minute of the day as it is typed; nothing where there is none. */
export const writeClock = (minuteOfDay: number | undefined): string =>
  minuteOfDay === undefined ? '' : clockText(minuteOfDay);
