import { MINOR_WEEK_MINUTES, minorWeekFindings } from '../rules';
import { type Period, type PeriodDay } from './period-day';
import { daysWithin, type Standing, sumState, weeksOf } from './standing';

/** JArbSchG § 8 (1): at most 40 hours from Monday to Sunday. Days after the 18th birthday do not count. */
export function minorWeekStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  return weeksOf(period).flatMap(({ monday, sunday, isRunning }) => {
    const young = daysWithin(days, monday, sunday).filter(({ terms }) => terms.isMinor);
    if (young.length === 0) return [];
    const actual = young.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0);
    const limit = MINOR_WEEK_MINUTES;
    const isExceeded = minorWeekFindings(young).length > 0;
    return {
      rule: 'JARBSCHG',
      code: 'MINOR_WEEKLY_MAX_40H',
      from: monday,
      to: sunday,
      unit: 'minutes',
      bound: 'atMost',
      actual,
      limit,
      state: sumState({ isExceeded, actual, limit }, isRunning),
      params: {},
    };
  });
}
