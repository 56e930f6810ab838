import { isNightWorker } from '../rules/average-hours';
import { NIGHT_WORK_ABOVE_MINUTES } from '../rules/night-work';
import { type PeriodRule } from '../rules/rule';
import { addDays, type LocalDate } from '../time';
import { AVERAGE_WERKTAG_MINUTES } from './average-working-time';
import { average, isBalancingWerktag } from './balanced-average';
import { isUnderWorkingHoursAct, type Period, type PeriodDay } from './period-day';
import { daysWithin, lastBegunDay, lastRecordedDay, type Standing } from './standing';

/** ArbZG § 2 (5) no. 2. */
const NIGHT_WORKER_DAYS = 48;
/** From here on it can be foreseen. */
const NEAR_NIGHT_WORKER_DAYS = 40;
/** ArbZG § 6 (2): four weeks. */
const WINDOW_DAYS = 28;

/** The shorter average of night workers. */
export const nightWorkersAverage: PeriodRule = {
  id: 'ARBZG-6',
  nameDe: 'Durchschnitt bei Nachtarbeit',
  nameEn: 'Average of night workers',
  paragraph: 'ArbZG § 2 (5), § 6 (2)',
  descriptionDe:
    'Wer oft nachts arbeitet, gilt als Nachtarbeitnehmer: längere Tage müssen sich dann in wenigen Wochen ausgleichen statt in einem halben Jahr, und ärztliche Untersuchungen stehen zu. Gezählt werden Tage mit Nachtarbeit im Kalenderjahr.',
  descriptionEn:
    'Whoever works often at night is a night worker: longer days must then balance out within a few weeks instead of half a year, and medical checks are due. Days with night work in the calendar year are counted.',
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

const isNightWork = (day: PeriodDay): boolean =>
  day.nightMinutes > NIGHT_WORK_ABOVE_MINUTES && isUnderWorkingHoursAct(day.terms);

/** Days with night work in the calendar year; told as soon as there is one. */
export function nightWorkStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const year = period.first.slice(0, 4);
  const actual = nightWorkDays(days, lastBegunDay(period));
  if (actual === 0) return [];
  return [
    {
      rule: 'ARBZG-2',
      code: 'NIGHT_WORK_48_DAYS',
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      unit: 'days',
      bound: 'threshold',
      actual,
      limit: NIGHT_WORKER_DAYS,
      state: actual >= NIGHT_WORKER_DAYS ? 'exceeded' : actual >= NEAR_NIGHT_WORKER_DAYS ? 'near' : 'within',
      params: {},
    },
  ];
}

/** The four weeks up to the last finished day of the month, for whoever is a night worker by then. */
export function nightAverageStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const last = lastRecordedDay(days, period);
  if (!last || !isUnderWorkingHoursAct(last.terms)) return [];
  const to = last.date;
  const from = addDays(to, 1 - WINDOW_DAYS);
  const rotatesNights = last.terms.worksInShifts && daysWithin(days, from, to).some(isNightWork);
  if (!isNightWorker(rotatesNights, nightWorkDays(days, to))) return [];
  const figures = average(
    days.filter(({ terms }) => isUnderWorkingHoursAct(terms)),
    {
      kind: 'nightWorkers',
      from,
      to,
      counts: isBalancingWerktag,
      limitMinutesPerDay: AVERAGE_WERKTAG_MINUTES,
      daysPerUnit: 1,
    },
  );
  if (!figures) return [];
  return [{ rule: nightWorkersAverage.id, unit: 'minutesPerWerktag', ...figures }];
}

/** In the calendar year of a day, up to this day. */
function nightWorkDays(days: readonly PeriodDay[], to: LocalDate): number {
  return daysWithin(days, `${to.slice(0, 4)}-01-01`, to).filter(isNightWork).length;
}
