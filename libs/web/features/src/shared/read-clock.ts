import { MINUTES_PER_DAY } from '@zeitbuch/working-time';

/** `6`, `6:00`, `06.00`, `600`, `24:00` → minute of the day; null where it is no time of day. */
export function readClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.\s]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const minuteOfDay = hours * 60 + minutes;
  return minutes > 59 || minuteOfDay > MINUTES_PER_DAY ? null : minuteOfDay;
}
