import { type HomeOfficeQuotaRule, type QuotaDayCount, type QuotaSpan } from '../agreement';
import { daysBetween, datesBetween, addDays, type LocalDate, type Minutes, weekdayOf } from '../time';
import { type HomeOfficeQuota } from './home-office-quota';
import { type PeriodDay } from './period-day';
import { type QuotaDays, weekThirdsOf } from './quota-span';

/** The days that a quota is judged by. */
export interface QuotaScope {
  readonly span: QuotaDays;
  /** Days of employment in the span, as far as they are known: the running week to its end. */
  readonly days: readonly PeriodDay[];
  /** Those of them on which such a quota holds: where a temporary rule lifted it, days are free and count for nothing. */
  readonly limited: readonly PeriodDay[];
  /** What is agreed goes on to the end of the span, as far as anybody knows. */
  readonly isOpen: boolean;
}

/** What a quota allows in a span. While the span runs, days to come count as the last known ones. */
export function allowanceOf(rule: HomeOfficeQuotaRule, scope: QuotaScope): HomeOfficeQuota {
  switch (rule.kind) {
    case 'percentOfTime':
      return {
        kind: 'minutes',
        allowedMinutes: rule.basis === 'contract' ? ofContract(rule, scope) : ofTarget(rule, scope),
      };
    case 'percentOfDays': {
      const halfDays = Math.floor((workingDaysOf(rule.span, scope) * 2 * rule.percentTenths) / 1000);
      return { kind: 'days', allowedHalfDays: countable(halfDays, rule.count), count: rule.count };
    }
    case 'days':
      return { kind: 'days', allowedHalfDays: countable(rule.maxHalfDays, rule.count), count: rule.count };
    case 'minutesPerDay':
      return { ...rule, contractWeekMinutes: scope.limited.at(-1)?.contractWeekMinutes ?? 0 };
  }
}

/** Who counts whole days cannot use half of one. */
const countable = (halfDays: number, count: QuotaDayCount): number =>
  count.kind === 'wholeDays' ? halfDays - (halfDays % 2) : halfDays;

type TimeShare = Extract<HomeOfficeQuotaRule, { kind: 'percentOfTime' }>;

/** The share of an exact quotient of minutes, floored once, at the end. */
const share = (percentTenths: number, numerator: Minutes, denominator = 1): Minutes =>
  Math.floor((numerator * percentTenths) / (denominator * 1000));

/**
 * Of one week the contract of its last day, whole, as soon as the quota holds on one of its days; of longer spans as
 * many weeks of the contract as the span has, each day with its own part: who changes hours, comes or leaves in
 * between, or is free of the quota for a while, has so much less.
 */
function ofContract({ percentTenths, span }: TimeShare, scope: QuotaScope): Minutes {
  const last = scope.limited.at(-1)?.contractWeekMinutes ?? 0;
  if (span.kind === 'week') return share(percentTenths, last);
  const known = scope.limited.reduce((sum, day) => sum + day.contractWeekMinutes, 0);
  const length = daysBetween(scope.span.from, scope.span.to) + 1;
  return share(percentTenths, (known + last * daysToCome(scope).length) * weekThirdsOf(span), length * 3);
}

function ofTarget({ percentTenths, span }: TimeShare, scope: QuotaScope): Minutes {
  const known = basisDays(span, scope).reduce((sum, day) => sum + day.targetMinutes, 0);
  const last = scope.limited.at(-1)?.contractWeekMinutes ?? 0;
  return share(percentTenths, known * 7 + last * daysToCome(scope).length, 7);
}

/** Days on which work is due; to come: weekdays that had work in the last four weeks. */
function workingDaysOf(span: QuotaSpan, scope: QuotaScope): number {
  const isDue = (day: PeriodDay): boolean => day.targetMinutes > 0;
  const usual = new Set(
    scope.days
      .slice(-28)
      .filter(isDue)
      .map(({ date }) => weekdayOf(date)),
  );
  return (
    basisDays(span, scope).filter(isDue).length + daysToCome(scope).filter((date) => usual.has(weekdayOf(date))).length
  );
}

/** Of a week all its days, as agreements of a week read; of longer spans those on which the quota holds. */
const basisDays = (span: QuotaSpan, { days, limited }: QuotaScope): readonly PeriodDay[] =>
  span.kind === 'week' ? days : limited;

function daysToCome({ span, days, isOpen }: QuotaScope): readonly LocalDate[] {
  const last = days.at(-1);
  return isOpen && last && last.date < span.to ? datesBetween(addDays(last.date, 1), span.to) : [];
}
