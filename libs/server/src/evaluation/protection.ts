import { type PersonStatus } from '@zeitbuch/working-time';

/** A row of `protected_status` as {@link PROTECTION_OF_E} tells it; days inclusive. */
export interface Protection {
  kind: 'pregnant' | 'nursing' | 'eveningWork' | 'severelyDisabled' | 'equalStanding' | 'extraWorkExemption';
  from: string;
  to: string | null;
}

/** Select list: what protects employee `e` beside age; null for nearly everybody. */
export const PROTECTION_OF_E = `(select json_agg(json_build_object('kind', p.kind, 'from', lower(p.valid_during), 'to', upper(p.valid_during) - 1))
    from protected_status p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id)`;

/** What protects the person on the day beside age; empty for nearly everybody. */
export function protectionOn(protections: readonly Protection[], date: string): PersonStatus {
  const inForce = protections.filter(({ from, to }) => from <= date && (to === null || date <= to));
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
