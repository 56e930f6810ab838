import { type DayWork, addFinding } from '../day';
import { type LocalDate, type MinuteOfDay, type Minutes } from '../time';
import { calendarParts, minutesWithin } from './calendar-parts';
import { type Rule } from './rule';

/** ArbZG § 2 (4): more than two hours of night time make night work. */
export const NIGHT_WORK_ABOVE_MINUTES = 120;

const SIX_AM = 360;
const EIGHT_PM = 1200;
const TEN_PM = 1320;

/** Night time between 23 and 6 h, and the nights on which minors and expecting or nursing mothers must not work. */
export const nightWork: Rule = {
  id: 'ARBZG-2',
  nameDe: 'Nachtarbeit',
  nameEn: 'Night work',
  paragraph: 'ArbZG § 2 (3)-(5), JArbSchG § 14, MuSchG § 5, SächsAZVO',
  descriptionDe:
    'Nachtzeit ist von 23 bis 6 Uhr und wird gezählt; mehr als zwei Stunden davon machen einen Tag zur Nachtarbeit. Jugendliche dürfen zwischen 20 und 6 Uhr nicht arbeiten, Schwangere und Stillende ebenso (mit Genehmigung bis 22 Uhr); Arbeit in dieser Zeit wird gemeldet.',
  descriptionEn:
    'Night time is from 23:00 to 6:00 and is counted; more than two hours of it make a day night work. Young people must not work between 20:00 and 6:00, nor must expecting and nursing mothers (until 22:00 with a permit); work at that time is reported.',
  example: 'NGT-09',
  stage: 'finding',
  subject: 'protection',
  parameters: [],
  findings: ['MINOR_NIGHT', 'MUSCHG_NIGHT_20_6'],
  apply(day) {
    if (day.isPlain) return;
    let minorMinutes = 0;
    let maternityMinutes = 0;
    for (const part of calendarParts(day)) {
      const early = minutesWithin(day, part, { from: 0, to: SIX_AM });
      day.nightMinutes += early + minutesWithin(day, part, { from: 1380, to: 1440 });
      minorMinutes += early + minutesWithin(day, part, { from: EIGHT_PM, to: 1440 });
      maternityMinutes += early + minutesWithin(day, part, { from: maternityEnd(day, part.date), to: 1440 });
    }
    forbid(day, minorMinutes, maternityMinutes);
  },
};

function forbid(day: DayWork, minorMinutes: Minutes, maternityMinutes: Minutes): void {
  if (day.isMinor && minorMinutes > 0) addFinding(day, 'MINOR_NIGHT', { minutes: minorMinutes });
  if (day.isMaternity && maternityMinutes > 0) addFinding(day, 'MUSCHG_NIGHT_20_6', { minutes: maternityMinutes });
}

/** When expecting and nursing mothers must have ended work on the date (MuSchG § 5, § 28). */
function maternityEnd({ facts }: Pick<DayWork, 'facts'>, date: LocalDate): MinuteOfDay {
  const permit = facts.person?.eveningPermit;
  return permit && permit.validFrom <= date && date <= permit.validTo ? TEN_PM : EIGHT_PM;
}

/** Minute of the day at which the person must have ended work (JArbSchG § 14, MuSchG § 5); null for everybody else. */
export function eveningEnd(day: Pick<DayWork, 'facts' | 'isMinor' | 'isMaternity'>): MinuteOfDay | null {
  if (day.isMinor) return EIGHT_PM;
  return day.isMaternity ? maternityEnd(day, day.facts.date) : null;
}
