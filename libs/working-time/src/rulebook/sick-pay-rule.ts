import { SICK_PAY_DAYS, sickPayPeriod } from '../absence';
import { type PeriodRule } from '../rules';

/** Pay during illness (TVöD § 22 (1)). */
export const sickPayRule: PeriodRule = {
  id: 'TVOED-22',
  nameDe: 'Entgelt bei Krankheit',
  nameEn: 'Pay during illness',
  paragraph: 'TVöD § 22 (1)',
  descriptionDe:
    'Sind Sie krank, bekommen Sie sechs Wochen lang, also 42 Kalendertage, Ihr volles Entgelt. Das gilt vom ersten Tag der Beschäftigung an. Ein Tag, an dem Sie schon gearbeitet haben, zählt nicht mit.',
  descriptionEn:
    'If you are ill, you get your full pay for six weeks, that is 42 calendar days. This holds from the first day of employment on. A day on which you had already worked does not count.',
  example: 'ABS-28',
  reasoningDe:
    'Der Beschäftigte geht am 9. März 2026 während der Arbeit krank nach Hause. Dieser Tag zählt nicht, die Zählung beginnt am 10. März. Der 42. Tag ist der 20. April 2026.',
  reasoningEn:
    'The employee goes home ill during work on 9 March 2026. That day does not count, the count begins on 10 March. The 42nd day is 20 April 2026.',
  subject: 'absence',
  parameters: [],
  appliesTo: 'staffAndTrainees',
  figures: () => [{ key: 'sickPayDays', value: SICK_PAY_DAYS, source: 'tariff', sourceName: 'TVöD § 22 (1)' }],
  calculate: sickPayPeriod,
};
