import { type LocalDate, type Minutes } from '../time';

/** Which work away from the office a quota counts: mobile work and telework are two things in law. */
export const QUOTA_PLACES = ['both', 'mobileWork', 'telework'] as const;
export type QuotaPlaces = (typeof QUOTA_PLACES)[number];

/** Over which days a quota is judged. `weeks` follow each other without a gap from a Monday on. */
export type QuotaSpan =
  | { readonly kind: 'week' | 'month' | 'quarter' | 'halfYear' | 'year' }
  | { readonly kind: 'weeks'; readonly weeks: number; readonly firstMonday: LocalDate };

/**
 * What a day with work away from the office counts as: always as one; as half a day with less than so many minutes
 * there; or as half a day where somebody was in the office, too.
 */
export type QuotaDayCount =
  | { readonly kind: 'wholeDays' }
  | { readonly kind: 'halfDayBelow'; readonly belowMinutes: Minutes }
  | { readonly kind: 'halfDayIfPart' };

/** How much of the work may be done away from the office (HO-QUOTA). Tenths of a percent; half days. */
export type HomeOfficeQuotaRule =
  /** A share of the contract's hours, or of what is due after public holidays. */
  | {
      readonly kind: 'percentOfTime';
      readonly places: QuotaPlaces;
      readonly percentTenths: number;
      readonly basis: 'contract' | 'target';
      readonly span: QuotaSpan;
    }
  /** A share of the days on which work is due. */
  | {
      readonly kind: 'percentOfDays';
      readonly places: QuotaPlaces;
      readonly percentTenths: number;
      readonly count: QuotaDayCount;
      readonly span: QuotaSpan;
    }
  | {
      readonly kind: 'days';
      readonly places: QuotaPlaces;
      readonly maxHalfDays: number;
      readonly count: QuotaDayCount;
      readonly span: QuotaSpan;
    }
  /** `minContractWeekMinutes`: contracts up to this size do not work at home at all; null without. */
  | {
      readonly kind: 'minutesPerDay';
      readonly places: QuotaPlaces;
      readonly maxMinutes: Minutes;
      readonly minContractWeekMinutes: Minutes | null;
    };

export interface HomeOfficeRule {
  /** Each is judged by itself; none: no limit. */
  readonly quotas: readonly HomeOfficeQuotaRule[];
  /** ISO weekdays (1 = Monday) on which everybody is in the office (HO-ONSITE). */
  readonly onsiteWeekdays: readonly number[];
}

/** As versions were stored that knew one quota of a week, for both places together. */
interface SingleQuotaRule {
  readonly quota:
    | null
    | { readonly kind: 'percentOfContractWeek' | 'percentOfWeekTarget'; readonly percent: number }
    | { readonly kind: 'daysPerWeek'; readonly maxDays: number }
    | { readonly kind: 'minutesPerDay'; readonly maxMinutes: Minutes; readonly minContractWeekMinutes: Minutes | null };
  readonly onsiteWeekdays: readonly number[];
}
export type StoredHomeOfficeRule = HomeOfficeRule | SingleQuotaRule;

/** A stored rule in today's form, with the same meaning: a published version is never rewritten. */
export function completeHomeOffice(stored: StoredHomeOfficeRule): HomeOfficeRule {
  if ('quotas' in stored) return stored;
  const { quota, onsiteWeekdays } = stored;
  return { quotas: quota ? [ofWeek(quota)] : [], onsiteWeekdays };
}

function ofWeek(quota: NonNullable<SingleQuotaRule['quota']>): HomeOfficeQuotaRule {
  const week = { places: 'both', span: { kind: 'week' } } as const;
  switch (quota.kind) {
    case 'percentOfContractWeek':
      return { kind: 'percentOfTime', ...week, percentTenths: quota.percent * 10, basis: 'contract' };
    case 'percentOfWeekTarget':
      return { kind: 'percentOfTime', ...week, percentTenths: quota.percent * 10, basis: 'target' };
    case 'daysPerWeek':
      return { kind: 'days', ...week, maxHalfDays: quota.maxDays * 2, count: { kind: 'wholeDays' } };
    case 'minutesPerDay':
      return { ...quota, places: 'both' };
  }
}
