import { type Booking, type Zone, formatInstant, inOrder, type LocalDate } from '@zeitbuch/working-time';
import { type RecordedBooking, bookingView, daysAfterView, wallClock } from '../booking';
import { type Queryable } from '../platform';
import {
  type CorrectionAction,
  type CorrectionDto,
  type CorrectionStatus,
  type ProposedBookingDto,
} from './correction.dto';
import { type Change } from './correction-rules';
import { changeOfDay } from './wanted-day';

/** A request with the booking it is about. */
export interface CorrectionRow {
  correction_id: string;
  employee_id: string;
  employee_name: string;
  date: LocalDate;
  action: CorrectionAction;
  booking_id: string | null;
  status: CorrectionStatus;
  reason: string;
  decision_note: string | null;
  requested_at: Date;
  decided_at: Date | null;
  credited_before_minutes: number | null;
  credited_after_minutes: number | null;
  flags: string[];
  version: number;
  /** Of a wanted day: its bookings as they are to be, and as they were when it was asked for. */
  wanted: Booking[] | null;
  known_booking_ids: string[] | null;
  known: Booking[] | null;
  proposed_kind: Booking['kind'] | null;
  proposed_location: Booking['location'] | null;
  proposed_epoch_minute: number | null;
  proposed_offset_minutes: number | null;
  original_kind: RecordedBooking['kind'] | null;
  original_location: RecordedBooking['location'];
  original_epoch_minute: number;
  original_offset_minutes: number;
  original_source: RecordedBooking['source'];
  original_voided: boolean;
}

/** To be completed by a condition on `c`. */
export const SELECT_CORRECTIONS = `
  select c.correction_id, c.employee_id, e.given_name || ' ' || e.family_name as employee_name, c.date::text, c.action, c.booking_id,
    c.status, c.reason, c.decision_note, c.requested_at, c.decided_at, c.credited_before_minutes, c.credited_after_minutes,
    c.flags, c.version, c.wanted_bookings as wanted, c.known_booking_ids,
    case when c.action = 'day' then (select coalesce(jsonb_agg(jsonb_build_object('bookingId', k.booking_id, 'kind', k.kind,
        'location', k.location, 'epochMinute', k.epoch_minute, 'offsetMinutes', k.offset_minutes)), '[]')
      from booking k where k.tenant_id = c.tenant_id and k.booking_id = any (c.known_booking_ids)) end as known,
    c.proposed_kind, c.proposed_location, c.proposed_epoch_minute, c.proposed_offset_minutes,
    b.kind as original_kind, b.location as original_location, b.epoch_minute as original_epoch_minute,
    b.offset_minutes as original_offset_minutes, b.source as original_source, v.booking_id is not null as original_voided
  from correction_request c
  join employee e on e.tenant_id = c.tenant_id and e.employee_id = c.employee_id
  left join booking b on b.tenant_id = c.tenant_id and b.booking_id = c.booking_id
  left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id`;

/** One request, or undefined. */
export async function readCorrection(
  db: Queryable,
  tenantId: number,
  correctionId: string,
): Promise<CorrectionRow | undefined> {
  const { rows } = await db.query<CorrectionRow>(
    `${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.correction_id = $2`,
    [tenantId, correctionId],
  );
  return rows[0];
}

/** A day of a person of a tenant. */
interface DayOfPerson {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly date: LocalDate;
}

/** Requests of a person about a day and its neighbours that nobody has decided on, other than `exceptId`. */
export async function pendingRequests(
  db: Queryable,
  { tenantId, employeeId, date, exceptId }: DayOfPerson & { readonly exceptId: string | null },
): Promise<CorrectionRow[]> {
  const { rows } = await db.query<CorrectionRow>(
    `${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.employee_id = $2 and c.status = 'pending'
       and c.date between $3::date - 1 and $3::date + 1 and c.correction_id is distinct from $4
     order by c.requested_at`,
    [tenantId, employeeId, date, exceptId],
  );
  return rows;
}

