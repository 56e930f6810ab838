import { isDateInUse } from '@zeitbuch/working-time';

/** What is wrong with the days of a change: the last part of a key of texts; null for nothing. */
export function daysWrong(from: string, to: string, needsEnd = false): 'from' | 'to' | 'toNeeded' | 'order' | null {
  if (!isDateInUse(from)) return 'from';
  if (to === '') return needsEnd ? 'toNeeded' : null;
  if (!isDateInUse(to)) return 'to';
  return to < from ? 'order' : null;
}

/** The last day, where there is one. */
export const until = (to: string): { to?: string } => (to === '' ? {} : { to });
