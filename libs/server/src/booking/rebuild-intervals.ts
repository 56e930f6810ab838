import { type Session, type PersonFacts, type LocalDate } from '@zeitbuch/working-time';
import { isRunning } from '../facts';
import { type Queryable } from '../platform';

/**
 * Makes the worked intervals of days again from their sessions. An interval whose
 * end was never booked is empty, unless the person is at work right now. All go before
 * one comes, because the same minutes may pass from one day to the other.
 * @param now in epoch minutes
 */
export async function rebuildIntervals(
  db: Queryable,
  tenantId: number,
  person: PersonFacts,
  dates: readonly LocalDate[],
  now: number,
): Promise<void> {
  const { employeeId } = person;
  await db.query(
    'delete from work_interval where tenant_id = $1 and employee_id = $2 and shift_date = any($3::date[])',
    [tenantId, employeeId, dates],
  );
  const rows = dates
    .flatMap((date) => person.sessionsOn(date))
    .flatMap((session) => intervalRows(session, isRunning(person, session, now)));
  await db.query(
    `insert into work_interval (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
     select $1, $2, start_id, end_id, shift_date, location, case
       when end_minute is not null then int4range(start_minute, end_minute)
       when running then int4range(start_minute, null) else 'empty' end
     from jsonb_to_recordset($3::jsonb) as i(start_id uuid, end_id uuid, shift_date date, location text, start_minute int, end_minute int, running boolean)`,
    [tenantId, employeeId, JSON.stringify(rows)],
  );
}

function intervalRows(session: Session, running: boolean) {
  return session.intervals.map((interval) => ({
    start_id: interval.startBookingId,
    end_id: interval.endBookingId,
    shift_date: session.shiftDate,
    location: interval.location,
    start_minute: interval.startMinute,
    end_minute: interval.endMinute,
    running,
  }));
}
