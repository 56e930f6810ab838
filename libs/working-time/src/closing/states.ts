/** A person's month on its way to the closing. */
export const MONTH_STATUSES = ['open', 'submitted', 'approved', 'closed'] as const;
export type MonthStatus = (typeof MONTH_STATUSES)[number];
/** A closing run of a payroll group and month. */
export const CLOSING_STATUSES = ['checking', 'ready', 'blocked', 'refused', 'closing', 'closed'] as const;
export type ClosingStatus = (typeof CLOSING_STATUSES)[number];

/** Which states may follow each state. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

/** A closed month is never reopened in place: late news become difference postings. */
export const MONTH_TRANSITIONS: Transitions<MonthStatus> = {
  open: ['submitted'],
  submitted: ['approved', 'open'],
  approved: ['closed', 'open'],
  closed: [],
};

/**
 * A new check may be ordered until somebody accepted the result, also while one runs: it then begins again. While the
 * accepted result is written, only a plan that changed meanwhile leads back.
 */
export const CLOSING_TRANSITIONS: Transitions<ClosingStatus> = {
  checking: ['checking', 'ready', 'blocked'],
  ready: ['checking', 'refused', 'closing'],
  blocked: ['checking'],
  refused: ['checking'],
  closing: ['blocked', 'closed'],
  closed: [],
};

/** Whether a state may follow another, by one of the two tables above. */
export function canTransition<S extends string>(table: Transitions<S>, from: S, to: S): boolean {
  return table[from].includes(to);
}

/** The states that `to` may follow, in the order of the table. */
export function statesBefore<S extends string>(table: Transitions<S>, to: S): S[] {
  return (Object.keys(table) as S[]).filter((from) => canTransition(table, from, to));
}
