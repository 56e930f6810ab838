import { type LocalDate } from '../time';
import { holdsOn } from './holds-on';

/** In which unit somebody works from one day to another, both inclusive; null is without end. */
export interface UnitMembership {
  id: string;
  from: LocalDate | null;
  to: LocalDate | null;
}

/** The unit to which the person belongs on the day; null without one. */
export function unitOn(units: readonly UnitMembership[] | null, date: LocalDate): string | null {
  return units?.find((unit) => holdsOn(unit, date))?.id ?? null;
}
