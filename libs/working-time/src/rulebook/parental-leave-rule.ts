import { parentalLeaveTwelfths } from '../leave';
import { type PeriodRule } from '../rules';

/** Leave and parental leave (BEEG § 17 (1)). */
export const parentalLeaveRule: PeriodRule = {
  id: 'BEEG-17',
  nameDe: 'Urlaub und Elternzeit',
  nameEn: 'Leave and parental leave',
  paragraph: 'BEEG § 17 (1)',
  descriptionDe:
    'Für jeden vollen Kalendermonat Elternzeit darf die Stadt den Jahresurlaub um ein Zwölftel kürzen. Dafür muss sie es Ihnen erklären. Arbeiten Sie in der Elternzeit in Teilzeit, wird nicht gekürzt.',
  descriptionEn:
    'For each full calendar month of parental leave the city may reduce the leave of the year by a twelfth. For that it must declare so to you. If you work part-time during parental leave, nothing is reduced.',
  example: 'LVE-24',
  reasoningDe:
    'Die Elternzeit geht vom 15. März bis zum 14. September. Voll sind nur die fünf Kalendermonate April bis August. 30 Tage × (12 − 5) ÷ 12 = 17,5 Tage; gerundet wird erst, wenn der ganze Urlaub des Jahres feststeht.',
  reasoningEn:
    'The parental leave runs from 15 March to 14 September. Only the five calendar months from April to August are full. 30 days × (12 − 5) ÷ 12 = 17.5 days; it is rounded only when the whole leave of the year is known.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'employees',
  calculate: parentalLeaveTwelfths,
  isOnlyCalculated: true,
};
