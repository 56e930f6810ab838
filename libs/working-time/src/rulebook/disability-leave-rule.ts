import { disabilityLeaveHundredths } from '../leave';
import { type PeriodRule } from '../rules';

/** Additional leave for severely disabled people (SGB IX § 208). */
export const disabilityLeaveRule: PeriodRule = {
  id: 'SGB9-208',
  nameDe: 'Zusatzurlaub bei Schwerbehinderung',
  nameEn: 'Additional leave for severely disabled people',
  paragraph: 'SGB IX § 208',
  descriptionDe:
    'Wer schwerbehindert ist, hat im Jahr eine Arbeitswoche Urlaub zusätzlich: bei fünf Arbeitstagen in der Woche fünf Tage, sonst im gleichen Verhältnis. Gilt der Status nicht das ganze Jahr, gibt es für jeden vollen Monat ein Zwölftel; ein halber Tag oder mehr wird aufgerundet. Wer nur gleichgestellt ist, hat diesen Anspruch nicht.',
  descriptionEn:
    'Anyone who is severely disabled has one working week of leave in addition: five days with five working days a week, otherwise in proportion. Where the status does not hold all year, there is a twelfth for each full month; half a day or more is rounded up. Those who are only of equal standing do not have this claim.',
  example: 'LVE-22',
  reasoningDe:
    'Der Status gilt ab dem 1. Juni, das sind sieben volle Monate. 5 Tage × 7 ÷ 12 = 2,92, aufgerundet 3 Tage.',
  reasoningEn: 'The status holds from 1 June, that is seven full months. 5 days × 7 ÷ 12 = 2.92, rounded up 3 days.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'severelyDisabled',
  figures: () => [
    {
      key: 'disabilityLeaveDays',
      value: disabilityLeaveHundredths(5000, 12) / 100,
      source: 'law',
      sourceName: 'SGB IX § 208',
    },
  ],
  calculate: disabilityLeaveHundredths,
};
