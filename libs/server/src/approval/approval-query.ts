import { TEAM_CTE } from '../identity';
import { accountBefore, countForLeaders } from '../booking';
import { type CorrectionRow, SELECT_CORRECTIONS } from './correction-query';

/** A request that waits, with the unit of the person. */
export type PendingCorrectionRow = CorrectionRow & { unit_name: string };

/** A month that waits. */
export interface SubmittedMonthRow {
  employee_id: string;
  employee_name: string;
  unit_name: string;
  month: string;
  version: number;
  submitted_at: Date;
  carried_minutes: number;
  before_balance: number;
  target_minutes: number;
  credited_minutes: number;
  findings_count: number;
  reports_count: number;
  corrections_count: number;
  agreement_id: string | null;
  /** The person's unit at the end of the month: an annex of it may change the account. */
  unit_id: string | null;
}

/** `$1` tenant, `$2` leader, `$3` today. */
export const SELECT_PENDING_CORRECTIONS = `
  with recursive ${TEAM_CTE}
  select q.*, u.name as unit_name from (${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.status = 'pending'
    and c.employee_id in (select employee_id from team)) q
  join team on team.employee_id = q.employee_id
  join org_unit u on u.tenant_id = $1 and u.org_unit_id = team.org_unit_id
  order by q.requested_at, q.correction_id`;

/** `$1` tenant, `$2` leader, `$3` today. */
export const SELECT_SUBMITTED_MONTHS = `
  with recursive ${TEAM_CTE}
  select e.employee_id, e.given_name || ' ' || e.family_name as employee_name, u.name as unit_name,
    to_char(s.month, 'YYYY-MM') as month, s.version, s.submitted_at, account.balance as carried_minutes, d.*,
    (select count(*)::int from correction_request c where c.tenant_id = $1 and c.employee_id = e.employee_id
       and c.status = 'approved' and c.date between s.month and s.month + interval '1 month' - interval '1 day') as corrections_count,
    (select a.agreement_id from agreement_assignment a where a.tenant_id = $1 and a.employee_id = e.employee_id
       and a.valid_during @> least(e.left_on, (s.month + interval '1 month' - interval '1 day')::date)) as agreement_id,
    (select o.org_unit_id from org_assignment o where o.tenant_id = $1 and o.employee_id = e.employee_id
       and o.valid_during @> least(e.left_on, (s.month + interval '1 month' - interval '1 day')::date)) as unit_id
  from team
  join employee e on e.tenant_id = $1 and e.employee_id = team.employee_id
  join org_unit u on u.tenant_id = $1 and u.org_unit_id = team.org_unit_id
  join employee_month s on s.tenant_id = $1 and s.employee_id = e.employee_id and s.status = 'submitted'
  cross join lateral (${accountBefore('s.month')}) account
  cross join lateral (
    select coalesce(sum(v.balance_minutes) filter (where v.date < s.month), 0)::int as before_balance,
      coalesce(sum(v.target_minutes) filter (where v.date >= s.month), 0)::int as target_minutes,
      coalesce(sum(v.credited_minutes) filter (where v.date >= s.month), 0)::int as credited_minutes,
      coalesce(sum(${countForLeaders('v.findings')}) filter (where v.date >= s.month), 0)::int as findings_count,
      coalesce(sum(${countForLeaders('v.findings', `f ->> 'severity' in ('report', 'block')`)})
        filter (where v.date >= s.month), 0)::int as reports_count
    from day_evaluation v
    where v.tenant_id = $1 and v.employee_id = e.employee_id
      and v.date >= account.start and v.date < s.month + interval '1 month') d
  order by s.submitted_at, e.employee_id`;
