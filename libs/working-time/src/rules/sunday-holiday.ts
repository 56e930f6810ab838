import { addDays } from '../time';
import { calendarParts } from './calendar-parts';
import { find } from './day-work';
import { type Rule } from './rule';

/** ArbZG § 11 (3): a substitute day within two weeks (Sunday) or eight weeks (holiday on a Werktag), the day worked included. */
export const AFTER_SUNDAY_DAYS = 13;
export const AFTER_HOLIDAY_DAYS = 55;

/** Work on Sundays and public holidays, whoever chose it; each minute by its own calendar day. */
export const sundayHoliday: Rule = {
  id: 'ARBZG-9',
  nameDe: 'Sonn- und Feiertagsruhe',
  nameEn: 'Rest on Sundays and public holidays',
  paragraph: 'ArbZG §§ 9-11, JArbSchG §§ 17, 18, MuSchG § 6, SächsAZVO',
  descriptionDe:
    'Arbeit an Sonn- und Feiertagen wird gemeldet, auch selbst gewählte. Für den Sonntag ist innerhalb von zwei, für den Feiertag innerhalb von acht Wochen ein Ersatzruhetag zu geben; der Tag der Arbeit zählt mit, die Frist wird genannt. Ein Feiertag am Sonntag gilt als Sonntag.',
  descriptionEn:
    'Work on Sundays and public holidays is reported, self-chosen work too. A substitute day of rest is due within two weeks for a Sunday and eight weeks for a holiday; the day of the work counts, and the last day for it is named. A holiday on a Sunday is treated as a Sunday.',
  example: 'FRM-04',
  stage: 'finding',
  subject: 'protection',
  parameters: [],
  findings: ['SUNDAY_WORK', 'HOLIDAY_WORK', 'MUSCHG_SUNDAY_HOLIDAY'],
  apply(day) {
    if (day.isPlain) return;
    let onSunday = false;
    let onHoliday = false;
    for (const { date, weekday, isHoliday } of calendarParts(day)) {
      const isSunday = weekday === 7;
      if (!isSunday && !isHoliday) continue;
      onSunday ||= isSunday;
      onHoliday ||= isHoliday;
      const by = addDays(date, isSunday ? AFTER_SUNDAY_DAYS : AFTER_HOLIDAY_DAYS);
      if (day.substituteRestDayBy === null || by < day.substituteRestDayBy) day.substituteRestDayBy = by;
    }
    const params = { substituteRestDayBy: day.substituteRestDayBy ?? '' };
    if (onSunday) find(day, 'SUNDAY_WORK', params);
    if (onHoliday) find(day, 'HOLIDAY_WORK', params);
    if (day.isMaternity && (onSunday || onHoliday)) find(day, 'MUSCHG_SUNDAY_HOLIDAY');
  },
};
