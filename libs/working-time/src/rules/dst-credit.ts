import { explain } from '../day';
import { type Rule } from './rule';

/**
 * The spring night lacks an hour. By default it is not made up (BAG 7 AZR 276/83);
 * an agreement may credit the rostered time. An hour too many in autumn is never taken off.
 */
export const dstCredit: Rule = {
  id: 'CAL-DST',
  nameDe: 'Zeitumstellung',
  nameEn: 'Change of clocks',
  paragraph: 'Dienstvereinbarung, Zeitumstellung',
  descriptionDe:
    'In der Nacht der Umstellung auf Sommerzeit fehlt eine Stunde. Üblich ist, die wirklich gearbeitete Zeit zu zählen; die Vereinbarung kann die geplante Zeit anrechnen. Die zusätzliche Stunde im Herbst zählt immer.',
  descriptionEn:
    'The night on which clocks go forward lacks an hour. Usually the time really worked counts; the agreement may credit the rostered time instead. The additional hour in autumn always counts.',
  example: 'DST-02',
  stage: 'absence',
  subject: 'credit',
  parameters: ['dstPolicy'],
  findings: [],
  isInForce: ({ parameters }) => parameters.dstPolicy === 'creditRostered',
  apply(day) {
    if (day.parameters.dstPolicy !== 'creditRostered' || day.accountedWork.length === 0 || day.isMissingBooking) return;
    const { zone } = day.facts;
    const start = zone.offsetAt(day.accountedWork[0].startMinute);
    const end = zone.offsetAt(day.accountedWork[day.accountedWork.length - 1].endMinute);
    // An absence that filled the day has made up the shortfall already.
    const minutes = day.targetMinutes - day.baseMinutes - Math.max(0, day.absenceCreditMinutes);
    if (start === end || minutes <= 0) return;
    const beforeMinutes = day.creditMinutes;
    day.absenceCreditMinutes += minutes;
    day.creditMinutes += minutes;
    if (!day.trace) return;
    explain(day, {
      rule: dstCredit,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: day.creditMinutes,
      parameter: 'dstPolicy',
      why: { targetMinutes: day.targetMinutes, offsetChangeMinutes: end - start },
    });
  },
};
