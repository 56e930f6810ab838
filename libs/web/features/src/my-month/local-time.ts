import { type Fold } from '@zeitbuch/web-data-access';
import { minuteOfDay, TOWN_ZONE } from '@zeitbuch/web-ui';
import { addDays, zone, type LocalDate } from '@zeitbuch/working-time';

/** `730`, `7.30`, `7 30`, `07:30` → `07:30`, `24:00` → `00:00`; null where it is no time of day. */
export function readLocalTime(text: string): string | null {
  if (/^24[:.\s]?00$/.test(text.trim())) return '00:00';
  const match = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(text.trim()) ?? /^(\d{1,2})$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** One instant that a time of the wall clock may stand for on a shift that began on some date. */
export interface Candidate {
  readonly epochMinute: number;
  /** How many days after the date it lies. */
  readonly daysAfter: number;
  /** Set where the time exists twice. */
  readonly fold: Fold | null;
}

/**
 * Every instant that `localTime` may stand for on the date and the days after it, in order; none where it does not exist.
 * @param lastDay how many days after the date are looked at
 */
export function candidatesOf(date: LocalDate, localTime: string, lastDay = 1): Candidate[] {
  const place = zone(TOWN_ZONE);
  const days = Array.from({ length: lastDay + 1 }, (_, day) => day);
  return days.flatMap((daysAfter): Candidate[] => {
    const local = place.resolveLocal(addDays(date, daysAfter), minuteOfDay(localTime));
    if (local.kind === 'skipped') return [];
    if (local.kind === 'exact') return [{ epochMinute: local.epochMinute, daysAfter, fold: null }];
    return [
      { epochMinute: local.earlier.epochMinute, daysAfter, fold: 'earlier' },
      { epochMinute: local.later.epochMinute, daysAfter, fold: 'later' },
    ];
  });
}

/** Whether clocks go back or forward on a date; null on all other days. */
export function clockChangeOn(date: LocalDate): 'back' | 'forward' | null {
  const { startMinute, endMinute } = zone(TOWN_ZONE).day(date);
  const minutes = endMinute - startMinute;
  return minutes > 24 * 60 ? 'back' : minutes < 24 * 60 ? 'forward' : null;
}
