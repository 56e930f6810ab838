import { type DayWork, addFinding } from '../day';
import { type Minutes } from '../time';
import { type Rule } from './rule';

/** ArbZG § 3 sentence 2. */
export const DAILY_MAX_MINUTES = 600;
/** JArbSchG § 8 (1). */
export const MINOR_DAILY_MAX_MINUTES = 480;
/** JArbSchG § 8 (2a): if another day of the week is shorter. */
const MINOR_LONG_DAY_MAX_MINUTES = 510;
/** MuSchG § 4 (1). */
export const MATERNITY_DAILY_MAX_MINUTES = 510;

/** Longest lawful working day of the person, on the protection clock. */
export function dailyMaxMinutes(day: Pick<DayWork, 'isMinor' | 'isMaternity' | 'facts'>): Minutes {
  // Expecting mothers under 18 never have the longer day.
  if (day.isMinor)
    return day.facts.weekHasShorterDay && !day.isMaternity ? MINOR_LONG_DAY_MAX_MINUTES : MINOR_DAILY_MAX_MINUTES;
  return day.isMaternity ? MATERNITY_DAILY_MAX_MINUTES : DAILY_MAX_MINUTES;
}

/** The daily maximum, on the protection clock: neither frame nor automatic break make a day shorter. */
export const maximumDailyHours: Rule = {
  id: 'ARBZG-3',
  nameDe: 'Höchstarbeitszeit',
  nameEn: 'Maximum daily hours',
  paragraph: 'ArbZG § 3, JArbSchG § 8, MuSchG § 4, SächsAZVO',
  descriptionDe:
    'Mehr als 10 Stunden Arbeit an einem Tag werden gemeldet, gleich ob sie angerechnet werden und auch mit anderen Arbeitgebern zusammen. Für Jugendliche sind es 8 Stunden (8½, wenn ein anderer Tag der Woche kürzer ist), für Schwangere und Stillende 8½ Stunden (8, wenn sie unter 18 sind).',
  descriptionEn:
    'More than 10 hours of work a day are reported, credited or not, and together with other employers. For young people it is 8 hours (8½ if another day of the week is shorter), for expecting and nursing mothers 8½ hours (8 if they are under 18).',
  example: 'MAX-02',
  stage: 'finding',
  subject: 'protection',
  parameters: [],
  findings: ['DAILY_MAX_10H_EXCEEDED', 'MINOR_DAILY_MAX', 'MUSCHG_DAILY_MAX_8H30'],
  apply(day) {
    const { isMinor, isMaternity } = day;
    const workedMinutes = day.workedMinutes + day.drivingMinutes;
    const withOthers = workedMinutes + (day.facts.otherEmployerMinutes ?? 0);
    if (!isMinor && withOthers > DAILY_MAX_MINUTES) {
      addFinding(day, 'DAILY_MAX_10H_EXCEEDED', { workedMinutes: withOthers, limitMinutes: DAILY_MAX_MINUTES });
    }
    if (!isMinor && !isMaternity) return;
    const limitMinutes = dailyMaxMinutes(day);
    // MuSchG § 4 (1) sentence 5 adds all employers; of young people only the work here is judged.
    const minutes = isMinor ? workedMinutes : withOthers;
    if (minutes <= limitMinutes) return;
    addFinding(day, isMinor ? 'MINOR_DAILY_MAX' : 'MUSCHG_DAILY_MAX_8H30', { workedMinutes: minutes, limitMinutes });
  },
};
