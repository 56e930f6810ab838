/** How a quantity is counted: whole minutes, or hundredths of a day (350 = three and a half days). */
export type PayrollUnit = 'minutes' | 'hundredthDays';

/**
 * Our own names for what payroll pays or deducts, with the unit each is counted
 * in. The number of the wage type is the customer's and lives in the mapping.
 * Shift allowances are missing on purpose: they are amounts of money, and no
 * amount ever passes through time recording.
 */
export const PAYROLL_CODES = {
  /** Pay for ordered overtime (TVöD § 8 para. 1 sentence 1). */
  OT_BASE: 'minutes',
  /** Overtime supplement (§ 8 para. 1 sentence 2 a). */
  OT_SUPP: 'minutes',
  /** Additional hours of part-time staff up to full time (§ 7 para. 6). */
  ADDL_PT: 'minutes',
  /** Night work 21:00 to 06:00 (§ 8 para. 1 b). */
  NIGHT: 'minutes',
  /** Sunday (c). */
  SUN: 'minutes',
  /** Public holiday with time off (d). */
  HOL_35: 'minutes',
  /** Public holiday without time off (d). */
  HOL_135: 'minutes',
  /** 24 and 31 December from 06:00 (e). */
  XMAS_NYE: 'minutes',
  /** Saturday 13:00 to 21:00 (f). */
  SAT: 'minutes',
  /** On-call lump sums, counted by days (§ 8 para. 3). */
  STANDBY_WD: 'hundredthDays',
  STANDBY_WE: 'hundredthDays',
  /** On-call below twelve hours. */
  STANDBY_H: 'minutes',
  /** Work during on-call. */
  CALLOUT: 'minutes',
  /** Standby duty at the workplace. */
  BD: 'minutes',
  /** Balance paid out under the staff agreement. */
  PAYOUT_BAL: 'minutes',
  /** Leave (§ 26). */
  ABS_VAC: 'hundredthDays',
  /** Unpaid absence (§ 28). */
  ABS_UNPAID: 'hundredthDays',
  /** Strike. */
  ABS_STRIKE: 'hundredthDays',
  /** Sickness with continued pay, and beyond six weeks (§ 22). */
  ABS_SICK: 'hundredthDays',
  ABS_SICK_GT6W: 'hundredthDays',
  /** Sick child (SGB V § 45). */
  ABS_CHILD: 'hundredthDays',
} as const satisfies Record<string, PayrollUnit>;

export type PayrollLineCode = keyof typeof PAYROLL_CODES;

/** True if the text names one of our payroll codes. */
export function isPayrollLineCode(text: string): text is PayrollLineCode {
  return Object.hasOwn(PAYROLL_CODES, text);
}
