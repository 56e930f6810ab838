import { type LocalDate, yearOf, type DateSpan } from '../time';
import { flexDayFindings } from './flex-day-quota';
import { type Period, type PeriodDay } from './period-day';
import { daysWithin, lastBegunDay, type Standing, type StandingCode, sumState } from './standing';

/** Flex days taken in the month and in the calendar year against the agreement (DV-FLEXDAY). */
export function flexDayStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const to = lastBegunDay(period);
  const rule = daysWithin(days, period.first, to).at(-1)?.terms.parameters.flexDays;
  if (!rule || rule.maxPerYear === 0) return [];
  const year = yearOf(period.first);
  const taken = (from: LocalDate) => daysWithin(days, from, to).reduce((sum, day) => sum + day.flexHalfDays, 0);
  const takenInMonthHalfDays = taken(period.first);
  const takenInYearHalfDays = taken(year.from);
  // Nothing is asked for: what is found now is found of the days already taken.
  const findings = flexDayFindings(
    { requestHalfDays: 0, takenInMonthHalfDays, takenInYearHalfDays, balanceMinutes: 0, targetMinutes: 0 },
    { ...rule, lowerLimitMinutes: null },
  );
  const standing = (code: StandingCode, span: DateSpan, { actual, limit }: { actual: number; limit: number }) => ({
    rule: 'DV-FLEXDAY',
    code,
    ...span,
    unit: 'halfDays' as const,
    bound: 'atMost' as const,
    actual,
    limit,
    state: sumState({ isExceeded: findings.includes(code), actual, limit }, period.today <= span.to),
    params: {},
  });
  return [
    standing(
      'FLEXDAY_MONTH_QUOTA_EXCEEDED',
      { from: period.first, to: period.last },
      { actual: takenInMonthHalfDays, limit: 2 * rule.maxPerMonth },
    ),
    standing('FLEXDAY_YEAR_QUOTA_EXCEEDED', year, { actual: takenInYearHalfDays, limit: 2 * rule.maxPerYear }),
  ];
}
