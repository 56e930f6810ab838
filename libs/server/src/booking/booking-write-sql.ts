import { EVALUATION_COLUMNS, UPSERT_EVALUATIONS } from '../facts';
import { insertReopenedEvents, takeBookedMonths } from '../month';

/** What is written for one booking beside its evaluation, by column of `q` in {@link WRITE_BOOKINGS}. */
export const BOOKING_COLUMNS = [
  ['tenant_id', 'int'],
  ['shift_date', 'date'],
  // The month as it was read; 0 if nobody had written into it.
  ['month_version', 'int'],
  ['booking_id', 'uuid'],
  ['kind', 'text'],
  ['location', 'text'],
  ['epoch_minute', 'int'],
  ['offset_minutes', 'smallint'],
  ['source', 'text'],
  ['request_hash', 'text'],
  // The running interval that the booking ends, as it was read; null if it ends none.
  ['ends_interval', 'uuid'],
  ['ends_from', 'int'],
  ['ends_location', 'text'],
  ['ends_shift_date', 'date'],
  // That interval's clock-out never came: it counts nothing.
  ['leaves_incomplete', 'boolean'],
  ['begins_interval', 'boolean'],
  // Null unless a month that was handed in is opened again.
  ['reopened_event', 'uuid'],
] as const;

const columns = [...BOOKING_COLUMNS, ...EVALUATION_COLUMNS];
const evaluation = EVALUATION_COLUMNS.map(([name]) => `w.${name}`).join(', ');

/** Rare, and a part that nobody needs would still cost its start. */
const REOPENED = `, reopened as (${insertReopenedEvents('w')}
  )`;

/**
 * Bookings of different people with everything that follows from them: `$1` rows as a JSON array, `$2` their
 * number, `$3` how long to wait for a lock. One statement, hence atomic without a transaction. It begins with
 * the months: where the version is not the one that was read, or the month was closed, nothing is written for
 * the person. Intervals that end come before those that begin, because a person's must not run at the same
 * time. One that is empty lacked its end until now. The limit tells the planner to expect few rows: it then goes by keys.
 */
export const writeBookings = ({ reopens }: { reopens: boolean }): string => `
  with patience as materialized (
    select set_config('lock_timeout', $3::text, true) as lock_timeout
  ), q as materialized (
    select q.* from patience, json_to_recordset($1::json) as q(${columns.map(([name, type]) => `${name} ${type}`).join(', ')}) limit $2::int
  ), month as (${takeBookedMonths('q')}
  ), w as (
    select q.*, month.month from q join month using (tenant_id, employee_id)
  ), stamp as (
    insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, request_hash)
    select tenant_id, booking_id, employee_id, kind, location, to_timestamp(epoch_minute * 60::bigint), epoch_minute, offset_minutes,
      shift_date, source, decode(request_hash, 'base64') from w
  ), intervals as (
    insert into work_interval as i (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
    select tenant_id, employee_id, ends_interval, case when leaves_incomplete then null else booking_id end, ends_shift_date, ends_location,
      case when leaves_incomplete then 'empty' else int4range(ends_from, epoch_minute) end
    from w where ends_interval is not null
    union all
    select tenant_id, employee_id, booking_id, null, shift_date, location, int4range(epoch_minute, null)
    from w where begins_interval
    on conflict (tenant_id, start_booking_id) do update
      set during = excluded.during, end_booking_id = excluded.end_booking_id where upper_inf(i.during) or isempty(i.during)
  )${reopens ? REOPENED : ''}, evaluation as (
    ${UPSERT_EVALUATIONS.insert} select w.tenant_id, ${evaluation} from w ${UPSERT_EVALUATIONS.onConflict}
  ), log as (
    insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
    select tenant_id, employee_id, 'booking.created', employee_id, booking_id::text,
      jsonb_build_object('kind', kind, 'location', location, 'source', source) from w
  )
  select booking_id from w`;
