import { EVALUATION_COLUMNS, UPSERT_EVALUATIONS } from '../evaluation';

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
  // The running interval that the booking ends; null if it ends none.
  ['ends_interval', 'uuid'],
  // That interval's clock-out never came: it counts nothing.
  ['leaves_incomplete', 'boolean'],
  ['begins_interval', 'boolean'],
  // Null unless a month that was handed in is opened again.
  ['reopened_event', 'uuid'],
] as const;

const columns = [...BOOKING_COLUMNS, ...EVALUATION_COLUMNS];
const evaluation = EVALUATION_COLUMNS.map(([name]) => `w.${name}`).join(', ');

/** Which parts a batch of bookings needs; one that nobody needs would still cost its start. */
export interface WriteParts {
  begins: boolean;
  ends: boolean;
  reopens: boolean;
}

/** An interval is ended before the next begins, because both must not run at once. */
const ENDED = `, ended as (
    update work_interval i set
      during = case when w.leaves_incomplete then 'empty'::int4range else int4range(lower(i.during), w.epoch_minute) end,
      end_booking_id = case when w.leaves_incomplete then null else w.booking_id end
    -- The person is named so that the one running interval is found by index, not among those of the whole city.
    from w where i.tenant_id = w.tenant_id and i.employee_id = w.employee_id and i.start_booking_id = w.ends_interval and upper_inf(i.during)
    returning i.employee_id
  )`;

const begun = (ends: boolean) => `, begun as (
    insert into work_interval (tenant_id, employee_id, start_booking_id, shift_date, location, during)
    select w.tenant_id, w.employee_id, w.booking_id, w.shift_date, w.location, int4range(w.epoch_minute, null)
    from w ${ends ? 'left join ended on ended.employee_id = w.employee_id' : ''} where w.begins_interval
  )`;

/** A month that was handed in opens again. */
const REOPENED = `, reopened as (
    insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id)
    select tenant_id, reopened_event, employee_id, month, 'reopenedByBooking', employee_id from w where reopened_event is not null
  )`;

/**
 * Bookings of different people with everything that follows from them: `$1` rows as a JSON array, `$2` their
 * number, `$3` how long to wait for a lock. One statement, hence atomic without a transaction. It begins with
 * the months: where the version is not the one that was read, or the month was closed, nothing is written for
 * the person. The limit tells the planner to expect few rows: it then goes by keys.
 */
export const writeBookings = ({ begins, ends, reopens }: WriteParts): string => `
  with patience as materialized (
    select set_config('lock_timeout', $3::text, true) as lock_timeout
  ), q as materialized (
    select q.* from patience, json_to_recordset($1::json) as q(${columns.map(([name, type]) => `${name} ${type}`).join(', ')}) limit $2::int
  ), month as (
    insert into employee_month as m (tenant_id, employee_id, month, version)
    select tenant_id, employee_id, date_trunc('month', shift_date)::date, month_version + 1 from q
    on conflict (tenant_id, employee_id, month) do update
      set version = excluded.version, status = 'open', submitted_at = null, approved_at = null, approved_by = null
      where m.version = excluded.version - 1 and m.status <> 'closed'
    returning m.tenant_id, m.employee_id, m.month
  ), w as (
    select q.*, month.month from q join month using (tenant_id, employee_id)
  ), stamp as (
    insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, request_hash)
    select tenant_id, booking_id, employee_id, kind, location, to_timestamp(epoch_minute * 60::bigint), epoch_minute, offset_minutes,
      shift_date, source, decode(request_hash, 'base64') from w
  )${ends ? ENDED : ''}${begins ? begun(ends) : ''}${reopens ? REOPENED : ''}, evaluation as (
    ${UPSERT_EVALUATIONS.insert} select w.tenant_id, ${evaluation} from w ${UPSERT_EVALUATIONS.onConflict}
  ), log as (
    insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
    select tenant_id, employee_id, 'booking.created', employee_id, booking_id::text,
      jsonb_build_object('kind', kind, 'location', location, 'source', source) from w
  )
  select booking_id from w`;
