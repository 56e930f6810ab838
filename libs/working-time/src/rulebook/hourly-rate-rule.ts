import { hourlyCents } from '../pay';
import { type PeriodRule } from '../rules';

/** Hourly rate (TVöD § 24 (3)). */
export const hourlyRateRule: PeriodRule = {
  id: 'TVOED-24-3',
  nameDe: 'Stundenentgelt',
  nameEn: 'Hourly rate',
  paragraph: 'TVöD § 24 (3)',
  descriptionDe:
    'Für Zuschläge und einzelne Stunden wird das Monatsentgelt auf eine Stunde umgerechnet: Monatsentgelt geteilt durch 4,348 Wochen und durch die Wochenstunden. Gerundet wird einmal am Ende auf den Cent.',
  descriptionEn:
    'For supplements and single hours the monthly pay is turned into an hourly rate: monthly pay divided by 4.348 weeks and by the hours of the week. It is rounded once, at the end, to the cent.',
  example: 'SUP-19',
  reasoningDe:
    '4893,73 Euro im Monat bei 39 Stunden in der Woche: 4,348 × 39 = 169,572 Stunden im Monat. 4893,73 ÷ 169,572 = 28,859, gerundet 28,86 Euro.',
  reasoningEn:
    '4893.73 euros a month with 39 hours a week: 4.348 × 39 = 169.572 hours a month. 4893.73 ÷ 169.572 = 28.859, rounded 28.86 euros.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  calculate: hourlyCents,
  isOnlyCalculated: true,
};
