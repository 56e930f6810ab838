import { explain } from '../day';
import { type Rule } from './rule';

/** Nothing is due on a public holiday at the site; work on it does not bring the target back. */
export const publicHoliday: Rule = {
  id: 'HOL-SN',
  nameDe: 'Gesetzlicher Feiertag',
  nameEn: 'Public holiday',
  paragraph: 'SächsSFG § 1, EFZG § 2',
  descriptionDe:
    'An einem gesetzlichen Feiertag am Dienstort ist nichts zu leisten: die Sollzeit ist null. Wer trotzdem arbeitet, bekommt die Sollzeit dadurch nicht zurück.',
  descriptionEn:
    'Nothing is due on a public holiday at the place of work: the target is zero. Working nevertheless does not bring the target back.',
  example: 'HOL-02',
  stage: 'target',
  subject: 'target',
  parameters: [],
  findings: [],
  apply(day) {
    if (day.targetMinutes === 0 || !day.facts.holidays.isHoliday(day.facts.date)) return;
    const beforeMinutes = day.targetMinutes;
    day.targetMinutes = 0;
    if (!day.trace) return;
    const why = { holiday: day.facts.holidays.nameOf(day.facts.date) ?? '' };
    explain(day, { rule: publicHoliday, clock: 'target', beforeMinutes, afterMinutes: 0, why });
  },
};
