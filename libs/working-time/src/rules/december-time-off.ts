import { addMonthsToDate } from '../time';
import { calendarParts } from './calendar-parts';
import { type Rule } from './rule';

/** TVöD § 6 (3): equal time off within three months for work on 24 and 31 December. */
const TIME_OFF_WITHIN_MONTHS = 3;

/** Work on 24/31 December where release was not possible earns time off; it is in the credit already, this says until when. */
export const decemberTimeOff: Rule = {
  id: 'TVOED-6-3-TIME-OFF',
  nameDe: 'Freizeitausgleich für Heiligabend und Silvester',
  nameEn: 'Time off for 24 and 31 December',
  paragraph: 'TVöD § 6 (3)',
  stage: 'supplement',
  parameters: [],
  findings: [],
  apply(day) {
    if (!day.facts.decemberReleaseImpossible || day.isPlain) return;
    let minutes = 0;
    let first: string | null = null;
    for (const part of calendarParts(day)) {
      if (!part.isDecember24Or31) continue;
      minutes += part.endMinute - part.startMinute;
      first ??= part.date;
    }
    if (first !== null) day.decemberTimeOff = { minutes, by: addMonthsToDate(first, TIME_OFF_WITHIN_MONTHS) };
  },
};
