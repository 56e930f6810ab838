/** A person's month on its way to the closing. */
export type MonthStatus = 'open' | 'submitted' | 'approved' | 'closed';
/** A closing run of a payroll group and month. */
export type ClosingStatus = 'checking' | 'ready' | 'blocked' | 'closing' | 'closed';

/** Which status may follow which. A closed month is never reopened in place: late news become difference postings. */
export const MONTH_TRANSITIONS: Readonly<Record<MonthStatus, readonly MonthStatus[]>> = {
  open: ['submitted'],
  submitted: ['approved', 'open'],
  approved: ['closed', 'open'],
  closed: [],
};

export const CLOSING_TRANSITIONS: Readonly<Record<ClosingStatus, readonly ClosingStatus[]>> = {
  checking: ['ready', 'blocked'],
  ready: ['closing', 'checking'],
  blocked: ['checking'],
  closing: ['closed', 'checking'],
  closed: [],
};

/** Whether a status may follow another, by one of the two tables above. */
export function canTransition<S extends string>(table: Readonly<Record<S, readonly S[]>>, from: S, to: S): boolean {
  return table[from].includes(to);
}
