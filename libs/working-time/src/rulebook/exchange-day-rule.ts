import { exchangeDayWithIllness } from '../leave';
import { type PeriodRule } from '../rules';

/** Days instead of money (TVöD § 29a). */
export const exchangeDayRule: PeriodRule = {
  id: 'TVOED-29A',
  nameDe: 'Tauschtage',
  nameEn: 'Days instead of money',
  paragraph: 'TVöD § 29a',
  descriptionDe:
    'Sie können einen Teil der Jahressonderzahlung gegen bis zu drei freie Tage im nächsten Jahr tauschen. Den Antrag stellen Sie bis zum 1. September. Werden Sie an einem solchen Tag krank und weisen das nach, bekommen Sie im selben Jahr einen Ersatztag. Wird er nicht genommen, verfällt er; Geld gibt es dafür nicht.',
  descriptionEn:
    'You can exchange a part of the annual bonus for up to three days off in the next year. You ask for it by 1 September. If you fall ill on such a day and hand in a certificate, you get another day in the same year. If it is not taken, it lapses; there is no money for it.',
  example: 'ABS-22',
  reasoningDe:
    'Der Tauschtag liegt am 18. Juni 2027, an dem Tag ist die Beschäftigte mit Bescheinigung krank. Sie kann den Ersatztag bis zum 31. Dezember 2027 nehmen; ausgezahlt wird er nicht.',
  reasoningEn:
    'The day off is 18 June 2027, and on that day the employee is ill with a certificate. She can take the other day until 31 December 2027; it is not paid out.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'tariffStaff',
  validFrom: '2026-01-01',
  calculate: exchangeDayWithIllness,
};
