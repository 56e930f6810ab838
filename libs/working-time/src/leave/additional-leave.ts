import { halvesUpRestKept } from './entitlement';

/** TVöD § 27 (1): a day for every so many connected months, at most six a year. */
const MONTHS_PER_DAY = { rotatingShift: 2, shift: 4 } as const;
export const SHIFT_LEAVE_MAX_DAYS = 6;

/** Additional leave of severely disabled people for full months with the status, in hundredths of a day (SGB IX § 208). */
export function disabilityLeaveHundredths(daysPerWeekThousandths: number, months: number): number {
  return halvesUpRestKept(daysPerWeekThousandths * months, 12_000);
}

/** Additional leave for shift work (`rotatingShift` is Wechselschicht), in whole days. */
export function shiftLeaveDays(kind: keyof typeof MONTHS_PER_DAY, connectedMonths: number): number {
  return Math.min(SHIFT_LEAVE_MAX_DAYS, Math.floor(connectedMonths / MONTHS_PER_DAY[kind]));
}

/**
 * Leave of a year with parental leave, in twelfths of a day: an exact fraction
 * that only the tariff rounds, later (BEEG § 17 (1)).
 */
export function parentalLeaveTwelfths(facts: {
  readonly annualDays: number;
  readonly fullMonths: number;
  readonly isPartTimeDuring: boolean;
  readonly isDeclared: boolean;
}): number {
  const reduces = facts.isDeclared && !facts.isPartTimeDuring;
  return facts.annualDays * (12 - (reduces ? facts.fullMonths : 0));
}

/** Paid days for training of one's own choice in Saxony in a five-day week (SN-QZG); proportional otherwise. */
export function qualificationDays(year: number, daysPerWeek: number): number {
  return year < 2027 ? 0 : Math.floor((3 * daysPerWeek) / 5);
}
