import { TEAM_CTE } from '../identity';
import { accountBefore } from '../booking';
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
  /** Somebody else handed it in for the person. */
  is_submitted_for: boolean;
  account_from: string | null;
  corrections_count: number;
  /** Late bookings of the month that nobody has decided on. */
  unclear_count: number;
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
    to_char(s.month, 'YYYY-MM') as month, s.version, s.submitted_at, s.submitted_by is not null as is_submitted_for, account.start::text as account_from,
    (select count(*)::int from correction_request c where c.tenant_id = $1 and c.employee_id = e.employee_id
       and c.status = 'approved' and c.date between s.month and s.month + interval '1 month' - interval '1 day') as corrections_count,
    (select count(*)::int from booking_to_clarify w where w.tenant_id = $1 and w.employee_id = e.employee_id
       and w.date between s.month and s.month + interval '1 month' - interval '1 day') as unclear_count
  from team
  join employee e on e.tenant_id = $1 and e.employee_id = team.employee_id
  join org_unit u on u.tenant_id = $1 and u.org_unit_id = team.org_unit_id
  join employee_month s on s.tenant_id = $1 and s.employee_id = e.employee_id and s.status = 'submitted'
  cross join lateral (${accountBefore('s.month')}) account
  order by s.submitted_at, e.employee_id`;
