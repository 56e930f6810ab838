import { type LocalDate, type Minutes, weekdayOf } from '../time';
import { AVERAGE_FINDINGS, averageHours, type AverageWindow } from './average-hours';
import { type PeriodDay } from './period-day';
import { daysWithin, isNear, type Standing, type StandingState } from './standing';

/** What an average is taken over, and how its figures are shown. */
export interface AverageForm {
  readonly kind: AverageWindow['kind'];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Whether a day counts at all, worked or not. */
  readonly counts: (day: PeriodDay) => boolean;
  readonly limitMinutesPerDay: Minutes;
  /** Days that make one unit of the answer: 1 for a Werktag, 5 for a week. */
  readonly daysPerUnit: number;
}

type AverageFigures = Omit<Standing, 'rule' | 'unit'>;

/** Worktime by days that count, and whether it is too much; null where none counts. */
export function average(days: readonly PeriodDay[], form: AverageForm): AverageFigures | null {
  const window = daysWithin(days, form.from, form.to);
  const count = window.filter(form.counts).length;
  if (count === 0) return null;
  const workedMinutes = window.reduce((sum, day) => sum + day.workedMinutes + day.otherEmployerMinutes, 0);
  const { allowedMinutes, findings } = averageHours({ kind: form.kind, count }, workedMinutes, form.limitMinutesPerDay);
  return {
    code: AVERAGE_FINDINGS[form.kind],
    from: window[0].date,
    to: form.to,
    bound: 'atMost',
    actual: Math.ceil((workedMinutes * form.daysPerUnit) / count),
    limit: form.limitMinutesPerDay * form.daysPerUnit,
    state: stateOf({
      isAbove: findings.length > 0,
      isFilled: window[0].date <= form.from,
      isClose: isNear(workedMinutes, allowedMinutes),
    }),
    params: { workedMinutes, allowedMinutes, countedDays: count },
  };
}

/** As long as the record does not fill the window, what is too much can still be balanced within it. */
function stateOf({ isAbove, isFilled, isClose }: Record<'isAbove' | 'isFilled' | 'isClose', boolean>): StandingState {
  if (isAbove) return isFilled ? 'exceeded' : 'near';
  return isClose ? 'near' : 'within';
}

/**
 * A Werktag (Monday to Saturday) on which work can be balanced: public holidays are taken out, and so are leave and
 * illness, unless somebody worked all the same (BVerwG 8 C 13.17).
 */
export function isBalancingWerktag(day: PeriodDay): boolean {
  return weekdayOf(day.date) < 7 && !day.isHoliday && !isAwayAllDay(day);
}

/** Away, and nobody worked: the day says nothing about an average. */
export function isAwayAllDay({ isAway, workedMinutes }: PeriodDay): boolean {
  return isAway && workedMinutes === 0;
}
