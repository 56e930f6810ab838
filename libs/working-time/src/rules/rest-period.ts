import { type DayWork, addFinding } from '../day';
import { type Minutes } from '../time';
import { type Rule } from './rule';

/** ArbZG § 5 (1). */
const REST_MINUTES = 660;
/** JArbSchG § 13. */
const MINOR_REST_MINUTES = 720;

/** Rest that the person must have between two working days. */
export function requiredRestMinutes(day: Pick<DayWork, 'isMinor' | 'parameters'>): Minutes {
  return day.isMinor ? MINOR_REST_MINUTES : day.parameters.minRestMinutes;
}

/** Rest between the last work of the day before, credited or not, and the first of this one, in elapsed time. */
export const restPeriod: Rule = {
  id: 'ARBZG-5',
  nameDe: 'Ruhezeit',
  nameEn: 'Rest period',
  paragraph: 'ArbZG § 5, JArbSchG § 13, SächsAZVO',
  descriptionDe:
    'Zwischen dem Ende der Arbeit und dem nächsten Beginn liegt die vorgeschriebene Ruhe: in der Regel 11 Stunden, für Jugendliche 12. Gezählt wird die wirklich vergangene Zeit, auch nach nicht angerechneter Abendarbeit. Eine kürzere Ruhezeit wird gemeldet. Wo 10 Stunden erlaubt sind, etwa in der Pflege, wird erinnert, dass eine andere Ruhezeit dafür länger sein muss.',
  descriptionEn:
    'Between the end of work and the next beginning lies the required rest: 11 hours as a rule, 12 for young people. Time really elapsed counts, also after evening work that was not credited. A shorter rest is reported. Where 10 hours are allowed, in care for example, a note says that another rest must be longer for it.',
  example: 'RST-03',
  stage: 'finding',
  subject: 'protection',
  parameters: ['minRestMinutes'],
  findings: ['REST_11H_VIOLATED', 'REST_REDUCED_COMPENSATION_DUE', 'MINOR_REST_12H'],
  apply(day) {
    const previousEnd = day.facts.previousEndMinute;
    if (previousEnd === undefined || previousEnd === null || day.work.length === 0) return;
    const restMinutes = day.work[0].startMinute - previousEnd;
    const requiredMinutes = requiredRestMinutes(day);
    day.restMinutes = restMinutes;
    if (restMinutes < requiredMinutes) {
      day.earliestLawfulStartMinute = previousEnd + requiredMinutes;
      addFinding(day, day.isMinor ? 'MINOR_REST_12H' : 'REST_11H_VIOLATED', { restMinutes, requiredMinutes });
    } else if (!day.isMinor && restMinutes < REST_MINUTES) {
      addFinding(day, 'REST_REDUCED_COMPENSATION_DUE', { restMinutes, requiredMinutes: REST_MINUTES });
    }
  },
};
