import { type OvertimeWeek } from '../pay';
import { type Minutes, monthOf, type YearMonth } from '../time';
import { type PayrollCode, type PlannedPayrollLine } from './payroll-line';

/**
 * Payroll lines of ordered work that was not balanced in time, by the month in which it was worked (TVöD § 7 (6), (7),
 * § 8 (1)). Weeks are paid with the month in which they can no longer be balanced. Time off that comes later takes the
 * base pay back, not the supplement (BT-V § 43 (1)): in the same month before it is paid, later as a difference.
 */
export function overtimeLinesOf(month: YearMonth, weeks: readonly OvertimeWeek[]): PlannedPayrollLine[] {
  const lines = new Map<string, PlannedPayrollLine>();
  const add = (code: PayrollCode, originMonth: YearMonth, minutes: Minutes): void => {
    const key = `${code} ${originMonth}`;
    const quantity = (lines.get(key)?.quantity ?? 0) + minutes;
    lines.set(key, { code, unit: 'minutes', quantity, originMonth });
  };
  for (const { balanceBy, byMonth, takenLater } of weeks) {
    if (monthOf(balanceBy) === month)
      for (const { originMonth, additionalMinutes, overtimeMinutes, supplementMinutes } of byMonth) {
        add('ADDL_PT', originMonth, additionalMinutes);
        add('OT_BASE', originMonth, overtimeMinutes);
        add('OT_SUPP', originMonth, supplementMinutes);
      }
    for (const taken of takenLater)
      if (taken.month === month) {
        add('ADDL_PT', taken.originMonth, -taken.additionalMinutes);
        add('OT_BASE', taken.originMonth, -taken.overtimeMinutes);
      }
  }
  return [...lines.values()];
}
