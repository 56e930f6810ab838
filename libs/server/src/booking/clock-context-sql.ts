import { type AbsenceFact, type Booking } from '@zeitbuch/working-time';
import { type ContractJson } from '../evaluation';
import { accountBefore } from './account-sql';
import { type BookingSource, type MonthStatus } from './booking.dto';

export interface BookingJson {
  id: string;
  k: Booking['kind'];
  l: Booking['location'];
  e: number;
  o: number;
  d: string;
  s: BookingSource;
  v: boolean;
  c: string | null;
}

/** A person as {@link READ_CONTEXTS} finds it. */
export interface ContextRow {
  /** Place of the question that it answers, from 0. */
  n: number;
  birth_date: string | null;
  hired_on: string;
  left_on: string | null;
  rules_version: number;
  contracts: ContractJson[] | null;
  agreements: { id: string; from: string; to: string | null }[] | null;
  holidays: Record<string, string> | null;
  absences: (Omit<AbsenceFact, 'absenceId'> & { absenceId: string })[] | null;
  bookings: BookingJson[] | null;
  last_location: Booking['location'] | null;
  open_interval_id: string | null;
  months: { month: string; status: MonthStatus; version: number }[] | null;
  account_from: string | null;
  closed_balance: number;
  open_balance: number | null;
  evaluated_days: number;
  blocked_dates: string[] | null;
  known: (BookingJson & { employee: string; hash: string | null }) | null;
}

const bookingJson = `json_build_object('id', b.booking_id, 'k', b.kind, 'l', b.location, 'e', b.epoch_minute, 'o', b.offset_minutes,
  'd', b.shift_date, 's', b.source, 'v', v.voided is not null, 'c', coalesce(b.correction_id, v.correction_id))`;

/** Voids are few: asked for booking by booking, they are found by key and never read as a whole. */
const voidOf = `left join lateral (
       select true as voided, v.correction_id from booking_void v where v.tenant_id = b.tenant_id and v.booking_id = b.booking_id limit 1) v on true`;

/** What is asked about one person, in the order of the parameters of {@link READ_CONTEXTS}. */
export const CONTEXT_QUESTION = [
  ['n', 'int'],
  ['tenant_id', 'int'],
  ['employee_id', 'uuid'],
  ['today', 'date'],
  // First day whose bookings matter; for minors the whole week does.
  ['since', 'date'],
  ['since_for_minors', 'date'],
  ['booking_id', 'uuid'],
] as const;

/**
 * Everything about many people with one round trip: a row for each, its parts by index. `unnest`
 * tells the planner to expect ten rows, so that it does not think of reading whole tables.
 */
export const READ_CONTEXTS = `
  select q.n, e.birth_date::text, e.hired_on::text, e.left_on::text, t.rules_version,
    (select json_agg(json_build_object('id', c.contract_id, 'from', lower(c.valid_during), 'to', upper(c.valid_during) - 1,
       'weekly', c.weekly_minutes, 'odd', c.pattern_odd, 'even', c.pattern_even, 'group', c.personnel_group, 'payGroup', c.pay_group))
     from contract c where c.tenant_id = q.tenant_id and c.employee_id = q.employee_id) as contracts,
    (select json_agg(json_build_object('id', a.agreement_id, 'from', lower(a.valid_during), 'to', upper(a.valid_during) - 1))
     from agreement_assignment a where a.tenant_id = q.tenant_id and a.employee_id = q.employee_id) as agreements,
    (select json_object_agg(h.date, h.name_de) from holiday h
     where h.tenant_id = q.tenant_id and h.site_id = e.site_id and h.date between q.since and q.today + 1) as holidays,
    (select json_agg(a.details || jsonb_build_object('absenceId', a.absence_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date))
     from absence a where a.tenant_id = q.tenant_id and a.employee_id = q.employee_id and a.from_date <= q.today and a.to_date >= q.since) as absences,
    (select json_agg(${bookingJson} order by b.epoch_minute, b.received_at, b.booking_id)
     from booking b ${voidOf}
     where b.tenant_id = q.tenant_id and b.employee_id = q.employee_id and b.shift_date >= least(
       case when e.birth_date > q.today - interval '18 years' then q.since_for_minors else q.since end, running.shift_date)) as bookings,
    (select b.location from booking b where b.tenant_id = q.tenant_id and b.employee_id = q.employee_id
     order by b.shift_date desc, b.epoch_minute desc limit 1) as last_location,
    running.start_booking_id as open_interval_id,
    (select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'status', m.status, 'version', m.version))
     from employee_month m where m.tenant_id = q.tenant_id and m.employee_id = q.employee_id
       and m.month >= date_trunc('month', least(q.since, running.shift_date))) as months,
    account.start::text as account_from, account.balance as closed_balance, sums.*,
    (select ${bookingJson.replace("'id'", "'employee', b.employee_id, 'hash', encode(b.request_hash, 'base64'), 'id'")}
     from booking b ${voidOf}
     where b.tenant_id = q.tenant_id and b.booking_id = q.booking_id) as known
  from unnest(${CONTEXT_QUESTION.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
    as q(${CONTEXT_QUESTION.map(([name]) => name).join(', ')})
  join employee e on e.tenant_id = q.tenant_id and e.employee_id = q.employee_id
  join tenant t on t.tenant_id = e.tenant_id
  left join work_interval running on running.tenant_id = q.tenant_id and running.employee_id = q.employee_id and upper_inf(running.during)
  cross join lateral (${accountBefore(`'infinity'::date`)}) account
  cross join lateral (
    select coalesce(sum(d.balance_minutes) filter (where d.state <> 'open'), 0)::int as open_balance,
      count(*) filter (where d.state <> 'open')::int as evaluated_days,
      json_agg(d.date order by d.date) filter (where d.has_blocker) as blocked_dates
    from day_evaluation d
    where d.tenant_id = q.tenant_id and d.employee_id = q.employee_id and account.first_month is not null and d.date >= account.start and d.date < q.today) sums`;
