import { type Booking, type Session, addDays, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { type BookingRecord } from './bookings-file';
import { type ImportWork } from './work';

/** A booking of a file that has got its id and its day. */
export interface ImportedBooking extends BookingRecord, Booking {
  readonly shiftDate: LocalDate;
}

/** A person's new bookings and the sessions they make. */
export interface ImportedPerson {
  readonly employeeId: string;
  readonly bookings: readonly ImportedBooking[];
  readonly sessions: readonly Session[];
  /** Days on which a session is not whole, or that change what is on record: their intervals are made again. */
  readonly unfinishedOn: readonly LocalDate[];
}

/** A booking on record. */
export interface KnownBooking extends Booking {
  /** It came with a file: what it began may end in the next one. */
  readonly isFromFile: boolean;
}

/** What the database knows of a person whose bookings a file brings. */
export interface KnownPerson {
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  /** YYYY-MM; everything up to it is closed. */
  readonly lastClosedMonth: YearMonth | null;
  /** The month with which the account begins where the person brought something along: nothing before it counts here. */
  readonly openedMonth: YearMonth | null;
  /** Around the days of the file, without those that were voided. */
  readonly bookings: readonly KnownBooking[];
}

interface PersonRow {
  employee_id: string;
  personnel_number: string;
  hired_on: LocalDate;
  left_on: LocalDate | null;
  last_closed: YearMonth | null;
  opened: YearMonth | null;
  bookings:
    | {
        id: string;
        kind: Booking['kind'];
        location: Booking['location'];
        minute: number;
        offset: number;
        source: string;
      }[]
    | null;
}

/** Reads the people of a file by personnel number, with two days of bookings on either side. */
export async function readKnownPeople(
  { client, tenantId }: ImportWork,
  records: readonly BookingRecord[],
): Promise<Map<string, KnownPerson>> {
  if (records.length === 0) return new Map();
  const dates = records.map(({ date }) => date).sort();
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id, e.personnel_number, e.hired_on::text, e.left_on::text,
       (select to_char(max(o.begins_on), 'YYYY-MM') from account_opening o
        where o.tenant_id = e.tenant_id and o.employee_id = e.employee_id) as opened,
       (select to_char(max(m.month), 'YYYY-MM') from employee_month m
        where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed') as last_closed,
       (select json_agg(json_build_object('id', b.booking_id, 'kind', b.kind, 'location', b.location,
          'minute', b.epoch_minute, 'offset', b.offset_minutes, 'source', b.source))
        from booking b where b.tenant_id = e.tenant_id and b.employee_id = e.employee_id and b.shift_date between $3 and $4
          and not exists (select 1 from booking_void v where v.tenant_id = b.tenant_id and v.booking_id = b.booking_id)) as bookings
     from employee e where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [
      tenantId,
      [...new Set(records.map(({ personnelNumber }) => personnelNumber))],
      addDays(dates[0], -2),
      addDays(dates[dates.length - 1], 2),
    ],
  );
  return new Map(
    rows.map((row) => [
      row.personnel_number,
      {
        employeeId: row.employee_id,
        hiredOn: row.hired_on,
        leftOn: row.left_on,
        lastClosedMonth: row.last_closed,
        openedMonth: row.opened,
        bookings: (row.bookings ?? []).map((b) => ({
          bookingId: b.id,
          kind: b.kind,
          location: b.location,
          epochMinute: b.minute,
          offsetMinutes: b.offset,
          isFromFile: b.source === 'import',
        })),
      },
    ]),
  );
}
