import { hasAccess } from '../identity';

/** Most people whom one answer names. */
const MOST_WAITING = 500;

/**
 * Everybody whose month was blocked at the last check, with the month as it is now, with the leader who is next above: `$1` tenant, `$2` closing, `$3` today. A leader
 * is led by the one above the own unit; a deputy stands for a leader who is missing.
 */
export const SELECT_WAITING = `
  with recursive blocked as (
    select e.employee_id, p.given_name || ' ' || p.family_name as name,
      a.org_unit_id, u.name as unit_name, least($3::date, p.left_on) as placed_on, e.blockers, coalesce(m.status, 'open') as month_status, ${hasAccess('p', '$3::date')} as has_access,
      row_number() over (order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.employee_id) as place
    from closing_employee e
    join employee p on p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
    left join org_assignment a on a.tenant_id = e.tenant_id and a.employee_id = e.employee_id
      and a.valid_during @> least($3::date, p.left_on)
    left join org_unit_state u on u.tenant_id = a.tenant_id and u.org_unit_id = a.org_unit_id
      and u.valid_during @> least($3::date, p.left_on)
    left join employee_month m on m.tenant_id = e.tenant_id and m.employee_id = e.employee_id
      and m.month = (select c.month from closing c where c.tenant_id = $1 and c.closing_id = $2)
    where e.tenant_id = $1 and e.closing_id = $2 and e.status = 'blocked'
    order by place limit ${MOST_WAITING}
  ), above as (
    select employee_id, org_unit_id, placed_on, 0 as height from blocked where org_unit_id is not null
    union
    select above.employee_id, u.parent_id, placed_on, height + 1 from above
    join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = above.org_unit_id and u.valid_during @> placed_on
    where u.parent_id is not null
  ), leader as (
    select distinct on (above.employee_id) above.employee_id, l.employee_id as leader_id from above
    join leadership l on l.tenant_id = $1 and l.org_unit_id = above.org_unit_id
      and l.valid_during @> $3::date and l.employee_id <> above.employee_id
    order by above.employee_id, l.kind <> 'supervisor', height
  )
  select b.employee_id, b.name, b.unit_name, b.blockers, b.month_status, b.has_access,
    leader.leader_id, lp.given_name || ' ' || lp.family_name as leader_name
  from blocked b
  left join leader using (employee_id)
  left join employee lp on lp.tenant_id = $1 and lp.employee_id = leader.leader_id
  order by b.place`;

/** When people were last reminded of a closing. */
export const SELECT_REMINDERS = `
  select employee_id, max(reminded_at) as reminded_at from closing_reminder
  where tenant_id = $1 and closing_id = $2 group by employee_id`;
