import { addFinding } from '../day';
import { addDays, type LocalDate, weekdayOf } from '../time';
import { calendarParts } from './calendar-parts';
import { type Rule } from './rule';

/** ArbZG § 11 (3): a substitute day within two weeks (Sunday) or eight weeks (holiday on a Werktag), the day worked included. */
const AFTER_SUNDAY_DAYS = 13;
export const AFTER_HOLIDAY_DAYS = 55;

/** The last day for the substitute day of rest of a Sunday or public holiday worked, wherever that date is told. */
export function substituteRestBy(date: LocalDate): LocalDate {
  return addDays(date, weekdayOf(date) === 7 ? AFTER_SUNDAY_DAYS : AFTER_HOLIDAY_DAYS);
}

/** Work on Sundays and public holidays, no matter who chose it; each minute by its own calendar day. */
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
    // Of each the first: a night from Sunday into a holiday earns two days of rest, each with a last day of its own.
    let sunday: LocalDate | null = null;
    let holiday: LocalDate | null = null;
    for (const { date, weekday, isHoliday } of calendarParts(day)) {
      if (weekday === 7) sunday ??= date;
      if (isHoliday) holiday ??= date;
    }
    for (const [date, code] of [
      [sunday, 'SUNDAY_WORK'],
      [holiday, 'HOLIDAY_WORK'],
    ] as const) {
      if (date === null) continue;
      const by = substituteRestBy(date);
      if (day.substituteRestDayBy === null || by < day.substituteRestDayBy) day.substituteRestDayBy = by;
      addFinding(day, code, { substituteRestDayBy: by });
    }
    if (day.isMaternity && (sunday ?? holiday) !== null) addFinding(day, 'MUSCHG_SUNDAY_HOLIDAY');
  },
};