/** The bookings of a day that count. */
export async function idsOfDay(db: Queryable, { tenantId, employeeId, date }: DayOfPerson): Promise<string[]> {
  const { rows } = await db.query<{ booking_id: string }>(
    `select b.booking_id from booking b left join booking_void v using (tenant_id, booking_id)
     where b.tenant_id = $1 and b.employee_id = $2 and b.shift_date = $3 and v.booking_id is null`,
    [tenantId, employeeId, date],
  );
  return rows.map(({ booking_id }) => booking_id);
}

/** The same of the days of several requests at once, by `<employee> <date>`. */
export async function idsOfDays(
  db: Queryable,
  tenantId: number,
  days: readonly Pick<CorrectionRow, 'employee_id' | 'date'>[],
): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ day: string; ids: string[] }>(
    `select b.employee_id || ' ' || b.shift_date as day, array_agg(b.booking_id) as ids
     from (select distinct * from unnest($2::uuid[], $3::date[]) as d(employee_id, date)) d
     join booking b on b.tenant_id = $1 and b.employee_id = d.employee_id and b.shift_date = d.date
     left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
     where v.booking_id is null group by b.employee_id, b.shift_date`,
    [tenantId, days.map((day) => day.employee_id), days.map((day) => day.date)],
  );
  return new Map(rows.map(({ day, ids }) => [day, ids]));
}

/** What a request wants of the bookings. */
export function changeOf(row: CorrectionRow): Change {
  if (row.wanted) return changeOfDay(row.date, row.known_booking_ids ?? [], row.wanted);
  const { proposed_kind, proposed_location, proposed_epoch_minute, proposed_offset_minutes } = row;
  const isComplete = proposed_kind && proposed_location && proposed_epoch_minute !== null;
  return {
    date: row.date,
    removedIds: row.booking_id === null ? [] : [row.booking_id],
    added: isComplete
      ? [
          {
            bookingId: row.correction_id,
            kind: proposed_kind,
            location: proposed_location,
            epochMinute: proposed_epoch_minute,
            offsetMinutes: proposed_offset_minutes ?? 0,
          },
        ]
      : [],
  };
}

/** A request as the client shows it. */
export function correctionView(row: CorrectionRow, zone: Zone): CorrectionDto {
  const proposed = row.wanted ? undefined : changeOf(row).added.at(0);
  const told = (booking: Booking) => proposedView(booking, row.date, zone);
  const at = (date: Date) => formatInstant(Math.floor(date.getTime() / 60_000), zone);
  const { credited_before_minutes: creditedBeforeMinutes, credited_after_minutes: creditedAfterMinutes } = row;
  return {
    correctionId: row.correction_id,
    employeeId: row.employee_id,
    employeeName: row.employee_name,
    date: row.date,
    action: row.action,
    status: row.status,
    ...(row.original_kind ? { original: bookingView(originalOf(row, row.original_kind), zone) } : {}),
    ...(proposed ? { proposed: told(proposed) } : {}),
    ...(row.wanted
      ? { bookingsBefore: inOrder(row.known ?? []).map(told), bookingsAfter: inOrder(row.wanted).map(told) }
      : {}),
    reason: row.reason,
    ...(row.decision_note ? { decisionNote: row.decision_note } : {}),
    requestedAt: at(row.requested_at),
    ...(row.decided_at ? { decidedAt: at(row.decided_at) } : {}),
    ...(creditedBeforeMinutes !== null && creditedAfterMinutes !== null
      ? { effect: { creditedBeforeMinutes, creditedAfterMinutes } }
      : {}),
    conspicuous: row.flags.length > 0,
    flags: row.flags,
    version: row.version,
  };
}

const proposedView = (booking: Booking, shiftDate: LocalDate, zone: Zone): ProposedBookingDto => ({
  kind: booking.kind,
  localTime: wallClock(booking.epochMinute + booking.offsetMinutes),
  location: booking.location,
  ...daysAfterView(shiftDate, booking.epochMinute, zone),
});

function originalOf(row: CorrectionRow, kind: RecordedBooking['kind']): RecordedBooking {
  return {
    bookingId: row.booking_id ?? '',
    kind,
    location: row.original_location,
    epochMinute: row.original_epoch_minute,
    offsetMinutes: row.original_offset_minutes,
    shiftDate: row.date,
    source: row.original_source,
    voided: row.original_voided,
    correctionId: row.original_voided ? row.correction_id : null,
  };
}
