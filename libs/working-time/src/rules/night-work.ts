import { type Minutes } from '../time';
import { calendarParts, minutesWithin } from './calendar-parts';
import { type DayWork, find } from './day-work';
import { type Rule } from './rule';

/** ArbZG § 2 (4): more than two hours of night time make night work. */
export const NIGHT_WORK_ABOVE_MINUTES = 120;

/** Night time between 23 and 6 h, and the nights on which minors and expecting or nursing mothers must not work. */
export const nightWork: Rule = {
  id: 'ARBZG-2',
  nameDe: 'Nachtarbeit',
  nameEn: 'Night work',
  paragraph: 'ArbZG § 2 (3)-(4), JArbSchG § 14, MuSchG § 5',
  descriptionDe:
    'Nachtzeit ist von 23 bis 6 Uhr und wird gezählt. Jugendliche dürfen zwischen 20 und 6 Uhr nicht arbeiten, Schwangere und Stillende ebenso (mit Genehmigung bis 22 Uhr); Arbeit in dieser Zeit wird gemeldet.',
  descriptionEn:
    'Night time is from 23:00 to 6:00 and is counted. Young people must not work between 20:00 and 6:00, nor must expecting and nursing mothers (until 22:00 with a permit); work at that time is reported.',
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
      const early = minutesWithin(day, part, 0, 360);
      day.nightMinutes += early + minutesWithin(day, part, 1380, 1440);
      minorMinutes += early + minutesWithin(day, part, 1200, 1440);
      maternityMinutes += early + minutesWithin(day, part, hasEveningPermit(day, part.date) ? 1320 : 1200, 1440);
    }
    forbid(day, minorMinutes, maternityMinutes);
  },
};

function forbid(day: DayWork, minorMinutes: Minutes, maternityMinutes: Minutes): void {
  if (day.isMinor && minorMinutes > 0) find(day, 'MINOR_NIGHT', { minutes: minorMinutes });
  if (day.isMaternity && maternityMinutes > 0) find(day, 'MUSCHG_NIGHT_20_6', { minutes: maternityMinutes });
}

function hasEveningPermit(day: DayWork, date: string): boolean {
  const permit = day.facts.person?.eveningPermit;
  return permit ? permit.validFrom <= date && date <= permit.validTo : false;
}
