import { UNLED_CTE } from '../identity';
import { joinPayrollGroup } from '../month';

/** What may still be missing, in the order in which a city mends it: before somebody can clock in, then before a month can be closed. */
export const CHECKLIST_KINDS = [
  'noPeople',
  'withoutUnit',
  'withoutSite',
  'withoutContract',
  'withoutAgreement',
  'withoutAccess',
  'secondAdministrator',
  'secondTimeAdministrator',
  'payrollOffice',
  'unled',
  'groupsWithoutTarget',
  'personnelGroupsWithoutWageTypes',
  'leaveNotBrought',
  'balancesNotBrought',
  'agreementsWithoutParagraphs',
] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

/** People with a role today who can sign in. */
const holders = (role: string): string => `(select count(distinct r.employee_id) from role_grant r
    join present p on p.employee_id = r.employee_id and p.has_password
    where r.tenant_id = $1 and r.role = '${role}' and r.valid_during @> $3::date)`;
const without = (table: string): string => `(select count(*) from present p where not exists (select from ${table} a
    where a.tenant_id = $1 and a.employee_id = p.employee_id and a.valid_during @> p.on_day))`;

/** People whom nobody leads leave one out: here nobody. */
const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;

/**
 * What is missing: `$1` tenant, `$2` who asks, `$3` today.
 * `count` is 0 where nothing is; `people` says how many somebody's absence concerns, where the thing is no person.
 * Of who is yet to come the first day is looked at, of what payroll sets the month that is closed first.
 */
const CHECKLIST_CTE = `
  ${UNLED_CTE.replaceAll('$2', NOBODY)}, present as materialized (
    select e.employee_id, payroll.payroll_group, e.hired_on, greatest(e.hired_on, $3::date) as on_day, exists (
      select from auth_account a where a."userId" = e.auth_user_id and a.password is not null) as has_password
    -- Who asks makes no difference.
    from employee e left ${joinPayrollGroup('greatest(e.hired_on, $3::date)')} where e.tenant_id = $1 and $2::uuid is not null and (e.left_on is null or e.left_on >= $3::date)
  ), first_closing as (
    -- The month that is closed first: the oldest with records that is open, else the present one.
    select coalesce(min(m.month), date_trunc('month', $3::date)::date) as month
    from employee_month m where m.tenant_id = $1 and m.status <> 'closed'
  ), missing (kind, needed_for, count, people) as (
    select 'noPeople', 'clockIn', (select case when count(*) > 1 then 0 else 1 end from present), null::bigint
    union all select 'withoutUnit', 'clockIn', ${without('org_assignment')}, null
    union all select 'withoutSite', 'clockIn', ${without('site_assignment')}, null
    union all select 'withoutContract', 'clockIn', ${without('contract')}, null
    union all select 'withoutAgreement', 'clockIn', (select count(*) from present p where not exists (
      select from agreement_assignment a join staff_agreement_version v using (tenant_id, agreement_id)
      where a.tenant_id = $1 and a.employee_id = p.employee_id and a.valid_during @> p.on_day and v.valid_during @> p.on_day)), null
    union all select 'withoutAccess', 'clockIn', (select count(*) from present p where not p.has_password and not exists (
      select from access_code c where c.tenant_id = $1 and c.employee_id = p.employee_id and c.ended_at is null and c.expires_at > now())), null
    union all select 'secondAdministrator', 'closing', greatest(0, 2 - ${holders('organisationAdministrator')}), null
    union all select 'secondTimeAdministrator', 'closing',
      greatest(0, case when four_eyes_waiver($1, 'closing') is null then 2 else 1 end - ${holders('timeAdministrator')}), null
    union all select 'payrollOffice', 'closing',
      greatest(0, case when four_eyes_waiver($1, 'payroll') is null then 2 else 1 end - ${holders('payroll')}), null
    union all select 'unled', 'closing', count(distinct org_unit_id), count(*) from unled
    union all select 'groupsWithoutTarget', 'closing', count(distinct p.payroll_group), count(*) from present p
      where not exists (select from payroll_target t where t.tenant_id = $1 and t.payroll_group = p.payroll_group
        and t.valid_during @> (select month from first_closing))
    union all select 'personnelGroupsWithoutWageTypes', 'closing', count(distinct c.personnel_group), count(*)
      from present p join contract c on c.tenant_id = $1 and c.employee_id = p.employee_id and c.valid_during @> p.on_day
      where not exists (select from wage_type_mapping w where w.tenant_id = $1 and w.personnel_group = c.personnel_group
        and w.valid_during @> (select month from first_closing))
    union all select 'leaveNotBrought', 'closing', (select count(*) from present p
      where p.hired_on < date_trunc('year', $3::date) and not exists (select from leave_opening l
        where l.tenant_id = $1 and l.employee_id = p.employee_id)), null
    -- Who came before the first month that is closed may bring hours along; who was closed here has an account of ours.
    union all select 'balancesNotBrought', 'closing', (select count(*) from present p
      where p.hired_on < (select month from first_closing) and not exists (select from account_opening o
        where o.tenant_id = $1 and o.employee_id = p.employee_id and o.account = 'flextime')
        and not exists (select from employee_month m where m.tenant_id = $1 and m.employee_id = p.employee_id and m.status = 'closed')), null
    union all select 'agreementsWithoutParagraphs', 'closing', count(distinct a.agreement_id), count(distinct a.employee_id)
      from present p join agreement_assignment a on a.tenant_id = $1 and a.employee_id = p.employee_id and a.valid_during @> p.on_day
      join staff_agreement_version v on v.tenant_id = $1 and v.agreement_id = a.agreement_id and v.valid_during @> p.on_day
      where v.paragraphs = '{}'
  )`;

/** Everything that may be missing, see {@link CHECKLIST_CTE}. */
export const SELECT_CHECKLIST = `
  with recursive ${CHECKLIST_CTE} select kind, needed_for as "neededFor", count::int, people::int,
    case when kind in ('groupsWithoutTarget', 'personnelGroupsWithoutWageTypes')
      then (select to_char(month, 'YYYY-MM') from first_closing) end as month
  from missing`;

/** What one person did alone: `$1` tenant. The newest first. */
export const SELECT_ACTS_ALONE = `
  select e.action, e.occurred_at as at, e.payload ->> 'role' as role, a.given_name || ' ' || a.family_name as "byName",
    p.given_name || ' ' || p.family_name as "personName"
  from audit_event e
  left join employee a on a.tenant_id = e.tenant_id and a.employee_id = e.actor_id
  left join employee p on p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
  where e.tenant_id = $1 and e.payload ->> 'alone' = 'true' order by e.event_id desc limit 100`;

/**
 * A desk of organisation administrators until the first month is closed: `$1` tenant, `$2` who asks, `$3` today. How
 * many kinds of things are missing.
 */
export const SELECT_TASKS_OF_SET_UP = `
  with recursive ${CHECKLIST_CTE}
  select 'setUp' as kind, null::timestamptz as since, count(*)::int as count, null as month, null::uuid as subject_id,
    null as subject_name
  from missing where count > 0 and not exists (select from closing c where c.tenant_id = $1 and c.status = 'closed')`;
