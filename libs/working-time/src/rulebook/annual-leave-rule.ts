import { annualLeaveDays, leaveEntitlement } from '../leave';
import { type PeriodRule } from '../rules';

/** Annual leave (TVöD § 26 (1), TVAöD § 9). */
export const annualLeaveRule: PeriodRule = {
  id: 'TVOED-26',
  nameDe: 'Erholungsurlaub',
  nameEn: 'Annual leave',
  paragraph: 'TVöD § 26 (1), TVAöD § 9',
  descriptionDe:
    'Bei fünf Arbeitstagen in der Woche haben Sie 30 Tage Urlaub im Jahr, ab 2027 sind es 31. Arbeiten Sie an weniger oder mehr Tagen, ändert sich die Zahl im gleichen Verhältnis. Wer im Jahr kommt oder geht, bekommt für jeden vollen Beschäftigungsmonat ein Zwölftel. Ein halber Tag oder mehr wird aufgerundet. Weniger als das Gesetz verlangt, wird es nie. Urlaub gibt es nur in ganzen Tagen.',
  descriptionEn:
    'With five working days a week you have 30 days of leave a year, from 2027 on 31. If you work on fewer or more days, the number changes in proportion. Anyone who comes or goes during the year gets a twelfth for each full month of employment. Half a day or more is rounded up. It is never less than the law asks for. Leave is taken in whole days only.',
  example: 'LVE-08',
  reasoningDe:
    '2027 gibt es 31 Tage bei fünf Arbeitstagen in der Woche. Gearbeitet wird an vier Tagen: 31 × 4 ÷ 5 = 24,8, aufgerundet 25 Tage. Das Gesetz verlangt mindestens 16; das Bessere gilt.',
  reasoningEn:
    'In 2027 there are 31 days with five working days a week. Work is on four days: 31 × 4 ÷ 5 = 24.8, rounded up 25 days. The law asks for at least 16; the better holds.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'staffAndTrainees',
  figures: ({ date }) => [
    {
      key: 'annualLeaveDays',
      value: annualLeaveDays(Number(date.slice(0, 4))),
      source: 'tariff',
      sourceName: 'TVöD § 26 (1)',
    },
  ],
  calculate: leaveEntitlement,
};
