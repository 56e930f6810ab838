/**
 * A unit and those below it on the days on which they are, as a CTE `units_below (org_unit_id, days)`, to be used after
 * `with recursive`; `$1` tenant.
 * @param unit its id and
 * @param days the ranges of days asked for, both as SQL expressions
 */
export const unitsBelowCte = (unit: string, days: string): string => `
  units_below as (
    select ${unit}::uuid as org_unit_id, ${days} as days
    union
    select s.org_unit_id, s.valid_during * above.days from org_unit_state s
    join units_below above on s.parent_id = above.org_unit_id and s.valid_during && above.days
    where s.tenant_id = $1
  )`;
