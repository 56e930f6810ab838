import { formatMinutes } from '@zeitbuch/web-ui';
import { type Minutes } from '@zeitbuch/working-time';

/** `40`, `7:30`, `7.30` → minutes; null where it is no length. Never a fraction: 7,5 could be meant as 7:05 or 7:30. */
export function readLength(text: string): number | null {
  const match = /^(\d{1,3})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!match || Number(match[2] ?? 0) > 59) return null;
  return Number(match[1]) * 60 + Number(match[2] ?? 0);
}

/**
 * Hours of a contract, as letters of the personnel office write them: `39`, `39:30`, `39,5`, `39.5` → whole minutes. Null
 * where it is no such number, for a part of a minute, and where two digits behind a point could be minutes or hundredths.
 */
export function readHours(text: string): Minutes | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const decimal = /^(\d{1,2})(?:,(\d{1,2})|\.(\d|00))?$/.exec(text.trim());
  if (!decimal) return null;
  const hundredths = Number((decimal[2] ?? decimal[3] ?? '').padEnd(2, '0')) * 60;
  return hundredths % 100 === 0 ? Number(decimal[1]) * 60 + hundredths / 100 : null;
}

/** A length as it is typed, without a sign: `40:00`; nothing where there is no limit. */
export const writeLength = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined ? '' : formatMinutes(Math.abs(minutes));

/**
 * Hours of an account, as files have them: `12:30`, `-12,5`, `120`; a sign in front means less than nothing. Null where it
 * is no such number.
 */
export function readSignedHours(text: string): Minutes | null {
  const [, sign, hours] = /^([+\-−–]?)\s*(.*)$/u.exec(text.trim()) ?? ['', '', ''];
  const minutes = readHours(hours) ?? (/^\d{3,4}(?::[0-5]\d)?$/.test(hours) ? longLength(hours) : null);
  if (minutes === null) return null;
  return sign === '' || sign === '+' ? minutes : 0 - minutes;
}

const longLength = (text: string): Minutes => {
  const [hours, minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
};
