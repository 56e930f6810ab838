import { type LocalDate, addMonthsToDate } from '../time';
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
  descriptionDe:
    'Wer am 24. oder 31. Dezember arbeiten musste, weil eine Freistellung nicht möglich war, erhält entsprechende Freizeit innerhalb von drei Monaten. Die Regel nennt Minuten und Frist.',
  descriptionEn:
    'Anyone who had to work on 24 or 31 December because release was impossible has equal time off within three months. The rule names the minutes and the last day.',
  example: 'OWN-DEC-01',
  stage: 'supplement',
  subject: 'pay',
  parameters: [],
  findings: [],
  apply(day) {
    const { releasesImpossible } = day.facts;
    if (!releasesImpossible || day.isPlain) return;
    let minutes = 0;
    let first: LocalDate | null = null;
    for (const part of calendarParts(day)) {
      if (!part.isDecember24Or31 || !releasesImpossible.includes(part.date)) continue;
      minutes += part.endMinute - part.startMinute;
      first ??= part.date;
    }
    if (first !== null) day.decemberTimeOff = { minutes, by: addMonthsToDate(first, TIME_OFF_WITHIN_MONTHS) };
  },
};
