import { refuse, type Refusal } from '../refusal';
import { lastDayOfMonths, type LocalDate } from '../time';

/** TVöD § 6 (1a): at most 18 months, renewable. */
export const RAISED_HOURS_MAX_MONTHS = 18;

/**
 * Voluntary raised hours: the last day on which they may end. Refuses with
 * `PROBATION_NOT_OVER` {probationUntil} where they would begin within the probation period.
 */
export function raisedHoursEnd(
  start: LocalDate,
  months: number,
  probationUntil: LocalDate | null,
): { readonly ok: true; readonly latestEnd: LocalDate } | Refusal {
  if (probationUntil !== null && start <= probationUntil) return refuse('PROBATION_NOT_OVER', { probationUntil });
  return { ok: true, latestEnd: lastDayOfMonths(start, Math.min(months, RAISED_HOURS_MAX_MONTHS)) };
}
