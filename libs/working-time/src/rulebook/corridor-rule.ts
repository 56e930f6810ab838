import { corridorOvertimeMinutes } from '../pay';
import { type PeriodRule } from '../rules';

/** Overtime in a corridor (TVöD § 7 (8), § 6 (6), (7)). */
export const corridorRule: PeriodRule = {
  id: 'TVOED-7-8',
  nameDe: 'Überstunden im Arbeitszeitkorridor',
  nameEn: 'Overtime in a corridor',
  paragraph: 'TVöD § 7 (8), § 6 (6), (7)',
  descriptionDe:
    'Ist für einen Bereich ein Arbeitszeitkorridor oder eine Rahmenzeit nach dem Tarifvertrag vereinbart, beginnen Überstunden erst außerhalb davon. Gleitzeit ist keins von beiden.',
  descriptionEn:
    'Where a corridor or a frame under the tariff is agreed for a unit, overtime begins only outside it. Flextime is neither.',
  example: 'OVT-06',
  reasoningDe:
    'Der Korridor reicht bis 45 Stunden (2700 Minuten) in der Woche. Gearbeitet wurden auf Anordnung 46 Stunden (2760 Minuten). Nur die eine Stunde über dem Korridor zählt als Überstunde, obwohl Vollzeit 39 Stunden sind.',
  reasoningEn:
    'The corridor reaches to 45 hours (2700 minutes) a week. By order 46 hours (2760 minutes) were worked. Only the one hour above the corridor counts as overtime, although full time is 39 hours.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  isInForce: ({ parameters }) => parameters.supplementsDue,
  calculate: corridorOvertimeMinutes,
  isOnlyCalculated: true,
};
