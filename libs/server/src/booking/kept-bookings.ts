import { type Booking } from '@zeitbuch/working-time';
import { type ProblemCode } from '../platform';
import { type ClarificationDto } from './clarification.dto';

/** What a person decided about a kept booking. */
export type Outcome = 'recorded' | 'rejected';

/**
 * Refusals that say nothing against the time itself: what is missing may still be on its way, or only a person can
 * say what was meant. A time that has not come yet (`booking.in-future`) shows a wrong clock and is refused.
 */
const KEPT_REFUSALS: readonly ProblemCode[] = [
  'booking.out-of-order',
  'booking.not-open',
  'booking.already-open',
  'booking.on-break',
  'booking.already-on-break',
  'booking.no-break',
  'booking.same-location',
  'booking.too-old',
  'booking.not-employed',
  'period.closed',
];

/** Whether a booking made without connection is kept although this stands against it. */
export const isKept = (code: ProblemCode): boolean => KEPT_REFUSALS.includes(code);

/** How far it is with a kept booking that does not count. */
export function clarificationView({
  reason,
  outcome,
  note,
}: {
  reason: string;
  outcome: Outcome | null;
  note: string | null;
}): ClarificationDto {
  return { state: outcome ?? 'pending', reason, ...(note ? { note } : {}) };
}

/** A kept booking with its decision as a sub-select over `e (tenant_id, booking_id)`. */
export const KEPT_OF_E = `(select json_build_object('employee', k.employee_id, 'hash', encode(k.request_hash, 'base64'),
       'reason', k.reason, 'outcome', d.outcome, 'note', d.note,
       'booking', json_build_array(k.booking_id, k.kind, k.location, k.epoch_minute, k.offset_minutes, k.date, 'offline', false, null))
     from booking_clarification k
     left join booking_clarification_decision d on d.tenant_id = k.tenant_id and d.booking_id = k.booking_id
     where k.tenant_id = e.tenant_id and k.booking_id = e.booking_id)`;

/**
 * Keeps a booking, with its entry of the log: `$1` tenant, `$2` booking, `$3` person, `$4` kind, `$5` location,
 * `$6` epoch minute, `$7` offset, `$8` date, `$9` reason, `$10` hash, `$11` most that may wait of one person.
 */
export const KEEP_BOOKING = `
  with kept as (
    insert into booking_clarification (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, date, reason, request_hash)
    select $1, $2, $3, $4, $5, to_timestamp($6::int * 60::bigint), $6, $7, $8, $9, decode($10, 'base64')
    where (select count(*) from booking_to_clarify w where w.tenant_id = $1 and w.employee_id = $3) < $11::int
    on conflict do nothing
    returning tenant_id, booking_id, employee_id, kind, location, reason
  ), log as (
    insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
    select tenant_id, employee_id, 'clarification.kept', employee_id, booking_id::text,
      jsonb_build_object('kind', kind, 'location', location, 'reason', reason) from kept
  )
  select booking_id from kept`;

/** A booking that waits, as it is stored. */
export interface WaitingRow {
  booking_id: string;
  kind: Booking['kind'];
  location: Booking['location'];
  epoch_minute: number;
  offset_minutes: number;
  reason: string;
}

/** The stamp of a row. */
export const bookingOfRow = (row: Omit<WaitingRow, 'reason'>): Booking => ({
  bookingId: row.booking_id,
  kind: row.kind,
  location: row.location,
  epochMinute: row.epoch_minute,
  offsetMinutes: row.offset_minutes,
});
