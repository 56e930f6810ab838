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
