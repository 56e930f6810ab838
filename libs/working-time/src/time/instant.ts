import { type EpochMinute, epochDayOf, isLocalDate, MINUTES_PER_DAY, type Minutes } from './date';
import { type Zone } from './zone';

/** An instant as people and interfaces write it: ISO 8601 with offset. */
export interface ParsedInstant {
  readonly epochMinute: EpochMinute;
  /** Seconds that were cut off, 0 to 59. */
  readonly seconds: number;
  readonly offsetMinutes: Minutes;
}

const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads `2026-03-09T08:00:00+01:00` (or `…Z`); null if the text is no instant with offset. */
export function parseInstant(text: string): ParsedInstant | null {
  const match = ISO_INSTANT.exec(text);
  if (!match || !isLocalDate(match[1])) return null;
  const [hour, minute, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || seconds > 59) return null;
  const offsetMinutes = match[5] === 'Z' ? 0 : parseOffset(match[5]);
  if (offsetMinutes === null) return null;
  const epochMinute = epochDayOf(match[1]) * MINUTES_PER_DAY + hour * 60 + minute - offsetMinutes;
  return { epochMinute, seconds, offsetMinutes };
}

/** Writes an instant with the offset of the zone: `2026-03-10T10:40:00+01:00`. */
export function formatInstant(epochMinute: EpochMinute, zone: Zone): string {
  const minuteOfDay = zone.minuteOfDayAt(epochMinute);
  const offset = zone.offsetAt(epochMinute);
  const clock = `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}:00`;
  const shift = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${zone.dateAt(epochMinute)}T${clock}${shift}`;
}

/** No place on earth is further from UTC than 14 hours; what claims to be is a slip of the pen. */
const WIDEST_OFFSET_MINUTES = 14 * 60;

function parseOffset(text: string): Minutes | null {
  const [hours, rest] = [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
  const minutes = hours * 60 + rest;
  if (rest > 59 || minutes > WIDEST_OFFSET_MINUTES) return null;
  return text.startsWith('-') ? -minutes : minutes;
}

const two = (value: number): string => String(value).padStart(2, '0');
