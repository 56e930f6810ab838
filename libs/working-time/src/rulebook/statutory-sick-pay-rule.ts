import { SICK_PAY_DAYS, sickPayPeriod } from '../absence';
import { type PeriodRule } from '../rules';

/** Statutory sick pay (EFZG § 3). */
export const statutorySickPayRule: PeriodRule = {
  id: 'EFZG-3',
  nameDe: 'Gesetzliche Entgeltfortzahlung',
  nameEn: 'Statutory sick pay',
  paragraph: 'EFZG § 3',
  descriptionDe:
    'Das Gesetz sichert Beschäftigten, die länger als vier Wochen da sind, bei Krankheit sechs Wochen lang das Entgelt, gezählt in Kalendertagen ab dem ersten Krankheitstag. Wo der Tarifvertrag besser ist, gilt er.',
  descriptionEn:
    'For employees who have been here for more than four weeks the law secures pay during illness for six weeks, counted in calendar days from the first day of the illness. Where the tariff is better, the tariff holds.',
  example: 'ABS-27',
  reasoningDe:
    'Die Beschäftigte ist am 9. März 2026 schon vor der Arbeit krank. Der 9. März ist der erste von 42 Kalendertagen, der letzte ist der 19. April 2026.',
  reasoningEn:
    'The employee is ill on 9 March 2026 before work. 9 March is the first of 42 calendar days, the last is 19 April 2026.',
  subject: 'absence',
  parameters: [],
  appliesTo: 'employees',
  figures: () => [{ key: 'sickPayDays', value: SICK_PAY_DAYS, source: 'law', sourceName: 'EFZG § 3' }],
  calculate: sickPayPeriod,
};
