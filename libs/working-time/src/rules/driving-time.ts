import { explain } from '../day';
import { type Rule } from './rule';

/**
 * Driving oneself on a trip, on order. Whether it is credited is contested and decided by the agreement; for the
 * daily maximum it is work in either case, as nobody rests at the wheel (ArbZG § 2 (1)).
 */
export const drivingTime: Rule = {
  id: 'TVOED-BTV-44-DRIVING',
  nameDe: 'Selbst fahren auf Dienstreisen',
  nameEn: 'Driving oneself on business trips',
  paragraph: 'Dienstvereinbarung, Dienstreisen; TVöD BT-V § 44 (2)',
  descriptionDe:
    'Wer auf einer Dienstreise im Auftrag selbst fährt, arbeitet im Sinn des Arbeitszeitgesetzes: die Zeit zählt für die Höchstarbeitszeit. Ob sie auch für das Zeitkonto zählt oder Reisezeit ist, legt die Dienstvereinbarung fest.',
  descriptionEn:
    'Anyone who drives on a business trip on order works in the sense of the working time act: the time counts for the maximum hours. Whether it also counts for the time account or is travel, the staff agreement settles.',
  example: 'OWN-TRIP-01',
  stage: 'credit',
  subject: 'credit',
  parameters: ['drivingTime'],
  findings: [],
  apply(day) {
    const { drivingMinutes } = day;
    if (drivingMinutes === 0) return;
    const onTheWay = { beforeMinutes: day.workedMinutes, afterMinutes: day.workedMinutes + drivingMinutes };
    explain(day, { rule: drivingTime, clock: 'protection', ...onTheWay, why: { drivingMinutes } });
    if (day.parameters.drivingTime === 'work') {
      day.creditedDrivingMinutes = drivingMinutes;
      return;
    }
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes -= drivingMinutes;
    if (!day.trace) return;
    explain(day, {
      rule: drivingTime,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: day.creditMinutes,
      parameter: 'drivingTime',
      why: { drivingMinutes },
    });
  },
};
