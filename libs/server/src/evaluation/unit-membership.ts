/** A row of `org_assignment` as {@link UNITS_OF_E} tells it; days inclusive. */
export interface UnitMembership {
  id: string;
  from: string | null;
  to: string | null;
}

/** Select list: the units of employee `e`. Null where the tenant has no annexes: then nobody's unit decides anything. */
export const UNITS_OF_E = `case when exists (select from agreement_annex x where x.tenant_id = e.tenant_id) then
    (select json_agg(json_build_object('id', u.org_unit_id, 'from', lower(u.valid_during), 'to', upper(u.valid_during) - 1))
     from org_assignment u where u.tenant_id = e.tenant_id and u.employee_id = e.employee_id) end`;

/** The unit to which the person belongs on the day; null without one. */
export function unitOn(units: readonly UnitMembership[] | null, date: string): string | null {
  const held = units?.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  return held?.id ?? null;
}
