import { type TodayDto } from '@zeitbuch/web-data-access';

/** When to leave: from when the day's target is reached, or by when the law ends the day before that. */
export interface LeaveTime {
  readonly kind: 'from' | 'by';
  /** An instant, ISO 8601. */
  readonly at: string;
}

/**
 * The one time of a day at work that somebody looks for. The law stands before the balance: where the day must end
 * before its target is reached, it says until when; null where nothing is due or the target is reached no more, and where
 * the day should have ended already, which the outlook tells.
 */
export function leaveTime(day: TodayDto, balanceTodayMinutes: number): LeaveTime | null {
  const { earliestLeaveAt, latestEndAt, dailyMaxMinutes, targetMinutes } = day;
  if (earliestLeaveAt === undefined || targetMinutes === 0 || balanceTodayMinutes >= 0) return null;
  if (latestEndAt === undefined) return dailyMaxMinutes === undefined ? { kind: 'from', at: earliestLeaveAt } : null;
  const isLate = Date.parse(latestEndAt) < Date.parse(earliestLeaveAt);
  return isLate ? { kind: 'by', at: latestEndAt } : { kind: 'from', at: earliestLeaveAt };
}
