import { type FindingDto, type MonthDayDto } from '@zeitbuch/web-data-access';
import { type IconName } from '@zeitbuch/web-ui';

/** A word beside a day: what somebody should know about it. */
export interface DayNote {
  readonly icon: IconName;
  readonly tone: 'info' | 'warn' | 'bad';
  /** Key of the text. */
  readonly key: string;
}

const findingLooks: Record<FindingDto['severity'], Pick<DayNote, 'icon' | 'tone'>> = {
  info: { icon: 'info', tone: 'info' },
  warn: { icon: 'warning', tone: 'warn' },
  report: { icon: 'warning', tone: 'warn' },
  block: { icon: 'error', tone: 'bad' },
};

/** What a day has to tell besides its figures, the most pressing first. A missing booking is said once. */
export function notesOf(day: MonthDayDto): DayNote[] {
  const notes: DayNote[] = [];
  if (day.state === 'incomplete') notes.push({ icon: 'error', tone: 'bad', key: 'month.incomplete' });
  if (day.pendingCorrections > 0) notes.push({ icon: 'pending', tone: 'warn', key: 'month.pendingCorrections' });
  for (const finding of day.findings) {
    if (finding.code !== 'MISSING_BOOKING')
      notes.push({ ...findingLooks[finding.severity], key: `finding.${finding.code}` });
  }
  return notes;
}

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
    !day.holidayName
  );
}
