import { type YearMonth } from '../time';

/** What payroll learns of a closed month. Days are counted in whole hundredths, so that every quantity is an integer. */
export type PayrollCode =
  | 'NIGHT'
  | 'SUN'
  | 'SAT'
  | 'HOL_135'
  | 'HOL_35'
  | 'XMAS_NYE'
  | 'ABS_VAC'
  | 'ABS_UNPAID'
  | 'ABS_STRIKE'
  | 'ABS_CHILD'
  | 'ABS_SICK'
  | 'ABS_SICK_GT6W'
  | 'ADDL_PT'
  | 'OT_BASE'
  | 'OT_SUPP'
  | 'STANDBY_WD'
  | 'STANDBY_WE'
  | 'STANDBY_H'
  | 'CALLOUT';

/** One line of the payroll file, before it has an employee and a wage type. */
export interface PlannedPayrollLine {
  readonly code: PayrollCode;
  readonly unit: 'minutes' | 'hundredthDays';
  /** Whole minutes, or hundredths of a day. */
  readonly quantity: number;
  /** The month in which the work was done; for a shift over the end of the month that of each minute's own calendar day. */
  readonly originMonth: YearMonth;
}
