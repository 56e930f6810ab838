import { type LocalDate, addDays, firstDayOf, lastDayOf, monthOf, yearMonth } from '@zeitbuch/working-time';
import { rebuildIntervals } from '../booking';
import { type BookingRecord } from './bookings-file';
import { type ImportError, importError, type ImportCode } from './error-list';
import { UnreadRows } from './unread-rows';
import { type ImportWork } from './work';
import { type ImportedBooking, type ImportedPerson, type KnownPerson, readKnownPeople } from './known-people';
import { pairImported } from './pair-imported';
import { reevaluateOpenMonths, reopenMonths, readTimeOffBeside } from '../month';
import { type DaysOfPeople } from '../facts';

/**
 * Checks bookings against the database. Codes: `import.unknown-person`,
 * `import.outside-employment`, `import.in-future`, `import.closed-month`, `import.before-opening`, `import.overlap`.
 * Bookings without their partner are noted (`import.left-open`, `import.unpaired`) and leave their day incomplete.
 */
export async function checkBookings(
  work: ImportWork,
  records: readonly BookingRecord[],
  unread = new UnreadRows(),
): Promise<{ found: ImportedPerson[]; errors: ImportError[]; notes: ImportError[] }> {
  const known = await readKnownPeople(work, records);
  const [errors, notes]: [ImportError[], ImportError[]] = [[], []];
  const people: ImportedPerson[] = [];
  for (const [personnelNumber, ofPerson] of Map.groupBy(records, (record) => record.personnelNumber)) {
    const person = known.get(personnelNumber);
    if (!person) {
      errors.push(...ofPerson.map((record) => unknownPerson(record)));
      continue;
    }
    const { bookings, sessions, goingOn, unfinishedOn, ...paired } = pairImported(ofPerson, person, work.zone);
    const found = bookings.flatMap((booking) =>
      flawsOf(booking, person, {
        now: work.now,
        goesOn: goingOn.has(booking),
        isBesideUnread: unread.isNear(personnelNumber, booking.date),
      }),
    );
    const dateOf = new Map(bookings.map(({ line, date }) => [line, date]));
    // Beside a row that cannot be read nobody can tell what meets what.
    const isSure = ({ line }: ImportError) => !unread.isNear(personnelNumber, dateOf.get(line) ?? null);
    errors.push(...found, ...(found.length === 0 ? paired.errors.filter(isSure) : []));
    notes.push(...paired.notes.filter(isSure));
    people.push({ employeeId: person.employeeId, bookings, sessions, unfinishedOn });
  }
  return { found: people, errors, notes: [...notes, ...records.flatMap(notesOf)] };
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

/**
 * Of a shift only the rows of its own day are held against it: the clock-out after midnight is not to blame.
 * @param beside.goesOn it goes on with a shift that an earlier file began
 * @param beside.isBesideUnread the row that began its shift may be the one that cannot be read: then it may be one of the day before
 */
function flawsOf(
  booking: ImportedBooking,
  person: KnownPerson,
  { now, goesOn, isBesideUnread }: { readonly now: number; readonly goesOn: boolean; readonly isBesideUnread: boolean },
): ImportError[] {
  const { line, date, shiftDate, epochMinute } = booking;
  const flaw = (code: ImportCode, message: string) => [
    importError({ line, column: 'date', value: date }, code, message),
  ];
  if (epochMinute > now) return flaw('import.in-future', 'This lies in the future.');
  if (date !== shiftDate && !goesOn) return [];
  const days = isBesideUnread ? [shiftDate, addDays(shiftDate, -1)] : [shiftDate];
  if (days.every((day) => day < person.hiredOn || (person.leftOn !== null && day > person.leftOn)))
    return flaw('import.outside-employment', 'The person is not employed on this day.');
  const month = monthOf(shiftDate);
  if (person.lastClosedMonth !== null && month <= person.lastClosedMonth)
    return flaw('import.closed-month', `The month ${month} is closed for this person.`);
  if (person.openedMonth !== null && month < person.openedMonth)
    return flaw('import.before-opening', 'The account begins later, with what the person brought along.');
  return [];
}

/** Writes bookings and their intervals, opens the months again that were handed in, and evaluates the days. */
export async function writeBookings(work: ImportWork, people: readonly ImportedPerson[]): Promise<void> {
  const { client, tenantId } = work;
  if (people.length === 0) return;
  const bookings = people.flatMap((person) => person.bookings.map((b) => ({ ...b, employeeId: person.employeeId })));
  const days = people.flatMap((person) => daysOf(person).map((date) => ({ employeeId: person.employeeId, date })));
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
  await writeIntervals(
    work,
    people.filter(({ unfinishedOn }) => unfinishedOn.length === 0),
  );
  await rebuildUnfinished(
    work,
    people.filter(({ unfinishedOn }) => unfinishedOn.length > 0),
  );
  await reevaluateMonths(work, people);
}

/** Every day on which the file changes something, in their order. */
const daysOf = ({ bookings, unfinishedOn }: ImportedPerson): LocalDate[] =>
  [...new Set([...bookings.map(({ shiftDate }) => shiftDate), ...unfinishedOn])].sort();

/** Who is at work right now has an interval without an end; one whose end was forgotten counts nothing. */
async function rebuildUnfinished(work: ImportWork, people: readonly ImportedPerson[]): Promise<void> {
  if (people.length === 0) return;
  const { client, tenantId, now, reevaluate } = work;
  const all = people.flatMap(daysOf).sort();
  const facts = await reevaluate.loader.load(client, {
    tenantId,
    employeeIds: people.map(({ employeeId }) => employeeId),
    from: all[0],
    to: all[all.length - 1],
  });
  for (const person of people) {
    const known = facts.get(person.employeeId);
    if (known) await rebuildIntervals(client, tenantId, known, daysOf(person), now);
  }
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
  const spans = Map.groupBy(people, (person) => {
    const dates = daysOf(person);
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
