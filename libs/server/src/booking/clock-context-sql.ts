import {
  type Booking,
  type HolidayNames,
  type MonthStatus,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type FactRow, holidaysOfE, selectFacts } from '../facts';
import { type BookingSource } from './booking.dto';
import { type RunningInterval } from './clock-context';
import { KEPT_OF_E, type Outcome } from './kept-bookings';
import { accountBefore } from '../month';

/** Id, kind, location, epoch minute, offset in minutes, shift date, source, whether it is void, the correction that made it or made it void. */
export type BookingTuple = readonly [
  string,
  Booking['kind'],
  Booking['location'],
  number,
  number,
  LocalDate,
  BookingSource,
  boolean,
  string | null,
];

/** A person as {@link READ_CONTEXTS} finds it. */
export interface ContextRow extends FactRow {
  /** Place of the question that it answers, from 0. */
  n: number;
  rules_version: number;
  holidays: HolidayNames | null;
  bookings: BookingTuple[] | null;
  last_location: Booking['location'] | null;
  running: RunningInterval | null;
  months: { month: YearMonth; status: MonthStatus; version: number }[] | null;
  account_from: LocalDate | null;
  closed_balance: number;
  open_balance: number | null;
  evaluated_days: number;
  blocked_dates: LocalDate[] | null;
  known: { employee: string; hash: string | null; booking: BookingTuple } | null;
  kept: {
    employee: string;
    hash: string;
    booking: BookingTuple;
    reason: string;
    outcome: Outcome | null;
    note: string | null;
  } | null;
}

/** A booking as {@link BookingTuple}: arrays are made and read in half the time of objects with names. */
const bookingTuple = `json_build_array(b.booking_id, b.kind, b.location, b.epoch_minute, b.offset_minutes, b.shift_date, b.source,
  v.booking_id is not null, coalesce(b.correction_id, v.correction_id))`;

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
 * Everything about many people with one round trip: a row for each, its parts by index. `unnest` tells the
 * planner to expect ten rows, so that it does not think of reading whole tables. Bookings are joined for all
 * people together, so that the few voids are looked through once and not for each booking.
 */
export const READ_CONTEXTS = `
  with q as materialized (
    select q.*, e.birth_date, e.hired_on, e.left_on, t.rules_version,
      running.shift_date as running_since,
      case when running.during is not null then json_build_object('startBookingId', running.start_booking_id,
        'startMinute', lower(running.during), 'location', running.location, 'shiftDate', running.shift_date) end as running
    from unnest(${CONTEXT_QUESTION.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
      as q(${CONTEXT_QUESTION.map(([name]) => name).join(', ')})
    join employee e on e.tenant_id = q.tenant_id and e.employee_id = q.employee_id
    join tenant t on t.tenant_id = e.tenant_id
    left join work_interval running on running.tenant_id = q.tenant_id and running.employee_id = q.employee_id and upper_inf(running.during)
  ), bookings as (
    select q.n, json_agg(${bookingTuple} order by b.epoch_minute, b.received_at, b.booking_id) as bookings
    from q
    join booking b on b.tenant_id = q.tenant_id and b.employee_id = q.employee_id and b.shift_date >= least(
      case when q.birth_date > q.today - interval '18 years' then q.since_for_minors else q.since end, q.running_since)
    left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
    group by q.n
  )
  select e.n, e.rules_version, bookings.bookings, e.running,
    ${selectFacts({ from: 'e.since', to: 'e.today' })},
    ${holidaysOfE('h.date between e.since and e.today + 1')} as holidays,
    (select b.location from booking b where b.tenant_id = e.tenant_id and b.employee_id = e.employee_id
     order by b.shift_date desc, b.epoch_minute desc limit 1) as last_location,
    (select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'status', m.status, 'version', m.version))
     from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id
       and m.month >= date_trunc('month', least(e.since, e.running_since))) as months,
    account.start::text as account_from, account.balance as closed_balance, sums.*,
    (select json_build_object('employee', b.employee_id, 'hash', encode(b.request_hash, 'base64'), 'booking', ${bookingTuple})
     from booking b left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
     where b.tenant_id = e.tenant_id and b.booking_id = e.booking_id) as known,
    ${KEPT_OF_E} as kept
  from q e
  left join bookings using (n)
  cross join lateral (${accountBefore(`'infinity'::date`)}) account
  cross join lateral (
    select coalesce(sum(d.balance_minutes) filter (where d.state <> 'open'), 0)::int as open_balance,
      count(*) filter (where d.state <> 'open')::int as evaluated_days,
      json_agg(d.date order by d.date) filter (where d.has_blocker) as blocked_dates
    from day_evaluation d
    where d.tenant_id = e.tenant_id and d.employee_id = e.employee_id and account.first_month is not null and d.date >= account.start and d.date < e.today) sums`;
