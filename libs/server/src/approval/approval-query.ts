import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { careCte } from '../identity';
import { type RequestContext } from '../platform';
import { type CorrectionRow, SELECT_CORRECTIONS } from './correction-query';
import { accountBefore } from '../month';

/** A request that waits, with the unit of the person. */
export type PendingCorrectionRow = CorrectionRow & { unit_name: string };

export interface DeputyshipRow extends Record<string, unknown> {
  unit_name: string;
  leader_name: string | null;
  from_date: LocalDate;
  to_date: LocalDate | null;
}

/** A month that waits. */
export interface SubmittedMonthRow {
  employee_id: string;
  employee_name: string;
  unit_name: string;
  month: YearMonth;
  version: number;
  submitted_at: Date;
  /** Somebody else handed it in for the person. */
  is_submitted_for: boolean;
  account_from: LocalDate | null;
  corrections_count: number;
  /** Late bookings of the month that nobody has decided on. */
  unclear_count: number;
}

type Decider = Pick<RequestContext, 'roles' | 'unitRoles'>;

/** `$1` tenant, `$2` who decides, `$3` today. */
export const selectPendingCorrections = (who: Decider): string => `
  with recursive ${careCte(who)}
  select q.*, u.name as unit_name from (${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.status = 'pending'
    and c.employee_id in (select employee_id from care)) q
  join care on care.employee_id = q.employee_id
  join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = care.org_unit_id and u.valid_during @> care.placed_on
  order by q.requested_at, q.correction_id`;

/** The units in which `$2` of tenant `$1` stands in on `$3`, each with its leader where it has one. */
export const SELECT_DEPUTYSHIPS = `
  select u.name as unit_name, min(e.given_name || ' ' || e.family_name) as leader_name,
    lower(l.valid_during)::text as from_date, (upper(l.valid_during) - 1)::text as to_date
  from leadership l
  join org_unit_state u on u.tenant_id = l.tenant_id and u.org_unit_id = l.org_unit_id and u.valid_during @> $3::date
  left join leadership own on own.tenant_id = l.tenant_id and own.org_unit_id = l.org_unit_id
    and own.kind = 'supervisor' and own.valid_during @> $3::date
  left join employee e on e.tenant_id = own.tenant_id and e.employee_id = own.employee_id
  where l.tenant_id = $1 and l.employee_id = $2 and l.kind = 'deputy' and l.valid_during @> $3::date
  group by u.name, l.valid_during order by u.name`;

/** As {@link selectPendingCorrections}. */
export const selectSubmittedMonths = (who: Decider): string => `
  with recursive ${careCte(who)}
  select e.employee_id, e.given_name || ' ' || e.family_name as employee_name, u.name as unit_name,
    to_char(s.month, 'YYYY-MM') as month, s.version, s.submitted_at, s.submitted_by is not null as is_submitted_for, account.start::text as account_from,
    (select count(*)::int from correction_request c where c.tenant_id = $1 and c.employee_id = e.employee_id
       and c.status = 'approved' and c.date between s.month and s.month + interval '1 month' - interval '1 day') as corrections_count,
    (select count(*)::int from booking_to_clarify w where w.tenant_id = $1 and w.employee_id = e.employee_id
       and w.date between s.month and s.month + interval '1 month' - interval '1 day') as unclear_count
  from care
  join employee e on e.tenant_id = $1 and e.employee_id = care.employee_id
  join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = care.org_unit_id and u.valid_during @> care.placed_on
  join employee_month s on s.tenant_id = $1 and s.employee_id = e.employee_id and s.status = 'submitted'
  cross join lateral (${accountBefore('s.month')}) account
  order by s.submitted_at, e.employee_id`;
