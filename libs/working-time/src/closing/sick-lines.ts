import { type AbsenceFact, givesTimeOffBack, isAbsentOn, isBegunAtWork, lastSickPayDay } from '../absence';
import { type HolidayCalendar } from '../calendar';
import { type DayEvaluation } from '../day';
import { isGivenBack } from '../leave';

/** What a day of illness is to payroll; null if the person was not ill, or had nothing to work. */
export type SickDay = 'ABS_SICK' | 'ABS_SICK_GT6W' | null;

/**
 * Days of illness on which work was due: six weeks with continued pay, later without (TVöD § 22 (1)). A person who went
 * home ill had worked; on a flex day illness changes nothing (DV-FLEXDAY-SICK), on leave only with a certificate, on
 * time off only with one and reported at once (TVöD § 10 (4)), and before and after birth the protection comes first.
 *
 * @param absences of the person, those of the six weeks before too
 * @param endsWithSixWeeks pay ends: not for civil servants
 */
export function sickDayOf(
  { date, targetMinutes }: Pick<DayEvaluation, 'date' | 'targetMinutes'>,
  absences: readonly AbsenceFact[],
  endsWithSixWeeks: boolean,
  holidays: HolidayCalendar,
): SickDay {
  if (targetMinutes === 0 || absences.length === 0) return null;
  const ofDay = absences.filter((absence) => isAbsentOn(absence, date));
  const isIll = ofDay.some(({ kind }) => kind === 'sick');
  if (!isIll || isBegunAtWork(date, ofDay)) return null;
  if (ofDay.some(({ kind }) => kind === 'flexDay' || kind === 'maternityProtection')) return null;
  if (ofDay.some(({ kind }) => kind === 'leave') && !isGivenBack(date, absences)) return null;
  if (ofDay.some(({ kind }) => kind === 'compensatoryTimeOff') && !ofDay.some(givesTimeOffBack)) return null;
  const lastPaid = lastSickPayDay(date, absences, holidays);
  return endsWithSixWeeks && lastPaid !== null && date > lastPaid ? 'ABS_SICK_GT6W' : 'ABS_SICK';
}
