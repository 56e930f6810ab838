import { type LocalDate, localDate } from '@zeitbuch/working-time';
import { activeLanguage, type LanguageCode } from '../preferences/active-language';

/** Work is recorded by the clock of the town hall, wherever the browser is. */
export const TOWN_ZONE = 'Europe/Berlin';

const locales: Record<LanguageCode, string> = { de: 'de-DE', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = locales[activeLanguage()];
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** A calendar date has no zone: noon in UTC is on that date everywhere the formatter is told UTC. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string =>
  parts.find((candidate) => candidate.type === type)?.value ?? '';

/** `Mo 23.11.` / `Mon 23 Nov` */
export function formatDate(date: string): string {
  const [weekday, day] = [formatWeekday(date), formatDayMonth(date)];
  return `${weekday} ${day}`;
}

/** `Mo` / `Mon` */
export function formatWeekday(date: string): string {
  return format({ weekday: 'short', timeZone: 'UTC' }).format(noon(date)).replace(/\.$/, '');
}

/** `Montag` / `Monday` of an ISO weekday, 1 to 7; `Mo` / `Mon` where there is little room. */
export function weekdayName(weekday: number, width: 'long' | 'short' = 'long'): string {
  const monday = 9; // 9 March 2026
  const date = `2026-03-${String(monday + weekday - 1).padStart(2, '0')}`;
  return format({ weekday: width, timeZone: 'UTC' }).format(noon(date)).replace(/\.$/, '');
}

/** `Dezember` / `December` of a month, 1 to 12; `Dez` / `Dec` or `D` where there is little room. */
export function monthName(month: number, width: 'long' | 'short' | 'narrow' = 'long'): string {
  const date = `2026-${String(month).padStart(2, '0')}-01`;
  return format({ month: width, timeZone: 'UTC' }).format(noon(date));
}

/** In English the month is a word: `07/12` may be read as 12 July. */
function dayAndMonth(): Intl.DateTimeFormatOptions {
  return activeLanguage() === 'de' ? { day: '2-digit', month: '2-digit' } : { day: 'numeric', month: 'short' };
}

/** `23.11.` / `23 Nov` */
export function formatDayMonth(date: string): string {
  return format({ ...dayAndMonth(), timeZone: 'UTC' }).format(noon(date));
}

/** `07.12.2026` / `7 Dec 2026` */
export function formatFullDate(date: string): string {
  return format({ ...dayAndMonth(), year: 'numeric', timeZone: 'UTC' }).format(noon(date));
}

/** `Montag, 23. November 2026` / `Monday 23 November 2026` */
export function formatLongDate(date: string): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    noon(date),
  );
}

/** `November 2026` */
export function formatMonth(month: string): string {
  return format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(`${month}-01`));
}

/** `23.11.2026, 07:58` / `23 Nov 2026, 07:58` */
export function formatInstant(iso: string): string {
  return format({
    ...dayAndMonth(),
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TOWN_ZONE,
  }).format(new Date(iso));
}

/** Time of day at the town hall, `07:58`. */
export function formatTime(instant: string | number): string {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: TOWN_ZONE }).format(
    new Date(instant),
  );
}

/** Date and minute of the day at the town hall of an instant in milliseconds. */
export function townTime(epochMilliseconds: number): { date: LocalDate; minuteOfDay: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: TOWN_ZONE,
  }).formatToParts(new Date(epochMilliseconds));
  return {
    date: localDate(`${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`),
    minuteOfDay: Number(part(parts, 'hour')) * 60 + Number(part(parts, 'minute')),
  };
}

/** `07:58` of a minute of the day; the end of the day is `24:00`. */
export function clockText(minuteOfDay: number): string {
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

/** Minute of the day of `HH:mm`. */
export function minuteOfDay(localTime: string): number {
  return Number(localTime.slice(0, 2)) * 60 + Number(localTime.slice(3, 5));
}
