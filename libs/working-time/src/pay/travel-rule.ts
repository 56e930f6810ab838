import { type PeriodRule } from '../rules';
import { travelCreditMinutes, TRAVEL_ABOVE_MINUTES } from './travel';

/** Travel time of business trips (TVöD BT-V § 44 (2)). */
export const travelRule: PeriodRule = {
  id: 'TVOED-BTV-44',
  nameDe: 'Reisezeit bei Dienstreisen',
  nameEn: 'Travel time of business trips',
  paragraph: 'TVöD BT-V § 44 (2)',
  descriptionDe:
    'Auf einer Dienstreise zählt die Arbeit am Ort, mindestens aber Ihr geplanter Tag. Zeit, in der Sie nur fahren, ist keine Arbeitszeit. Sind das im Monat mehr als 15 Stunden, wird auf Ihren Antrag ein Viertel der Zeit darüber angerechnet. Ob Sie arbeiten, wenn Sie im Auftrag selbst fahren, ist umstritten; die Dienstvereinbarung legt es fest.',
  descriptionEn:
    'On a business trip the work at the place counts, but at least your planned day. Time in which you only travel is no working time. Where it is more than 15 hours in a month, a quarter of what lies above is credited if you ask for it. Whether driving yourself on order is work is contested; the staff agreement settles it.',
  example: 'ABS-13',
  reasoningDe:
    'Im Monat sind 20 Stunden reine Reisezeit angefallen (1200 Minuten). Über 15 Stunden (900 Minuten) liegen 300 Minuten, ein Viertel davon sind 75 Minuten.',
  reasoningEn:
    'The month had 20 hours of mere travel (1200 minutes). Above 15 hours (900 minutes) lie 300 minutes; a quarter of them are 75 minutes.',
  subject: 'pay',
  parameters: ['drivingTime'],
  appliesTo: 'tariffStaff',
  figures: () => [
    { key: 'travelAboveMinutes', value: TRAVEL_ABOVE_MINUTES, source: 'tariff', sourceName: 'TVöD BT-V § 44 (2)' },
  ],
  calculate: travelCreditMinutes,
};
