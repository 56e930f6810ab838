import { type FindingCode } from '../day';
import { type Minutes } from '../time';

/** Minutes of one day at home (mobile work and telework together) and its ISO weekday. */
export interface RemoteDay {
  readonly weekday: number;
  readonly remoteMinutes: Minutes;
}

/** How an agreement limits work at home (HO-QUOTA). */
export type HomeOfficeQuota =
  | { readonly kind: 'percent'; readonly basisMinutes: Minutes; readonly percentHundredths: number }
  | { readonly kind: 'daysPerWeek'; readonly maxDays: number }
  | {
      readonly kind: 'minutesPerDay';
      readonly maxMinutes: Minutes;
      readonly contractWeekMinutes: Minutes;
      /** Contracts up to this size have no claim at all; null without. */
      readonly minContractWeekMinutes: Minutes | null;
    };

export interface HomeOfficeUse {
  readonly remoteMinutes: Minutes;
  readonly remoteDays: number;
  readonly allowedMinutes: Minutes | null;
  readonly excessMinutes: Minutes;
  readonly excessDays: number;
  readonly findings: readonly FindingCode[];
}

/** Use of the home-office quota in a week. Warns and reports; never cuts a minute. */
export function homeOfficeUse(
  days: readonly RemoteDay[],
  quota: HomeOfficeQuota,
  onsiteWeekdays: readonly number[] = [],
): HomeOfficeUse {
  const remote = days.filter((day) => day.remoteMinutes > 0);
  const remoteMinutes = remote.reduce((sum, day) => sum + day.remoteMinutes, 0);
  let allowedMinutes: Minutes | null = null;
  let excessMinutes = 0;
  let excessDays = 0;
  const findings: FindingCode[] = [];
  if (quota.kind === 'percent') {
    allowedMinutes = Math.floor((quota.basisMinutes * quota.percentHundredths) / 10_000);
    excessMinutes = Math.max(0, remoteMinutes - allowedMinutes);
  } else if (quota.kind === 'daysPerWeek') {
    excessDays = Math.max(0, remote.length - quota.maxDays);
  } else {
    excessMinutes = remote.reduce((sum, day) => sum + Math.max(0, day.remoteMinutes - quota.maxMinutes), 0);
    const least = quota.minContractWeekMinutes;
    if (least !== null && quota.contractWeekMinutes <= least) findings.push('LOCATION_NOT_ELIGIBLE');
  }
  if (excessMinutes > 0 || excessDays > 0) findings.push('HOMEOFFICE_QUOTA_EXCEEDED');
  if (remote.some(({ weekday }) => onsiteWeekdays.includes(weekday))) findings.push('ONSITE_DAY_MISSED');
  return { remoteMinutes, remoteDays: remote.length, allowedMinutes, excessMinutes, excessDays, findings };
}
