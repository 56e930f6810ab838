import { carryOver } from '../leave';
import { type PeriodRule } from '../rules';

/** Leave does not lapse without a notice (BUrlG § 7 (3), MuSchG § 24, BEEG § 17 (2)). */
export const leaveNoticeRule: PeriodRule = {
  id: 'BURLG-7-3',
  nameDe: 'Urlaub verfällt nicht ohne Hinweis',
  nameEn: 'Leave does not lapse without a notice',
  paragraph: 'BUrlG § 7 (3), MuSchG § 24, BEEG § 17 (2)',
  descriptionDe:
    'Urlaub verfällt nur, wenn die Stadt Sie vorher selbst angesprochen hat: wie viele Tage offen sind und bis wann Sie sie nehmen müssen. Wer durchgehend krank ist, behält die gesetzlichen Tage bis zum 31. März des übernächsten Jahres. Nach Mutterschutz oder Elternzeit können Sie den Rest bis zum Ende des folgenden Jahres nehmen.',
  descriptionEn:
    'Leave lapses only if the city told you personally beforehand how many days are open and by when you must take them. Anyone who is ill throughout keeps the statutory days until 31 March of the year after next. After maternity protection or parental leave you can take the rest until the end of the following year.',
  example: 'CRY-04',
  reasoningDe:
    'Acht gesetzliche Tage aus 2025 sind übrig, und niemand hat die Beschäftigte darauf hingewiesen. Deshalb verfällt nichts: alle acht Tage bleiben stehen.',
  reasoningEn:
    'Eight statutory days of 2025 are left, and nobody has told the employee. So nothing lapses: all eight days stay.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'employees',
  calculate: carryOver,
};
