import { type AbsenceFact } from './absence';
import { traitsOf } from './kinds';
import { isPartOfDay } from './part-of-day';

type Days = Pick<AbsenceFact, 'from' | 'to'>;

/** Whether both hold a day in common. */
export const shareADay = (one: Days, other: Days): boolean => one.from <= other.to && other.from <= one.to;

/**
 * Whether an absence may be put on days that another one holds. What befalls somebody, as illness or the protection
 * around a birth, does so wherever it falls; two parts of a day leave room for each other, unless both are of one kind.
 * Everything else would take the same day twice.
 */
export function mayStandOver(wanted: AbsenceFact, standing: AbsenceFact): boolean {
  if (wanted.kind === standing.kind) return false;
  const { rank } = traitsOf(wanted.kind);
  return rank === 'illness' || rank === 'first' || (isPartOfDay(wanted) && isPartOfDay(standing));
}
