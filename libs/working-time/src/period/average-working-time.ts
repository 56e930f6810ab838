import { isCivilServant } from '../contract';
import { addDays, addMonths, firstDayOf, monthOf, weekdayOf } from '../time';
import { average, type AverageForm, isAwayAllDay, isBalancingWerktag } from './balanced-average';
import { isUnderWorkingHoursAct, type Period, type PeriodDay } from './period-day';
import { lastRecordedDay, type Standing } from './standing';

/** ArbZG § 3 sentence 2: 24 weeks. */
const WINDOW_DAYS = 168;
const WINDOW_MONTHS = 6;
export const AVERAGE_WERKTAG_MINUTES = 480;
/** SächsAZVO § 1: 48 hours a week over four months; the week of civil servants has five days. */
const CIVIL_SERVANT_MONTHS = 4;
export const AVERAGE_CIVIL_SERVANT_WEEK_MINUTES = 2880;
const CIVIL_SERVANT_WEEK_DAYS = 5;

/** The average up to the last finished day of the month, by the law that holds on that day. */
export function averageStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const last = lastRecordedDay(days, period);
  if (!last) return [];
  return isUnderWorkingHoursAct(last.terms) ? byWerktag(days, last) : byWeek(days, last);
}

function byWerktag(days: readonly PeriodDay[], { date: to, terms }: PeriodDay): Standing[] {
  const form: AverageForm = {
    kind: 'eightHours',
    from:
      terms.parameters.averaging === '24weeks'
        ? addDays(to, 1 - WINDOW_DAYS)
        : firstDayOf(addMonths(monthOf(to), 1 - WINDOW_MONTHS)),
    to,
    counts: isBalancingWerktag,
    limitMinutesPerDay: AVERAGE_WERKTAG_MINUTES,
    daysPerUnit: 1,
  };
  const figures = average(
    days.filter((day) => isUnderWorkingHoursAct(day.terms)),
    form,
  );
  if (!figures) return [];
  return [{ rule: 'ARBZG-3-AVG', unit: 'minutesPerWerktag', ...figures }];
}

/** Holidays stay in: the ordinance leaves out leave and sickness only. */
function byWeek(days: readonly PeriodDay[], { date: to }: PeriodDay): Standing[] {
  const form: AverageForm = {
    kind: 'fortyEightHours',
    from: firstDayOf(addMonths(monthOf(to), 1 - CIVIL_SERVANT_MONTHS)),
    to,
    counts: (day) => weekdayOf(day.date) <= CIVIL_SERVANT_WEEK_DAYS && !isAwayAllDay(day),
    limitMinutesPerDay: AVERAGE_CIVIL_SERVANT_WEEK_MINUTES / CIVIL_SERVANT_WEEK_DAYS,
    daysPerUnit: CIVIL_SERVANT_WEEK_DAYS,
  };
  const figures = average(
    days.filter(({ terms }) => isCivilServant(terms.personnelGroup) && !terms.isMinor),
    form,
  );
  if (!figures) return [];
  return [{ rule: 'ARBZG-3-AVG', unit: 'minutesPerWeek', ...figures }];
}
