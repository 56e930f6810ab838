import {
  type Booking,
  type Session,
  addDays,
  firstDayOf,
  lastDayOf,
  monthOf,
  pairBookings,
  zone,
  yearMonth,
} from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type BookingRecord } from './bookings-file';
import { type ImportError, importError, type ImportCode } from './error-list';
import { UnreadRows } from './unread-rows';
import { type ImportWork } from './work';
import { type ImportedBooking, type ImportedPerson, type KnownPerson, readKnownPeople } from './known-people';
import { reevaluateOpenMonths, reopenMonths, readTimeOffBeside } from '../month';
import { type DaysOfPeople } from '../facts';

/**
 * Checks bookings against the database. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.in-future`, `import.closed-month`, `import.before-opening`, `import.overlap`.
 */
export async function checkBookings(
  work: ImportWork,
  records: readonly BookingRecord[],
  unread = new UnreadRows(),
): Promise<{ found: ImportedPerson[]; errors: ImportError[]; notes: ImportError[] }> {
  const known = await readKnownPeople(work, records);
  const errors: ImportError[] = [];
  const people: ImportedPerson[] = [];
  for (const [personnelNumber, ofPerson] of Map.groupBy(records, (record) => record.personnelNumber)) {
    const person = known.get(personnelNumber);
    if (!person) {
      errors.push(...ofPerson.map((record) => unknownPerson(record)));
      continue;
    }
    const imported = withShiftDates(ofPerson, work.zone);
    const isBesideUnread = ({ date }: BookingRecord) => unread.isNear(personnelNumber, date);
    const found = imported.flatMap((booking) => flawsOf(booking, person, work.now, isBesideUnread(booking)));
    const paired = pair(imported, person, work.zone, isBesideUnread);
    errors.push(...found, ...(found.length === 0 ? paired.errors : []));
    people.push({ employeeId: person.employeeId, bookings: imported, sessions: paired.sessions });
  }
  return { found: people, errors, notes: records.flatMap(notesOf) };
}

const notesOf = ({ line, readAs, personnelNumber, minuteOfDay }: BookingRecord): ImportError[] =>
  readAs.map((code) =>
    code === 'import.seconds-cut'
      ? importError(
          { line, column: 'time', value: String(minuteOfDay) },
          code,
          'The minute that had begun is taken over.',
        )
      : importError(
          { line, column: 'personnelNumber', value: personnelNumber },
          code,
          'The zeros in front are dropped.',
        ),
  );

const unknownPerson = ({ line, personnelNumber }: BookingRecord) =>
  importError(
    { line, column: 'personnelNumber', value: personnelNumber },
    'import.unknown-person',
    'Nobody has this personnel number.',
  );

/** Bookings belong to the day on which their session began, also after midnight. */
function withShiftDates(records: readonly BookingRecord[], zoneId: string): ImportedBooking[] {
  const bookings = records.map((record) => ({ ...record, bookingId: newId() }));
  const sessions = pairBookings(bookings, zone(zoneId));
  const ordered = bookings.toSorted((a, b) => a.epochMinute - b.epochMinute);
  let session = -1;
  return ordered.map((booking): ImportedBooking => {
    if (sessions[session + 1]?.firstBookingId === booking.bookingId) session += 1;
    return { ...booking, shiftDate: sessions[session]?.shiftDate ?? booking.date };
  });
}

/**
 * Of a shift only the rows of its own day are held against it: the clock-out after midnight is not to blame.
 * @param isBesideUnread the row that began its shift may be the one that cannot be read: then it may be one of the day before
 */
function flawsOf(booking: ImportedBooking, person: KnownPerson, now: number, isBesideUnread: boolean): ImportError[] {
  const { line, date, shiftDate, epochMinute } = booking;
  const flaw = (code: ImportCode, message: string) => [
    importError({ line, column: 'date', value: date }, code, message),
  ];
  if (epochMinute > now) return flaw('import.in-future', 'This lies in the future.');
  if (date !== shiftDate) return [];
  const days = isBesideUnread ? [date, addDays(date, -1)] : [date];
  if (days.every((day) => day < person.hiredOn || (person.leftOn !== null && day > person.leftOn)))
    return flaw('import.outside-employment', 'The person is not employed on this day.');
  const month = monthOf(date);
  if (person.lastClosedMonth !== null && month <= person.lastClosedMonth)
    return flaw('import.closed-month', `The month ${month} is closed for this person.`);
  if (person.openedMonth !== null && month < person.openedMonth)
    return flaw('import.before-opening', 'The account begins later, with what the person brought along.');
  return [];
}

