import { type PersonStatus } from '../day';
import { type LocalDate } from '../time';
import { holdsOn } from './holds-on';

/** What protects somebody beside age, or permits, from one day to another, both inclusive. */
export interface Protection {
  kind: 'pregnant' | 'nursing' | 'eveningWork' | 'severelyDisabled' | 'equalStanding' | 'extraWorkExemption';
  from: LocalDate;
  to: LocalDate | null;
}

/** What protects the person on the day beside age; empty for nearly everybody. */
export function protectionOn(protections: readonly Protection[], date: LocalDate): PersonStatus {
  const inForce = protections.filter((protection) => holdsOn(protection, date));
  const status: { -readonly [Key in keyof PersonStatus]: PersonStatus[Key] } = {};
  for (const { kind, from, to } of inForce) {
    // Decides on orders and on no minute of a day.
    if (kind === 'extraWorkExemption') continue;
    if (kind === 'equalStanding') status.severelyDisabled = true;
    else if (kind !== 'eveningWork') status[kind] = true;
    // A permit has an end: the table sees to it.
    else if (to !== null) status.eveningPermit = { validFrom: from, validTo: to };
  }
  return status;
}
