import { AVERAGE_WERKTAG_MINUTES, NIGHT_WORKER_DAYS, nightAverageStandings, isUnderWorkingHoursAct } from '../period';
import { type PeriodRule } from '../rules';

/** The shorter average of night workers. */
export const nightWorkersRule: PeriodRule = {
  id: 'ARBZG-6',
  nameDe: 'Durchschnitt bei Nachtarbeit',
  nameEn: 'Average of night workers',
  paragraph: 'ArbZG § 2 (5), § 6 (2)',
  descriptionDe:
    'Wer oft nachts arbeitet, gilt als Nachtarbeitnehmer: längere Tage müssen sich dann in wenigen Wochen ausgleichen statt in einem halben Jahr, und ärztliche Untersuchungen stehen zu. Gezählt werden Tage mit Nachtarbeit im Kalenderjahr.',
  descriptionEn:
    'Anyone who works often at night is a night worker: longer days must then balance out within a few weeks instead of half a year, and medical checks are due. Days with night work in the calendar year are counted.',
  example: 'NGT-06',
  subject: 'protection',
  parameters: [],
  findings: ['NIGHT_AVG_8H_EXCEEDED', 'NIGHT_WORK_48_DAYS'],
  isInForce: isUnderWorkingHoursAct,
  figures: () => [
    { key: 'werktagAverageMinutes', value: AVERAGE_WERKTAG_MINUTES, source: 'law', sourceName: 'ArbZG § 6 (2)' },
    { key: 'nightWorkDays', value: NIGHT_WORKER_DAYS, source: 'law', sourceName: 'ArbZG § 2 (5)' },
  ],
  calculate: nightAverageStandings,
};