/** Index of the first booking at or after a minute; they are in the order of time. */
function firstFrom(bookings: readonly ImportedBooking[], minute: number): number {
  let low = 0;
  let high = bookings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bookings[middle].epochMinute < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Pairs old and new bookings together: neither may end a session of the other or claim its minutes. Beside a row that
 * cannot be read nobody can tell.
 * @param imported in the order of time
 */
function pair(
  imported: readonly ImportedBooking[],
  person: KnownPerson,
  zoneId: string,
  isBesideUnread: (booking: BookingRecord) => boolean,
) {
  const place = zone(zoneId);
  const byId = new Map(imported.map((booking) => [booking.bookingId, booking]));
  const before = pairBookings(person.bookings, place);
  const sessions = pairBookings([...person.bookings, ...imported] as Booking[], place);
  const after = new Set(sessions.filter(({ state }) => state === 'complete').map(keyOf));
  const lines = new Set<ImportedBooking>();
  for (const session of sessions) {
    const own = idsOf(session).flatMap((id) => byId.get(id) ?? []);
    const foreign = idsOf(session).some((id) => !byId.has(id));
    if (own.length > 0 && (foreign || session.state !== 'complete')) for (const booking of own) lines.add(booking);
  }
  // A session that was whole before and is not any more was cut by bookings that lie within it; one that still runs has no end.
  for (const session of before) {
    if (session.state === 'complete' ? after.has(keyOf(session)) : session.state !== 'open') continue;
    const start = session.intervals[0]?.startMinute ?? Infinity;
    const end = Math.max(...session.intervals.map(({ endMinute }) => endMinute ?? Infinity));
    for (let at = firstFrom(imported, start); at < imported.length && imported[at].epochMinute <= end; at += 1)
      lines.add(imported[at]);
  }
  const errors = [...lines]
    .filter((booking) => !isBesideUnread(booking))
    .map(({ line, date }) =>
      importError({ line, column: 'time', value: date }, 'import.overlap', 'Meets a booking that is already there.'),
    );
  return { sessions: sessions.filter((session) => byId.has(session.firstBookingId)), errors };
}

const keyOf = ({ firstBookingId, lastBookingId }: Session): string => `${firstBookingId} ${lastBookingId}`;

const idsOf = (session: Session): string[] => [
  ...new Set([
    session.firstBookingId,
    session.lastBookingId,
    ...session.intervals.flatMap((i) => [i.startBookingId, i.endBookingId ?? i.startBookingId]),
  ]),
];

/** Writes bookings and their intervals, opens the months again that were handed in, and evaluates the days. */
export async function writeBookings(work: ImportWork, people: readonly ImportedPerson[]): Promise<void> {
  const { client, tenantId } = work;
  if (people.length === 0) return;
  const bookings = people.flatMap((person) => person.bookings.map((b) => ({ ...b, employeeId: person.employeeId })));
  const days = bookings.map(({ employeeId, shiftDate }) => ({ employeeId, date: shiftDate }));
  await reopenMonths(work.client, work.tenantId, days, 'reopenedByBooking', { begins: true });
  const each = <T>(value: (booking: (typeof bookings)[number]) => T) => bookings.map(value);
  await client.query(
    `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
     select $1, id, person, kind, location, to_timestamp(minute * 60::bigint), minute, off, shift_date, 'import'
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::date[])
       as b(id, person, kind, location, minute, off, shift_date)`,
    [
      tenantId,
      each((b) => b.bookingId),
      each((b) => b.employeeId),
      each((b) => b.kind),
      each((b) => b.location),
      each((b) => b.epochMinute),
      each((b) => b.offsetMinutes),
      each((b) => b.shiftDate),
    ],
  );
  await writeIntervals(work, people);
  await reevaluateMonths(work, people);
}

async function writeIntervals({ client, tenantId }: ImportWork, people: readonly ImportedPerson[]): Promise<void> {
  const intervals = people.flatMap(({ employeeId, sessions }) =>
    sessions.flatMap((session) => session.intervals.map((i) => ({ ...i, employeeId, shiftDate: session.shiftDate }))),
  );
  await client.query(
    `insert into work_interval (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
     select $1, person, starts, ends, shift_date, location, int4range(first, last)
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::text[], $7::int[], $8::int[])
       as i(person, starts, ends, shift_date, location, first, last)`,
    [
      tenantId,
      intervals.map((i) => i.employeeId),
      intervals.map((i) => i.startBookingId),
      intervals.map((i) => i.endBookingId),
      intervals.map((i) => i.shiftDate),
      intervals.map((i) => i.location),
      intervals.map((i) => i.startMinute),
      intervals.map((i) => i.endMinute),
    ],
  );
}

/** Whole months: a booking also decides about rest on the next day and about the week of a minor. */
async function reevaluateMonths(work: ImportWork, people: readonly ImportedPerson[]): Promise<void> {
  const spans = Map.groupBy(people, ({ bookings }) => {
    const dates = bookings.map(({ shiftDate }) => shiftDate).sort();
    return `${monthOf(dates[0])} ${monthOf(dates[dates.length - 1])}`;
  });
  for (const [span, ofSpan] of spans) {
    const [first, last] = span.split(' ').map(yearMonth);
    const wanted: DaysOfPeople = {
      tenantId: work.tenantId,
      employeeIds: ofSpan.map(({ employeeId }) => employeeId),
      from: firstDayOf(first),
      to: lastDayOf(last),
    };
    await work.reevaluate.execute(work.client, wanted);
    const beside = await readTimeOffBeside(work.client, wanted);
    if (beside.length > 0) await reevaluateOpenMonths(work, beside);
  }
}
