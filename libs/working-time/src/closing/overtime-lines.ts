import { type OvertimeWeek } from '../pay';
import { type YearMonth } from '../time';
import { type PlannedPayrollLine } from './payroll-lines';

const CODES = [
  ['ADDL_PT', 'additionalMinutes'],
  ['OT_BASE', 'overtimeMinutes'],
  ['OT_SUPP', 'supplementMinutes'],
] as const;

/** Payroll lines of ordered work that was not balanced in time, by the month in which it was worked (TVöD § 7 (6), (7), § 8 (1)). */
export function overtimeLinesOf(weeks: readonly OvertimeWeek[]): PlannedPayrollLine[] {
  const months = weeks.flatMap(({ byMonth }) => byMonth);
  const origins = [...new Set(months.map(({ originMonth }) => originMonth))];
  return CODES.flatMap(([code, key]) =>
    origins.map((originMonth: YearMonth): PlannedPayrollLine => {
      const ofMonth = months.filter((month) => month.originMonth === originMonth);
      return { code, unit: 'minutes', quantity: ofMonth.reduce((sum, month) => sum + month[key], 0), originMonth };
    }),
  );
}
