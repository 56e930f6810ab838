import { leaveEntitlement, STATUTORY_LEAVE_DAYS } from '../leave';
import { type PeriodRule } from '../rules';

/** Statutory minimum leave (BUrlG §§ 3-5). */
export const statutoryLeaveRule: PeriodRule = {
  id: 'BURLG-3-5',
  nameDe: 'Gesetzlicher Mindesturlaub',
  nameEn: 'Statutory minimum leave',
  paragraph: 'BUrlG §§ 3-5',
  descriptionDe:
    'Das Gesetz sichert vier Wochen Urlaub im Jahr, bei fünf Arbeitstagen in der Woche 20 Tage. Der volle Anspruch entsteht nach sechs Monaten im Betrieb; davor und bei einem Ende in der ersten Jahreshälfte gibt es für jeden vollen Monat ein Zwölftel. Ist der Urlaub nach dem Tarifvertrag kürzer, gilt das Gesetz.',
  descriptionEn:
    'The law secures four weeks of leave a year, 20 days with five working days a week. The full claim arises after six months with the employer; before that, and for those who leave in the first half of the year, there is a twelfth for each full month. Where the leave by tariff is shorter, the law holds.',
  example: 'LVE-15',
  reasoningDe:
    'Die Beschäftigte ist seit Jahren da und geht am 31. Juli 2026. Der Tarif gibt sieben Zwölftel von 30 Tagen: 17,5, aufgerundet 18. Weil sie in der zweiten Jahreshälfte geht, gibt das Gesetz die vollen 20 Tage. Es gilt das Bessere: 20.',
  reasoningEn:
    'The employee has been there for years and leaves on 31 July 2026. The tariff gives seven twelfths of 30 days: 17.5, rounded up 18. Because she leaves in the second half of the year, the law gives the full 20 days. The better holds: 20.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'employees',
  figures: () => [{ key: 'statutoryLeaveDays', value: STATUTORY_LEAVE_DAYS, source: 'law', sourceName: 'BUrlG § 3' }],
  calculate: leaveEntitlement,
};
