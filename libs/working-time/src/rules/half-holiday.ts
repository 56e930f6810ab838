import { halfDayTarget } from '../calendar';
import { explain } from '../day';
import { type Rule } from './rule';

/** A local feast that gives half a day off: half of the target is due. No public holiday: no supplement, no day of rest. */
export const halfHoliday: Rule = {
  id: 'DV-HALF-HOLIDAY',
  nameDe: 'Halber freier Tag am Standort',
  nameEn: 'Half day off at the site',
  paragraph: 'Festlegung der Stadt für den Standort',
  descriptionDe:
    'An einem halben freien Tag, zum Beispiel bei einem Ortsfest, ist die Hälfte der Sollzeit zu leisten, bei ungeraden Minuten eine weniger. Die Kernzeit endet mit der Uhrzeit, ab der frei ist. Ein gesetzlicher Feiertag ist der Tag nicht: Zuschläge für Feiertage gibt es nicht. Ein Urlaubstag kostet einen ganzen Tag oder einen halben, wie es die Dienstvereinbarung sagt.',
  descriptionEn:
    'On a half day off, for example at a local feast, half of the target is due, with an odd number of minutes one less. Core time ends at the time from which you are off. The day is no public holiday: there are no supplements for holidays. A day of leave costs a whole day or half of one, as the agreement says.',
  example: 'OWN-HALF-01',
  stage: 'target',
  subject: 'target',
  parameters: ['halfDayLeave'],
  findings: [],
  apply(day) {
    if (day.targetMinutes === 0) return;
    const half = day.facts.holidays.halfDayOn(day.facts.date);
    if (!half) return;
    const beforeMinutes = day.targetMinutes;
    day.targetMinutes = halfDayTarget(beforeMinutes);
    if (!day.trace) return;
    const why = { holiday: half.name };
    explain(day, { rule: halfHoliday, clock: 'target', beforeMinutes, afterMinutes: day.targetMinutes, why });
  },
};
