import { NIGHT_WORK_ABOVE_MINUTES } from '../rules';
import { addDays, type LocalDate, yearOf } from '../time';
import { isNightWorker } from './average-hours';
import { AVERAGE_WERKTAG_MINUTES } from './average-working-time';
import { average, isBalancingWerktag } from './balanced-average';
import { isUnderWorkingHoursAct, type Period, type PeriodDay } from './period-day';
import { daysWithin, lastBegunDay, lastRecordedDay, type Standing } from './standing';

/** ArbZG § 2 (5) no. 2. */
export const NIGHT_WORKER_DAYS = 48;
/** From here on it can be foreseen. */
const NEAR_NIGHT_WORKER_DAYS = 40;
/** ArbZG § 6 (2): four weeks. */
const WINDOW_DAYS = 28;

const isNightWork = (day: PeriodDay): boolean =>
  day.nightMinutes > NIGHT_WORK_ABOVE_MINUTES && isUnderWorkingHoursAct(day.terms);

/** Days with night work in the calendar year; shown as soon as there is one. */
export function nightWorkStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const actual = nightWorkDays(days, lastBegunDay(period));
  if (actual === 0) return [];
  return [
    {
      rule: 'ARBZG-2',
      code: 'NIGHT_WORK_48_DAYS',
      ...yearOf(period.first),
      unit: 'days',
      bound: 'threshold',
      actual,
      limit: NIGHT_WORKER_DAYS,
      state: actual >= NIGHT_WORKER_DAYS ? 'exceeded' : actual >= NEAR_NIGHT_WORKER_DAYS ? 'near' : 'within',
      params: {},
    },
  ];
}

/** The four weeks up to the last finished day of the month, for people who are night workers by then. */
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
  return [{ rule: 'ARBZG-6', unit: 'minutesPerWerktag', ...figures }];
}

/** In the calendar year of a day, up to this day. */
function nightWorkDays(days: readonly PeriodDay[], to: LocalDate): number {
  return daysWithin(days, yearOf(to).from, to).filter(isNightWork).length;
}
