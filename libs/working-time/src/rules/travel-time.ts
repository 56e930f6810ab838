import { type AbsenceFact } from '../absence';
import { type DrivingTime } from '../agreement';
import { isTariffStaff } from '../contract';
import { explain } from '../day';
import { type Minutes } from '../time';
import { type Rule } from './rule';
import { travelCreditMinutes, TRAVEL_ABOVE_MINUTES } from './travel-credit';

/** Time on the way on a day that is no work: mere travel, and driving where the agreement says that it is travel. */
export function travelMinutesOf(absences: readonly AbsenceFact[], driving: DrivingTime): Minutes {
  let minutes = 0;
  for (const { kind, travelMinutes = 0, drivingMinutes = 0 } of absences) {
    if (kind === 'businessTripDay') minutes += travelMinutes + (driving === 'travel' ? drivingMinutes : 0);
  }
  return minutes;
}

/**
 * Travel time of business trips (TVöD BT-V § 44 (2)). A quarter of what lies above fifteen hours in the month is
 * credited on the day on which it was travelled, so that the days of a month add up to its credit.
 */
export const travelTime: Rule = {
  id: 'TVOED-BTV-44',
  nameDe: 'Reisezeit bei Dienstreisen',
  nameEn: 'Travel time of business trips',
  paragraph: 'TVöD BT-V § 44 (2)',
  descriptionDe:
    'Auf einer Dienstreise zählt die Arbeit am Ort, mindestens aber Ihr geplanter Tag. Zeit, in der Sie nur fahren, ist keine Arbeitszeit. Sind das im Monat mehr als 15 Stunden, wird auf Ihren Antrag ein Viertel der Zeit darüber angerechnet.',
  descriptionEn:
    'On a business trip the work at the place counts, but at least your planned day. Time in which you only travel is no working time. Where it is more than 15 hours in a month, a quarter of what lies above is credited if you ask for it.',
  example: 'ABS-13',
  stage: 'absence',
  subject: 'credit',
  parameters: [],
  findings: [],
  appliesTo: 'tariffStaff',
  figures: () => [
    { key: 'travelAboveMinutes', value: TRAVEL_ABOVE_MINUTES, source: 'tariff', sourceName: 'TVöD BT-V § 44 (2)' },
  ],
  apply(day) {
    if (day.absences.length === 0 || day.isMissingBooking) return;
    if (!isTariffStaff(day.facts.contract?.personnelGroup)) return;
    if (!day.absences.some(({ travelCreditRequested }) => travelCreditRequested)) return;
    const before = day.facts.travelledBeforeMinutes ?? 0;
    const after = before + travelMinutesOf(day.absences, day.parameters.drivingTime);
    const minutes = travelCreditMinutes(after, true) - travelCreditMinutes(before, true);
    if (minutes === 0) return;
    const beforeMinutes = day.creditMinutes;
    day.absenceCreditMinutes += minutes;
    day.creditMinutes += minutes;
    const why = { travelMinutes: after - before, travelInMonthMinutes: after };
    explain(day, { rule: travelTime, clock: 'credit', beforeMinutes, afterMinutes: day.creditMinutes, why });
  },
};
