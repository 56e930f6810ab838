import { type Finding, addFinding, FINDING_SEVERITY } from '../day';
import { type LocalDate, mondayOf } from '../time';
import { calendarParts, minutesWithin } from './calendar-parts';
import { type Rule } from './rule';

/** JArbSchG § 12. */
export const MINOR_SHIFT_SPAN_MINUTES = 600;
/** JArbSchG § 8 (1). */
export const MINOR_WEEK_MINUTES = 2400;
/** JArbSchG § 8 (2a): another day of the week with less work than this allows a longer one. */
export const SHORT_DAY_BELOW_MINUTES = 480;
const TWO_PM = 840;

/** Young people: length of the shift with breaks, Saturdays, afternoons of 24 and 31 December. */
export const minors: Rule = {
  id: 'JARBSCHG',
  nameDe: 'Jugendarbeitsschutz',
  nameEn: 'Protection of young people',
  paragraph: 'JArbSchG §§ 8, 12, 16, 18',
  descriptionDe:
    'Für unter 18-Jährige: höchstens 40 Stunden in der Woche, eine Schicht dauert mit Pausen höchstens 10 Stunden, samstags und am 24. und 31. Dezember nach 14 Uhr wird nicht gearbeitet. Verstöße werden gemeldet.',
  descriptionEn:
    'Under 18: at most 40 hours a week, a shift lasts at most 10 hours with breaks, and there is no work on Saturdays or on 24 and 31 December after 14:00. Breaches are reported.',
  example: 'JAR-12',
  stage: 'finding',
  subject: 'protection',
  parameters: [],
  findings: ['MINOR_WEEKLY_MAX_40H', 'MINOR_SHIFT_SPAN_10H', 'MINOR_SATURDAY', 'MINOR_24_31_DEC_AFTER_14'],
  isInForce: ({ isMinor }) => isMinor,
  apply(day) {
    if (!day.isMinor || day.work.length === 0) return;
    const spanMinutes = day.work[day.work.length - 1].endMinute - day.work[0].startMinute;
    if (spanMinutes > MINOR_SHIFT_SPAN_MINUTES) {
      addFinding(day, 'MINOR_SHIFT_SPAN_10H', { spanMinutes, limitMinutes: MINOR_SHIFT_SPAN_MINUTES });
    }
    if (day.isPlain) return;
    const parts = calendarParts(day);
    if (parts.some((part) => part.weekday === 6)) addFinding(day, 'MINOR_SATURDAY');
    if (parts.some((part) => part.isDecember24Or31 && minutesWithin(day, part, { from: TWO_PM, to: 1440 }) > 0)) {
      addFinding(day, 'MINOR_24_31_DEC_AFTER_14');
    }
  },
};

/** What the weekly limit needs to know of a day on which the person was under 18. */
export interface MinorDay {
  readonly date: LocalDate;
  readonly workedMinutes: number;
}

/** Weeks (Monday to Sunday) in which a young person worked more than 40 hours; the finding names the Monday. */
export function minorWeekFindings(days: readonly MinorDay[]): Finding[] {
  const weeks = new Map<LocalDate, number>();
  for (const { date, workedMinutes } of days) {
    const monday = mondayOf(date);
    weeks.set(monday, (weeks.get(monday) ?? 0) + workedMinutes);
  }
  return [...weeks]
    .filter(([, workedMinutes]) => workedMinutes > MINOR_WEEK_MINUTES)
    .map(([monday, workedMinutes]) => ({
      code: 'MINOR_WEEKLY_MAX_40H' as const,
      severity: FINDING_SEVERITY.MINOR_WEEKLY_MAX_40H,
      params: { monday, workedMinutes, limitMinutes: MINOR_WEEK_MINUTES },
    }));
}
