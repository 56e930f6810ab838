import { formatDays, formatFullDate, formatLength, weekdayName } from '@zeitbuch/web-ui';
import {
  type HomeOfficeQuotaRule,
  type HomeOfficeRule,
  type QuotaDayCount,
  type QuotaSpan,
} from '@zeitbuch/working-time';
import { line, type ValueLine } from './value-line';

/** How much may be worked away from the office: each limit with what it counts, its span, and what a day counts as. */
export function quotaLines({ quotas }: HomeOfficeRule): ValueLine[] {
  return quotas.length === 0 ? [line('atHome.both', 'unlimited')] : quotas.flatMap(linesOf);
}

function linesOf(quota: HomeOfficeQuotaRule): ValueLine[] {
  const label = `atHome.${quota.places}`;
  switch (quota.kind) {
    case 'percentOfTime':
      return [
        line(label, `quota.${quota.basis}.${lengthOf(quota.span)}`, { percent: formatDays(quota.percentTenths * 10) }),
        ...spanLines(quota.span),
      ];
    case 'percentOfDays':
      return [
        line(label, `quota.workingDays.${lengthOf(quota.span)}`, { percent: formatDays(quota.percentTenths * 10) }),
        ...spanLines(quota.span),
        ...countLines(quota.count),
      ];
    case 'days':
      return [
        line(label, `quota.days.${lengthOf(quota.span)}`, { count: formatDays(quota.maxHalfDays * 50) }),
        ...spanLines(quota.span),
        ...countLines(quota.count),
      ];
    case 'minutesPerDay':
      return [
        line(label, 'minutesPerDay', { length: formatLength(quota.maxMinutes) }),
        ...(quota.minContractWeekMinutes === null
          ? []
          : [line('smallContract', 'notAtHome', { length: formatLength(quota.minContractWeekMinutes) })]),
      ];
  }
}

const lengthOf = ({ kind }: QuotaSpan): string => (kind === 'week' ? 'week' : 'longer');

/** A week is said in the line of the quota itself. */
function spanLines(span: QuotaSpan): ValueLine[] {
  if (span.kind === 'week') return [];
  const params = span.kind === 'weeks' ? { weeks: span.weeks, date: formatFullDate(span.firstMonday) } : undefined;
  return [line('quotaSpan', `quotaSpan.${span.kind}`, params)];
}

function countLines(count: QuotaDayCount): ValueLine[] {
  if (count.kind === 'wholeDays') return [];
  const params = count.kind === 'halfDayBelow' ? { length: formatLength(count.belowMinutes) } : undefined;
  return [line('halfDay', `quotaCount.${count.kind}`, params)];
}

/** Each weekday on which everybody is in the office. */
export function onsiteLines({ onsiteWeekdays }: HomeOfficeRule): ValueLine[] {
  return onsiteWeekdays.map((day) => line('onsite', 'weekday', { day: weekdayName(day) }));
}
