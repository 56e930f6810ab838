import { type FindingCode } from '../day';
import { addDays, divideHalfUp, epochDayOf, type LocalDate, type Minutes, weekdayOf } from '../time';

/** What the average is taken over: Werktage (Monday to Saturday) or weeks. */
export type AverageWindow =
  | { readonly kind: 'nightWorkers'; readonly count: number }
  | { readonly kind: 'eightHours'; readonly count: number }
  | { readonly kind: 'fortyEightHours'; readonly count: number };

/** What is found where an average exceeds its limit. */
export const AVERAGE_FINDINGS = {
  nightWorkers: 'NIGHT_AVG_8H_EXCEEDED',
  eightHours: 'AVG_8H_EXCEEDED',
  fortyEightHours: 'AVG_48H_EXCEEDED',
} as const satisfies Readonly<Record<AverageWindow['kind'], FindingCode>>;

export interface AverageHours {
  readonly allowedMinutes: Minutes;
  /** Minutes by day or week in hundredths, rounded half up; null if no day or week counts. */
  readonly averageHundredths: number | null;
  readonly findings: readonly FindingCode[];
}

/**
 * Average working time (ArbZG §§ 3, 6 (2), SächsAZVO § 1). Leave, sickness and
 * holidays on a Werktag are taken out of the count, never counted as days
 * without work (BVerwG 8 C 13.17).
 *
 * @param window `count`: Werktage or weeks left after taking those out
 */
export function averageHours(window: AverageWindow, workedMinutes: Minutes, limitMinutes: Minutes): AverageHours {
  const allowedMinutes = window.count * limitMinutes;
  return {
    allowedMinutes,
    averageHundredths: window.count > 0 ? divideHalfUp(workedMinutes * 100, window.count) : null,
    findings: workedMinutes > allowedMinutes ? [AVERAGE_FINDINGS[window.kind]] : [],
  };
}

/** Werktage (Monday to Saturday) from one day to another, both inclusive. */
export function werktageBetween(from: LocalDate, to: LocalDate): number {
  const days = epochDayOf(to) - epochDayOf(from) + 1;
  let werktage = Math.floor(days / 7) * 6;
  for (let rest = 0; rest < days % 7; rest++) if (weekdayOf(addDays(from, rest)) < 7) werktage += 1;
  return werktage;
}

/** ArbZG § 2 (5): rotating nights, or night work on 48 days of a calendar year. */
export function isNightWorker(rotatesNights: boolean, nightWorkDaysInYear: number): boolean {
  return rotatesNights || nightWorkDaysInYear >= 48;
}
