import { formatMinutes } from '@zeitbuch/web-ui';

/** `40`, `7:30`, `7.30` → minutes; null where it is no length. Never a fraction: 7,5 could be meant as 7:05 or 7:30. */
export function readLength(text: string): number | null {
  const match = /^(\d{1,3})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!match || Number(match[2] ?? 0) > 59) return null;
  return Number(match[1]) * 60 + Number(match[2] ?? 0);
}

/** A length as it is typed, without a sign: `40:00`; nothing where there is no limit. */
export const writeLength = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined ? '' : formatMinutes(Math.abs(minutes));
