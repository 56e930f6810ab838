import { type MonthOfStandby, type StandbyPay } from '../pay';
import { addMonths, type YearMonth } from '../time';
import { type PayrollCode, type PlannedPayrollLine } from './payroll-line';

const HUNDREDTHS = 100;

/**
 * Payroll lines of on-call time: days with a flat sum, minutes too short for one, and call-outs, in a fixed order; then
 * what later pieces changed of the month before, as a difference.
 */
export function standbyLinesOf(month: YearMonth, pay: MonthOfStandby): PlannedPayrollLine[] {
  return [...linesOf(month, pay), ...(pay.ofMonthBefore ? linesOf(addMonths(month, -1), pay.ofMonthBefore) : [])];
}

function linesOf(originMonth: YearMonth, pay: StandbyPay): PlannedPayrollLine[] {
  const line = (code: PayrollCode, unit: PlannedPayrollLine['unit'], quantity: number): PlannedPayrollLine => ({
    code,
    unit,
    quantity,
    originMonth,
  });
  return [
    line('CALLOUT', 'minutes', pay.calloutMinutes),
    line('STANDBY_H', 'minutes', pay.hourlyMinutes),
    line('STANDBY_WD', 'hundredthDays', pay.flatWeekdays * HUNDREDTHS),
    line('STANDBY_WE', 'hundredthDays', pay.flatWeekendDays * HUNDREDTHS),
  ].filter(({ quantity }) => quantity !== 0);
}
