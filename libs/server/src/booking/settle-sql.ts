import { type PoolClient } from 'pg';
import { type FiledBooking, type DateSpan } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type WaitingRow } from './kept-bookings';

/** Whose late bookings are looked at. */
export interface LatePerson {
  tenantId: number;
  employeeId: string;
}

/** A booking that is filed under another day, with the id of the one that takes its place. */
export interface MovedBooking extends FiledBooking {
  newId: string;
}

/** More than anybody taps in a week; what lies beyond waits for its turn or for a person. */
const MOST_AT_ONCE = 100;

/**
 * What waits of the days from `from` to `to`, the oldest first. What came after more than a week is left to people;
 * and so is what has the id of another booking, which only a faulty client makes.
 */
export async function readWaiting(
  db: Queryable,
  { tenantId, employeeId }: LatePerson,
  { from, to }: DateSpan,
): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow & Record<string, unknown>>(
    `select w.booking_id, w.kind, w.location, w.epoch_minute, w.offset_minutes, w.reason from booking_to_clarify w
     where w.tenant_id = $1 and w.employee_id = $2 and w.date between $3 and $4 and w.reason <> 'booking.too-old'
       and not exists (select from booking b where b.tenant_id = w.tenant_id and b.booking_id = w.booking_id)
     order by w.epoch_minute, w.booking_id limit ${MOST_AT_ONCE}`,
    [tenantId, employeeId, from, to],
  );
  return rows;
}

/** Bookings that people made themselves and about which nobody has decided or is asked to. */
export async function readMovable(
  client: PoolClient,
  { tenantId, employeeId }: LatePerson,
  { from, to }: DateSpan,
): Promise<Set<string>> {
  const { rows } = await client.query<{ booking_id: string }>(
    `select b.booking_id from booking b
     where b.tenant_id = $1 and b.employee_id = $2 and b.shift_date between $3 and $4
       and b.source in ('web', 'offline', 'terminal') and b.correction_id is null
       and not exists (select from correction_request c
         where c.tenant_id = b.tenant_id and c.booking_id = b.booking_id and c.status = 'pending')`,
    [tenantId, employeeId, from, to],
  );
  return new Set(rows.map(({ booking_id }) => booking_id));
}

/** Bookings that waited become bookings, with the id, the fingerprint and the time of arrival that they had. */
export async function applyWaiting(
  client: PoolClient,
  { tenantId, employeeId }: LatePerson,
  fitting: readonly FiledBooking[],
): Promise<void> {
  await client.query(
    `with f as (
       select * from unnest($3::uuid[], $4::date[]) as f(booking_id, shift_date)
     ), stamp as (
       insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, request_hash, received_at)
       select k.tenant_id, k.booking_id, k.employee_id, k.kind, k.location, k.at, k.epoch_minute, k.offset_minutes, f.shift_date,
         'offline', k.request_hash, k.received_at
       from f join booking_clarification k on k.tenant_id = $1 and k.booking_id = f.booking_id
     )
     insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
     select $1, null, 'clarification.applied', $2, booking_id::text, jsonb_build_object('shiftDate', shift_date) from f`,
    [tenantId, employeeId, fitting.map(({ booking }) => booking.bookingId), fitting.map(({ shiftDate }) => shiftDate)],
  );
}

/** A booking is filed under another day: the old one stays to be seen, the same again takes its place. */
export async function moveBookings(
  client: PoolClient,
  { tenantId, employeeId }: LatePerson,
  moved: readonly MovedBooking[],
): Promise<void> {
  if (moved.length === 0) return;
  await client.query(
    `with f as (
       select * from unnest($3::uuid[], $4::uuid[], $5::date[]) as f(booking_id, new_id, shift_date)
     ), stamp as (
       insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, received_at)
       select b.tenant_id, f.new_id, b.employee_id, b.kind, b.location, b.at, b.epoch_minute, b.offset_minutes, f.shift_date, b.source, b.received_at
       from f join booking b on b.tenant_id = $1 and b.booking_id = f.booking_id
     ), void as (
       insert into booking_void (tenant_id, booking_id, replaced_by) select $1, booking_id, new_id from f
     )
     insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
     select $1, null, 'booking.moved', $2, booking_id::text, jsonb_build_object('shiftDate', shift_date, 'replacedBy', new_id) from f`,
    [
      tenantId,
      employeeId,
      moved.map(({ booking }) => booking.bookingId),
      moved.map(({ newId }) => newId),
      moved.map(({ shiftDate }) => shiftDate),
    ],
  );
}
