import { increaseSupplement } from '../pay';
import { type PeriodRule } from '../rules';

/** Supplement for voluntary longer hours (TVöD § 8 (7)). */
export const raisedHoursSupplementRule: PeriodRule = {
  id: 'TVOED-8-7',
  nameDe: 'Zuschlag für freiwillig mehr Stunden',
  nameEn: 'Supplement for voluntary longer hours',
  paragraph: 'TVöD § 8 (7)',
  descriptionDe:
    'Haben Sie freiwillig mehr Stunden als Vollzeit vereinbart, gibt es für diese Stunden einen Zuschlag: 25 Prozent bis Entgeltgruppe 9b, 10 Prozent darüber. Gerechnet wird mit dem Stundenentgelt der Stufe 3.',
  descriptionEn:
    'If you have agreed on more hours than full time, there is a supplement for these hours: 25 percent up to pay group 9b, 10 percent above. It is taken from the hourly rate of stage 3.',
  example: 'OVT-11',
  reasoningDe:
    'Entgeltgruppe 8, drei Stunden mehr in der Woche, Stundenentgelt der Stufe 3: 20,00 Euro. 25 Prozent davon sind 5,00 Euro je Stunde. Ein Monat hat 4,348 Wochen: 3 × 4,348 × 5,00 = 65,22 Euro im Monat.',
  reasoningEn:
    'Pay group 8, three hours more a week, hourly rate of stage 3: 20.00 euros. 25 percent of it are 5.00 euros an hour. A month has 4.348 weeks: 3 × 4.348 × 5.00 = 65.22 euros a month.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  validFrom: '2026-01-01',
  calculate: increaseSupplement,
  isOnlyCalculated: true,
};
