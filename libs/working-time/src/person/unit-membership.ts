import { holdsOn } from './holds-on';

/** In which unit somebody works from one day to another, both inclusive; null is without end. */
export interface UnitMembership {
  id: string;
  from: string | null;
  to: string | null;
}

/** The unit to which the person belongs on the day; null without one. */
export function unitOn(units: readonly UnitMembership[] | null, date: string): string | null {
  return units?.find((unit) => holdsOn(unit, date))?.id ?? null;
}
