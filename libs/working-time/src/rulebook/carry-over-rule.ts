import { carryOver } from '../leave';
import { type PeriodRule } from '../rules';

/** Leave left over (TVöD § 26 (2)). */
export const carryOverRule: PeriodRule = {
  id: 'TVOED-26-2',
  nameDe: 'Resturlaub',
  nameEn: 'Leave left over',
  paragraph: 'TVöD § 26 (2)',
  descriptionDe:
    'Urlaub, der im Jahr übrig bleibt, müssen Sie bis zum 31. März des nächsten Jahres antreten. Waren Sie bis dahin krank oder ging es dienstlich nicht, haben Sie bis zum 31. Mai Zeit. Es zählt der erste Urlaubstag, nicht der letzte.',
  descriptionEn:
    'Leave that is left at the end of the year must be started by 31 March of the next year. If you were ill until then or the service did not allow it, you have time until 31 May. It is the first day of the leave that counts, not the last.',
  example: 'CRY-03',
  reasoningDe:
    'Fünf Tage aus 2025 sind übrig. Die Beschäftigte war bis zum 10. Mai krank und konnte nicht bis zum 31. März beginnen; deshalb gilt der 31. Mai. Der Urlaub beginnt am 26. Mai, also rechtzeitig. Nichts verfällt, auch wenn er erst im Juni endet.',
  reasoningEn:
    'Five days of 2025 are left. The employee was ill until 10 May and could not begin by 31 March; so 31 May holds. The leave begins on 26 May, in time. Nothing lapses, although it ends only in June.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'staffAndTrainees',
  calculate: carryOver,
};
