import { type MonthDayDto } from '@zeitbuch/web-data-access';
import { clockText, inLanguage } from '@zeitbuch/web-ui';

/** Since when somebody is on a break who has not gone: the last stretch has an end, the day has none. */
export function pausedSince({ state, spans }: Pick<MonthDayDto, 'state' | 'spans'>): string | null {
  return state === 'open' ? (spans.at(-1)?.to ?? null) : null;
}

/** A day on which nothing was owed and nothing happened: a weekend without work, and without the end of a shift. */
export function isQuiet(day: MonthDayDto): boolean {
  return (
    day.spans.length === 0 &&
    day.dayBeforeUntil === undefined &&
    day.targetMinutes === 0 &&
    day.creditedMinutes === 0 &&
    !day.absence &&
    !day.holidayName &&
    !day.halfDayName
  );
}

/** A half day off: its name in the language of the screen and when it begins; null on other days. */
export function halfDayOf(
  day: Pick<MonthDayDto, 'halfDayName' | 'halfDayNameEn' | 'halfDayFrom'>,
): { readonly name: string; readonly time: string } | null {
  if (!day.halfDayName || day.halfDayFrom === undefined) return null;
  return { name: inLanguage(day.halfDayName, day.halfDayNameEn), time: clockText(day.halfDayFrom) };
}
