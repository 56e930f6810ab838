import { type DayEvaluation, type SupplementCode } from '../day';
import { type Minutes, type YearMonth, yearMonth } from '../time';
import { type PayrollCode, type PlannedPayrollLine } from './payroll-line';

const CODE_OF_SUPPLEMENT: Readonly<Record<SupplementCode, PayrollCode>> = {
  NIGHT: 'NIGHT',
  SUNDAY: 'SUN',
  SATURDAY: 'SAT',
  HOLIDAY_NO_TIME_OFF: 'HOL_135',
  HOLIDAY_WITH_TIME_OFF: 'HOL_35',
  DEC24_31: 'XMAS_NYE',
};

/**
 * Payroll lines of time supplements (TVöD § 8 (1)). A shift over the end of the month is paid with the month in which it
 * began; what of it lies after that midnight arose in the next month, and its line says so.
 */
export function supplementLinesOf(month: YearMonth, days: readonly DayEvaluation[]): PlannedPayrollLine[] {
  const lines = new Map<string, PlannedPayrollLine>();
  const add = (code: PayrollCode, originMonth: YearMonth, minutes: Minutes): void => {
    const key = `${code} ${originMonth}`;
    lines.set(key, { code, unit: 'minutes', quantity: (lines.get(key)?.quantity ?? 0) + minutes, originMonth });
  };
  for (const { code, minutes, laterMonths = {} } of days.flatMap(({ supplements }) => supplements)) {
    let own = minutes;
    for (const [later, laterMinutes] of Object.entries(laterMonths)) {
      own -= laterMinutes;
      add(CODE_OF_SUPPLEMENT[code], yearMonth(later), laterMinutes);
    }
    add(CODE_OF_SUPPLEMENT[code], month, own);
  }
  return [...lines.values()];
}
