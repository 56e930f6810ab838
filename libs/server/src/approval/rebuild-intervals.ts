import { type Session } from '@zeitbuch/working-time';
import { type PersonFacts, isRunning } from '../evaluation';
import { type Queryable } from '../platform';

/**
 * Makes the worked intervals of a day anew from its sessions. An interval whose
 * end was never booked is empty, unless the person is at work right now.
 * @param now in epoch minutes
 */
export async function rebuildIntervals(
  db: Queryable,
  tenantId: number,
  person: PersonFacts,
  date: string,
  now: number,
): Promise<void> {
  const { employeeId } = person;
  await db.query('delete from work_interval where tenant_id = $1 and employee_id = $2 and shift_date = $3', [
    tenantId,
    employeeId,
    date,
  ]);
  const rows = person.sessionsOn(date).flatMap((session) => intervalRows(session, isRunning(session, now)));
  await db.query(
    `insert into work_interval (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
     select $1, $2, start_id, end_id, $3, location, case
       when end_minute is not null then int4range(start_minute, end_minute)
       when running then int4range(start_minute, null) else 'empty' end
     from jsonb_to_recordset($4::jsonb) as i(start_id uuid, end_id uuid, location text, start_minute int, end_minute int, running boolean)`,
    [tenantId, employeeId, date, JSON.stringify(rows)],
  );
}

function intervalRows(session: Session, running: boolean) {
  return session.intervals.map((interval) => ({
    start_id: interval.startBookingId,
    end_id: interval.endBookingId,
    location: interval.location,
    start_minute: interval.startMinute,
    end_minute: interval.endMinute,
    running,
  }));
}
