import { type Booking, type Zone, formatInstant } from '@zeitbuch/working-time';
import { type RecordedBooking, bookingView, wallClock } from '../booking';
import { type Queryable } from '../platform';
import { type CorrectionAction, type CorrectionDto, type CorrectionStatus } from './correction.dto';
import { type Change } from './correction-rules';

/** A request with the booking it is about. */
export interface CorrectionRow {
  correction_id: string;
  employee_id: string;
  employee_name: string;
  date: string;
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
    c.flags, c.version, c.proposed_kind, c.proposed_location, c.proposed_epoch_minute, c.proposed_offset_minutes,
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

/** Wishes of a person about a day and its neighbours that nobody has decided on, other than `exceptId`. */
export async function pendingChanges(
  db: Queryable,
  tenantId: number,
  employeeId: string,
  date: string,
  exceptId: string,
): Promise<Change[]> {
  const { rows } = await db.query<CorrectionRow>(
    `${SELECT_CORRECTIONS} where c.tenant_id = $1 and c.employee_id = $2 and c.status = 'pending'
       and c.date between $3::date - 1 and $3::date + 1 and c.correction_id <> $4`,
    [tenantId, employeeId, date, exceptId],
  );
  return rows.map(changeOf);
}

/** What a request wants of the bookings. */
export function changeOf(row: CorrectionRow): Change {
  const { proposed_kind, proposed_location, proposed_epoch_minute, proposed_offset_minutes } = row;
  const isComplete = proposed_kind && proposed_location && proposed_epoch_minute !== null;
  return {
    date: row.date,
    removedId: row.booking_id,
    added: isComplete
      ? {
          bookingId: row.correction_id,
          kind: proposed_kind,
          location: proposed_location,
          epochMinute: proposed_epoch_minute,
          offsetMinutes: proposed_offset_minutes ?? 0,
        }
      : null,
  };
}

/** A request as the client shows it. */
export function correctionView(row: CorrectionRow, zone: Zone): CorrectionDto {
  const { added } = changeOf(row);
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
    ...(added
      ? {
          proposed: {
            kind: added.kind,
            localTime: wallClock(added.epochMinute + added.offsetMinutes),
            location: added.location,
          },
        }
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
