import { type QuotaDayCount } from '../agreement';
import { type FindingCode } from '../day';
import { type Minutes } from '../time';

/** Minutes of one day away from the office, at the places that a quota counts, and its ISO weekday. */
export interface RemoteDay {
  readonly weekday: number;
  readonly remoteMinutes: Minutes;
  /** Some of the day's work was done in the office, too. */
  readonly isPart: boolean;
}

/** What a quota allows on certain days (HO-QUOTA). */
export type HomeOfficeQuota =
  | { readonly kind: 'minutes'; readonly allowedMinutes: Minutes }
  | { readonly kind: 'days'; readonly allowedHalfDays: number; readonly count: QuotaDayCount }
  | {
      readonly kind: 'minutesPerDay';
      readonly maxMinutes: Minutes;
      readonly contractWeekMinutes: Minutes;
      /** Contracts up to this size have no claim at all; null without. */
      readonly minContractWeekMinutes: Minutes | null;
    };

export interface HomeOfficeUse {
  readonly remoteMinutes: Minutes;
  readonly remoteHalfDays: number;
  readonly allowedMinutes: Minutes | null;
  readonly excessMinutes: Minutes;
  readonly excessHalfDays: number;
  readonly findings: readonly FindingCode[];
}

/** Use of a quota on the days that it counts. Warns and reports; never cuts a minute. */
export function homeOfficeUse(
  days: readonly RemoteDay[],
  quota: HomeOfficeQuota,
  onsiteWeekdays: readonly number[] = [],
): HomeOfficeUse {
  const remote = days.filter((day) => day.remoteMinutes > 0);
  const remoteMinutes = remote.reduce((sum, day) => sum + day.remoteMinutes, 0);
  const count = quota.kind === 'days' ? quota.count : ({ kind: 'wholeDays' } as const);
  const remoteHalfDays = remote.reduce((sum, day) => sum + halfDaysOf(day, count), 0);
  const findings: FindingCode[] = [];
  const excessMinutes = excessMinutesOf(remote, remoteMinutes, quota);
  const excessHalfDays = quota.kind === 'days' ? Math.max(0, remoteHalfDays - quota.allowedHalfDays) : 0;
  if (quota.kind === 'minutesPerDay') {
    const least = quota.minContractWeekMinutes;
    if (least !== null && quota.contractWeekMinutes <= least) findings.push('LOCATION_NOT_ELIGIBLE');
  }
  if (excessMinutes > 0 || excessHalfDays > 0) findings.push('HOMEOFFICE_QUOTA_EXCEEDED');
  if (remote.some(({ weekday }) => onsiteWeekdays.includes(weekday))) findings.push('ONSITE_DAY_MISSED');
  const allowedMinutes = quota.kind === 'minutes' ? quota.allowedMinutes : null;
  return { remoteMinutes, remoteHalfDays, allowedMinutes, excessMinutes, excessHalfDays, findings };
}

function excessMinutesOf(remote: readonly RemoteDay[], remoteMinutes: Minutes, quota: HomeOfficeQuota): Minutes {
  switch (quota.kind) {
    case 'minutes':
      return Math.max(0, remoteMinutes - quota.allowedMinutes);
    case 'minutesPerDay':
      return remote.reduce((sum, day) => sum + Math.max(0, day.remoteMinutes - quota.maxMinutes), 0);
    case 'days':
      return 0;
  }
}

/** What a day away from the office counts as, in half days. */
function halfDaysOf({ remoteMinutes, isPart }: RemoteDay, count: QuotaDayCount): 1 | 2 {
  switch (count.kind) {
    case 'wholeDays':
      return 2;
    case 'halfDayBelow':
      return remoteMinutes < count.belowMinutes ? 1 : 2;
    case 'halfDayIfPart':
      return isPart ? 1 : 2;
  }
}
