import { type PeriodRule } from '../rules';

/** Regeneration days (TVöD, Sozial- und Erziehungsdienst). */
export const regenerationDayRule: PeriodRule = {
  id: 'SUE-REGEN',
  nameDe: 'Regenerationstage',
  nameEn: 'Regeneration days',
  paragraph: 'TVöD, Sozial- und Erziehungsdienst',
  descriptionDe:
    'Im Sozial- und Erziehungsdienst haben Sie im Jahr zusätzliche freie Tage zur Erholung. Ein festgelegter Regenerationstag gilt als genommen, auch wenn Sie an dem Tag krank sind. Er wird nicht zurückgegeben.',
  descriptionEn:
    'In the social and educational service you have additional days off in the year to recover. A regeneration day that has been fixed counts as taken, even if you are ill on that day. It is not given back.',
  example: 'ABS-23',
  reasoningDe:
    'Der Regenerationstag ist der 18. Juni 2026. Die Erzieherin ist an dem Tag mit Bescheinigung krank. Der Tag zählt trotzdem als genommen, anders als ein Urlaubstag.',
  reasoningEn:
    'The regeneration day is 18 June 2026. The educator is ill on that day with a certificate. The day counts as taken all the same, unlike a day of leave.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'socialStaff',
};
