import { type MonthDayDto } from '@zeitbuch/web-data-access';
import { isQuiet } from './day-words';

/** One row of a week: a day, or several days in a row on which nothing was owed and nothing happened. */
export interface WeekRow {
  readonly days: readonly MonthDayDto[];
  readonly isQuiet: boolean;
}

/** The rows of a week. Today has a row of its own. */
export function rowsOfWeek(days: readonly MonthDayDto[], today: string): WeekRow[] {
  const rows = days.reduce<WeekRow[]>((done, day) => {
    const quiet = isQuiet(day) && day.date !== today;
    const last = done.at(-1);
    if (quiet && last?.isQuiet) return [...done.slice(0, -1), { ...last, days: [...last.days, day] }];
    return [...done, { days: [day], isQuiet: quiet }];
  }, []);
  return rows.map((row) => ({ ...row, isQuiet: row.days.length > 1 }));
}

/** A week of which there is nothing to show yet, or was nothing: its days are shown on demand. */
export function isEmptyWeek(days: readonly MonthDayDto[], today: string): boolean {
  return days.every(
    (day) =>
      day.date !== today &&
      (isQuiet(day) ||
        (day.state === 'future' &&
          day.spans.length === 0 &&
          !day.absence &&
          !day.holidayName &&
          !day.halfDayName &&
          !day.findings.length)),
  );
}
