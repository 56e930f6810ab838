import { type CarriedWork, type DayWork, explain } from '../day';
import { addDays, intersectSpans, type Span, sumOfSpans } from '../time';
import { countingSpans } from './frame';
import { type Rule } from './rule';

/**
 * Where accounts go by calendar day, the part of a shift after midnight is credited to the day on which it was worked.
 * Frame, break and cap look at the whole shift before; what they take away comes off its end. No minute is lost or
 * gained: what leaves one day arrives on the next. The law looks at the shift in either case.
 */
export const midnight: Rule = {
  id: 'CAL-MIDNIGHT',
  nameDe: 'Arbeit über Mitternacht',
  nameEn: 'Work past midnight',
  paragraph: 'Dienstvereinbarung, Arbeit über Mitternacht',
  descriptionDe:
    'Eine Schicht gehört zu dem Tag, an dem sie begann, oder jede Minute zählt für ihren Kalendertag: die Vereinbarung legt es fest. Nach Kalendertagen stehen auch Sollzeit und Monat fest, zu dem die Minuten gehören. Höchstarbeitszeit und Ruhezeit gehen immer nach der ganzen Schicht.',
  descriptionEn:
    'A shift belongs to the day on which it began, or each minute counts for its calendar day: the agreement settles it. By calendar days the target and the month of the minutes go as well. Maximum hours and rest always look at the whole shift.',
  example: 'MID-03',
  stage: 'credit',
  subject: 'credit',
  parameters: ['accountingDay'],
  findings: [],
  // Nothing of it is credited where the frame ends in the evening.
  isInForce: ({ parameters, worksInShifts }) =>
    worksInShifts || parameters.frame === null || parameters.accountingDay === 'calendarDay',
  apply(day) {
    if (day.work.length > 0 && splitsAtMidnight(day)) handOver(day);
    const { carriedIn } = day.facts;
    if (carriedIn && carriedIn.creditedMinutes > 0) takeOver(day, carriedIn);
  },
};

/** Whether what is worked after the day's midnight counts for the next day. */
function splitsAtMidnight({ facts, parameters }: Pick<DayWork, 'facts' | 'parameters'>): boolean {
  return parameters.accountingDay === 'calendarDay' && facts.isLastDay !== true;
}

/** The work that counts for the account of the day: the shift, or by calendar day the part of the shift and of the one before that lie on it. */
export function accountedWork(day: Pick<DayWork, 'facts' | 'parameters' | 'work' | 'dayEnd'>): readonly Span[] {
  const { work, dayEnd, facts } = day;
  const leaves = work.length > 0 && work[work.length - 1].endMinute > dayEnd && splitsAtMidnight(day);
  if (!leaves && !facts.carriedIn) return work;
  const own = leaves ? clip(work, -Infinity, dayEnd) : work;
  return facts.carriedIn ? [...facts.carriedIn.work, ...own] : own;
}

function handOver(day: DayWork): void {
  const lastEnd = day.work[day.work.length - 1].endMinute;
  if (lastEnd <= day.dayEnd || day.baseMinutes === 0) return;
  const framedToday = sumOfSpans(clip(intersectSpans(day.work, countingSpans(day)), -Infinity, day.dayEnd));
  const minutes = Math.max(0, day.baseMinutes - framedToday - day.creditedDrivingMinutes);
  if (minutes === 0) return;
  const beforeMinutes = day.creditMinutes;
  day.creditMinutes -= minutes;
  day.baseMinutes -= minutes;
  day.carriedOutMinutes = minutes;
  if (!day.trace) return;
  explain(day, {
    rule: midnight,
    clock: 'credit',
    beforeMinutes,
    afterMinutes: day.creditMinutes,
    interval: { startMinute: day.dayEnd, endMinute: lastEnd },
    parameter: 'accountingDay',
    why: { toDate: addDays(day.facts.date, 1) },
  });
}

function takeOver(day: DayWork, { creditedMinutes, work }: CarriedWork): void {
  const beforeMinutes = day.creditMinutes;
  day.creditMinutes += creditedMinutes;
  day.baseMinutes += creditedMinutes;
  if (!day.trace) return;
  explain(day, {
    rule: midnight,
    clock: 'credit',
    beforeMinutes,
    afterMinutes: day.creditMinutes,
    interval: { startMinute: work[0].startMinute, endMinute: work[work.length - 1].endMinute },
    parameter: 'accountingDay',
    why: { fromDate: addDays(day.facts.date, -1) },
  });
}

/** What the shift of a day leaves to the next one, once its own rules have looked at it; null where it leaves nothing. */
export function leftToNextDay(day: DayWork): CarriedWork | null {
  if (!splitsAtMidnight(day)) return null;
  // A duty that outlasts the next day as well stays together there: nothing is carried twice.
  const work = clip(day.work, day.dayEnd, Infinity);
  return work.length === 0 ? null : { creditedMinutes: day.carriedOutMinutes, work };
}

function clip(work: readonly Span[], from: number, to: number): Span[] {
  const clipped: Span[] = [];
  for (const piece of work) {
    const startMinute = Math.max(piece.startMinute, from);
    const endMinute = Math.min(piece.endMinute, to);
    if (endMinute > startMinute) clipped.push({ startMinute, endMinute });
  }
  return clipped;
}
