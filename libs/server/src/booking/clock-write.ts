import { type EvaluatedDay, EVALUATION_COLUMNS, UPSERT_EVALUATIONS, evaluationValues } from '../evaluation';
import { Db, type RequestContext, newId } from '../platform';
import { type MonthStatus } from './booking.dto';
import { type RecordedBooking } from './clock-context';

/** An accepted booking and everything that follows from it. */
export interface BookingWrite {
  recorded: RecordedBooking;
  requestHash: string;
  /** The month as it was read; version 0 if nobody had written into it. */
  month: { status: MonthStatus; version: number };
  evaluated: EvaluatedDay;
  /** The interval that was running when the booking was decided on. */
  openIntervalId: string | null;
  /** The running interval belongs to a session whose clock-out never came: it counts nothing. */
  leavesIncomplete: boolean;
}

const FIRST_EVALUATION_PARAM = 18;
const evaluationParams = EVALUATION_COLUMNS.map(([, type], index) => `$${FIRST_EVALUATION_PARAM + index}::${type}`);

/**
 * One statement, hence atomic without a transaction. It begins with the month:
 * if its version is not the one that was read, or it was closed, nothing at all is
 * written. An interval is ended before the next begins, because both must not run
 * at once (`work_interval_one_open`). A month that was handed in opens again.
 */
const WRITE_BOOKING = `
  with month as (
    insert into employee_month as m (tenant_id, employee_id, month) values ($1::int, $2::uuid, date_trunc('month', $3::date)::date)
    on conflict (tenant_id, employee_id, month) do update
      set version = m.version + 1, status = 'open', submitted_at = null, approved_at = null, approved_by = null
      where m.version = $4::int and m.status <> 'closed'
    returning m.month
  ), stamp as (
    insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, request_hash)
    select $1::int, $5::uuid, $2::uuid, $6, $7::text, to_timestamp($8::int * 60::bigint), $8::int, $9::smallint, $3::date, $10, decode($11, 'base64') from month
  ), ended as (
    update work_interval set
      during = case when $13::boolean then 'empty'::int4range else int4range(lower(during), $8::int) end,
      end_booking_id = case when $13::boolean then null else $5::uuid end
    -- The person is named so that the one running interval is found by index, not among those of the whole city.
    where tenant_id = $1::int and employee_id = $2::uuid and start_booking_id = $12::uuid and upper_inf(during)
      and exists (select 1 from month)
    returning start_booking_id
  ), begun as (
    insert into work_interval (tenant_id, employee_id, start_booking_id, shift_date, location, during)
    select $1::int, $2::uuid, $5::uuid, $3::date, $7::text, int4range($8::int, null) from month left join ended on true where $14::boolean
  ), evaluation as (
    ${UPSERT_EVALUATIONS.insert} select $1::int, ${evaluationParams.join(', ')} from month ${UPSERT_EVALUATIONS.onConflict}
  ), reopened as (
    insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id)
    select $1::int, $15::uuid, $2::uuid, month, 'reopenedByBooking', $2::uuid from month where $16::boolean
  ), log as (
    insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
    select $1::int, $2::uuid, 'booking.created', $2::uuid, $5::uuid::text, $17::jsonb from month
  )
  select 1 as written from month`;

/** Writes the booking; false if the month is no longer as it was read. */
export async function writeBooking(db: Db, context: RequestContext, write: BookingWrite): Promise<boolean> {
  const { recorded, month, openIntervalId } = write;
  const begins = recorded.kind === 'clockIn' || recorded.kind === 'breakEnd' || recorded.kind === 'locationChange';
  const ends = openIntervalId !== null && (recorded.kind !== 'clockIn' || write.leavesIncomplete);
  const rows = await db.prepared('booking.write', WRITE_BOOKING, [
    context.tenantId,
    context.employeeId,
    recorded.shiftDate,
    month.version,
    recorded.bookingId,
    recorded.kind,
    recorded.location,
    recorded.epochMinute,
    recorded.offsetMinutes,
    recorded.source,
    write.requestHash,
    ends ? openIntervalId : null,
    write.leavesIncomplete,
    begins,
    newId(),
    month.status !== 'open',
    JSON.stringify({ kind: recorded.kind, location: recorded.location, source: recorded.source }),
    ...evaluationValues(write.evaluated),
  ]);
  return rows.length === 1;
}
