import { type SupplementCode } from '../day/day-evaluation';
import { type Minutes } from '../time';
import { accountedParts, minutesWithin } from './calendar-parts';
import { type CalendarPart, type DayWork } from './day-work';
import { type Rule } from './rule';

/** Percent of the hourly rate (TVöD § 8 (1) sentence 2). */
export const SUPPLEMENT_PERCENT: Readonly<Record<SupplementCode, number>> = {
  NIGHT: 20,
  HOLIDAY_NO_TIME_OFF: 135,
  HOLIDAY_WITH_TIME_OFF: 35,
  DEC24_31: 35,
  SUNDAY: 25,
  SATURDAY: 20,
};
const CODES = Object.keys(SUPPLEMENT_PERCENT) as SupplementCode[];

/** Time supplements by the calendar day of each minute: of those for the day only the highest, for the night on top. */
export const supplements: Rule = {
  id: 'TVOED-8-1',
  nameDe: 'Zeitzuschläge',
  nameEn: 'Time supplements',
  paragraph: 'TVöD § 8 (1)',
  descriptionDe:
    'Wo Zeitzuschläge zustehen, wird jede Minute nach ihrem Kalendertag gezählt: Nacht (21 bis 6 Uhr), Sonntag, Feiertag, 24. und 31. Dezember ab 6 Uhr, Samstagnachmittag (nicht in Schichtarbeit). Von denen des Tages gilt nur der höchste, der für die Nacht kommt hinzu.',
  descriptionEn:
    'Where time supplements are due, every minute counts by its calendar day: night (21:00 to 6:00), Sunday, public holiday, 24 and 31 December from 6:00, Saturday afternoon (not in shift work). Of those for the day only the highest counts, the one for the night comes on top.',
  example: 'SUP-09',
  stage: 'supplement',
  subject: 'pay',
  parameters: ['supplementsDue'],
  findings: [],
  isInForce: ({ parameters }) => parameters.supplementsDue,
  apply(day) {
    if (!day.parameters.supplementsDue || day.accountedWork.length === 0) return;
    if (day.isPlain) return;
    const minutes: Record<SupplementCode, Minutes> = {
      NIGHT: 0,
      HOLIDAY_NO_TIME_OFF: 0,
      HOLIDAY_WITH_TIME_OFF: 0,
      DEC24_31: 0,
      SUNDAY: 0,
      SATURDAY: 0,
    };
    for (const part of accountedParts(day)) {
      minutes.NIGHT += minutesWithin(day, part, 0, 360) + minutesWithin(day, part, 1260, 1440);
      addDaySupplement(day, part, minutes);
    }
    for (const code of CODES) {
      if (minutes[code] > 0) day.supplements.push({ code, percent: SUPPLEMENT_PERCENT[code], minutes: minutes[code] });
    }
  },
};

function addDaySupplement(day: DayWork, part: CalendarPart, minutes: Record<SupplementCode, Minutes>): void {
  const all = part.endMinute - part.startMinute;
  if (part.isHoliday) {
    minutes[day.facts.holidayTimeOff ? 'HOLIDAY_WITH_TIME_OFF' : 'HOLIDAY_NO_TIME_OFF'] += all;
    return;
  }
  const december = part.isDecember24Or31 ? minutesWithin(day, part, 360, 1440) : 0;
  minutes.DEC24_31 += december;
  if (part.weekday === 7) minutes.SUNDAY += all - december;
  // On 24 and 31 December the higher supplement covers the whole Saturday afternoon.
  else if (part.weekday === 6 && !day.facts.shiftWork && !part.isDecember24Or31) {
    minutes.SATURDAY += minutesWithin(day, part, 780, 1260);
  }
}
