import { type Minutes } from '../time';

/** TVöD § 8 (3): from here on a flat sum by day, below 12.5 % for each hour. */
export const FLAT_STANDBY_MINUTES = 720;
const FLAT_HOURS_WEEKDAY = 2;
const FLAT_HOURS_WEEKEND = 4;

/** A call-out during on-call time. */
export interface Callout {
  readonly minutes: Minutes;
  /** Done by telephone or computer from home. */
  readonly isRemote: boolean;
}

/** Paid minutes: each call-out away is rounded up to the hour on its own, those from home together (BAG 6 AZR 259/08). */
export function paidCalloutMinutes(callouts: readonly Callout[]): Minutes {
  const away = callouts.filter(({ isRemote }) => !isRemote).reduce((sum, { minutes }) => sum + wholeHours(minutes), 0);
  return away + wholeHours(callouts.filter(({ isRemote }) => isRemote).reduce((sum, { minutes }) => sum + minutes, 0));
}

/** Hourly rates paid as a flat sum for the days that earn one; weekend is Saturday, Sunday and public holidays. */
export function flatStandbyHours(weekdays: number, weekendDays: number): number {
  return weekdays * FLAT_HOURS_WEEKDAY + weekendDays * FLAT_HOURS_WEEKEND;
}

/** Minutes of on-call times too short for the flat sum; 12.5 % of them are paid. Several are not joined to one long one. */
export function shortStandbyMinutes(standbys: readonly Minutes[]): Minutes {
  return standbys.filter((minutes) => minutes < FLAT_STANDBY_MINUTES).reduce((sum, minutes) => sum + minutes, 0);
}

const wholeHours = (minutes: Minutes): Minutes => Math.ceil(minutes / 60) * 60;
