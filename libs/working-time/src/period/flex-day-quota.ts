import { type FlexDayRule } from '../agreement';
import { type FindingCode } from '../day';
import { type Minutes } from '../time';

/** A request for a flex day. Days are counted in halves, so that half days need no fraction. */
export interface FlexDayRequest {
  readonly requestHalfDays: number;
  readonly takenInMonthHalfDays: number;
  readonly takenInYearHalfDays: number;
  readonly balanceMinutes: Minutes;
  /** Minutes due on the day. */
  readonly targetMinutes: Minutes;
}

/** Everything that stands against a flex day (DV-FLEXDAY); empty if it may be approved. */
export function flexDayFindings(request: FlexDayRequest, rule: FlexDayRule): FindingCode[] {
  const { requestHalfDays, takenInMonthHalfDays, takenInYearHalfDays, balanceMinutes, targetMinutes } = request;
  const findings: FindingCode[] = [];
  if (takenInMonthHalfDays + requestHalfDays > 2 * rule.maxPerMonth) findings.push('FLEXDAY_MONTH_QUOTA_EXCEEDED');
  if (takenInYearHalfDays + requestHalfDays > 2 * rule.maxPerYear) findings.push('FLEXDAY_YEAR_QUOTA_EXCEEDED');
  const lowest = rule.lowerLimitMinutes;
  if (lowest !== null && 2 * balanceMinutes - requestHalfDays * targetMinutes < 2 * lowest) {
    findings.push('FLEXDAY_INSUFFICIENT_CREDIT');
  }
  return findings;
}
