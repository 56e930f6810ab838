import { type AbsenceFact } from '../absence';
import { type HolidayCalendar, holidayCalendar } from '../calendar';
import { type DayEvaluation, type PayrollItem } from '../day';
import { isGivenBack } from '../leave';
import { type MonthOfStandby, type OvertimeWeek } from '../pay';
import { type LocalDate, type YearMonth } from '../time';
import { overtimeLinesOf } from './overtime-lines';
import { type PayrollCode, type PlannedPayrollLine } from './payroll-line';
import { sickDayOf } from './sick-lines';
import { standbyLinesOf } from './standby-lines';
import { supplementLinesOf } from './supplement-lines';

/** What payroll has to know beside the days. */
export interface PayrollFacts {
  /** Absences of the month and of the six weeks before it. */
  readonly absences: readonly AbsenceFact[];
  /** Of the month and of the six weeks before it: illness goes on over them. */
  readonly holidays: HolidayCalendar;
  /** Pay during illness ends after six weeks: not for civil servants. */
  readonly endsSickPay: (date: LocalDate) => boolean;
  /** Weeks of ordered work that are paid with the month, or from which time off of the month takes base pay back. */
  readonly overtime: readonly OvertimeWeek[];
  /** On-call time on days of the month; null for nearly everybody. */
  readonly standby: MonthOfStandby | null;
}

const CODE_OF_ITEM: Readonly<Record<PayrollItem, PayrollCode>> = {
  UNPAID_DAY: 'ABS_UNPAID',
  STRIKE_DAY: 'ABS_STRIKE',
  CHILD_SICK_DAY: 'ABS_CHILD',
};
const HUNDREDTHS = 100;
const NO_FACTS: PayrollFacts = {
  absences: [],
  holidays: holidayCalendar([]),
  endsSickPay: () => true,
  overtime: [],
  standby: null,
};

/**
 * Payroll lines of evaluated days: supplements in minutes, absences in days;
 * one line for each code and month in which the work was done, in a fixed order.
 */
export function payrollLinesOf(
  month: YearMonth,
  days: readonly DayEvaluation[],
  { absences, holidays, endsSickPay, overtime, standby }: PayrollFacts = NO_FACTS,
): PlannedPayrollLine[] {
  const hundredths = new Map<PayrollCode, number>();
  const add = (sums: Map<PayrollCode, number>, code: PayrollCode, quantity: number): void => {
    sums.set(code, (sums.get(code) ?? 0) + quantity);
  };
  for (const day of days) {
    if (day.leaveDays > 0 && !isGivenBack(day.date, absences)) add(hundredths, 'ABS_VAC', day.leaveDays * HUNDREDTHS);
    const sick = sickDayOf(day, absences, endsSickPay(day.date), holidays);
    if (sick) add(hundredths, sick, HUNDREDTHS);
    for (const item of day.payrollItems) add(hundredths, CODE_OF_ITEM[item], HUNDREDTHS);
  }
  const dayLines = [...hundredths].map(([code, quantity]): PlannedPayrollLine => ({
    code,
    unit: 'hundredthDays',
    quantity,
    originMonth: month,
  }));
  const ordered = [...overtimeLinesOf(month, overtime), ...(standby ? standbyLinesOf(month, standby) : [])];
  return [...supplementLinesOf(month, days), ...dayLines, ...ordered]
    .filter((line) => line.quantity !== 0)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ code, originMonth }: PlannedPayrollLine): string => `${code} ${originMonth}`;
