import {
  type LocalDate,
  type Minutes,
  type Session,
  LONGEST_PRESUMED_MINUTES,
  inOrder,
  pairBookings,
  zone,
} from '@zeitbuch/working-time';
import { newId } from '../platform';
import { type BookingRecord, unpairedBookings } from './bookings-file';
import { type ImportError, importError } from './error-list';
import { type ImportedBooking, type KnownBooking, type KnownPerson } from './known-people';

/** What the bookings of a file make of those on record of a person. */
export interface PairedBookings {
  /** In the order of time, each with the day of its session. */
  readonly bookings: readonly ImportedBooking[];
  /** Those that begin with a booking of the file. */
  readonly sessions: readonly Session[];
  /** Bookings that go on where an earlier file ended. */
  readonly goingOn: ReadonlySet<ImportedBooking>;
  /** Days on which a session is not whole, or that change what is on record. */
  readonly unfinishedOn: readonly LocalDate[];
  readonly errors: readonly ImportError[];
  /** Bookings without their partner. */
  readonly notes: readonly ImportError[];
}

/** What somebody has on record, as far as it meets a file. */
interface OnRecord {
  readonly sessions: readonly Session[];
  /** Ids of sessions without an end that came by files: the next one may bring it. */
  readonly mayGoOn: ReadonlySet<string>;
}

const MESSAGES = {
  'import.left-open': 'No clock-out follows: the day is incomplete until it is booked or entered.',
  'import.unpaired': 'The booking that belongs to this one is missing: the day is incomplete.',
} as const;

/**
 * Pairs old and new bookings together. A booking belongs to the day on which its session began, also after midnight. Code
 * `import.overlap`: no booking ends a session of another source or claims its minutes, and none comes twice.
 */
export function pairImported(records: readonly BookingRecord[], person: KnownPerson, zoneId: string): PairedBookings {
  const place = zone(zoneId);
  const proposed = records.map((record) => ({ ...record, bookingId: newId() }));
  const all: (KnownBooking | (typeof proposed)[number])[] = inOrder([...person.bookings, ...proposed]);
  const sessions = pairBookings(all, place);
  const known = onRecord(person, pairBookings(person.bookings, place));
  const byId = new Map<string, ImportedBooking>();
  const goingOn = new Set<ImportedBooking>();
  let at = -1;
  for (const booking of all) {
    if (sessions.at(at + 1)?.firstBookingId === booking.bookingId) at += 1;
    if (!('line' in booking)) continue;
    const session = sessions[at];
    const imported = { ...booking, shiftDate: session.shiftDate };
    byId.set(booking.bookingId, imported);
    if (known.mayGoOn.has(session.firstBookingId)) goingOn.add(imported);
  }
  const bookings = [...byId.values()];
  const meets = [...meeting(bookings, { person, sessions, known })];
  return {
    bookings,
    sessions: sessions.filter((session) => byId.has(session.firstBookingId)),
    goingOn,
    unfinishedOn: unfinishedDays(sessions, { known, isImported: (id) => byId.has(id) }),
    errors: meets.map(({ line, date }) =>
      importError({ line, column: 'time', value: date }, 'import.overlap', 'Meets a booking that is already there.'),
    ),
    notes: unpairedBookings(all).flatMap(({ booking, lacks }) =>
      'line' in booking
        ? importError({ line: booking.line, column: 'kind', value: booking.kind }, lacks, MESSAGES[lacks])
        : [],
    ),
  };
}

function onRecord({ bookings }: KnownPerson, sessions: readonly Session[]): OnRecord {
  const fromFile = new Set(bookings.filter(({ isFromFile }) => isFromFile).map(({ bookingId }) => bookingId));
  const goOn = sessions.filter((session) => isUnfinished(session) && idsOf(session).every((id) => fromFile.has(id)));
  return { sessions, mayGoOn: new Set(goOn.flatMap(idsOf)) };
}

const isUnfinished = ({ state }: Session): boolean => state === 'open' || state === 'onBreak';

/** New bookings that meet what is on record. */
function meeting(
  imported: readonly ImportedBooking[],
  { person, sessions, known }: { person: KnownPerson; sessions: readonly Session[]; known: OnRecord },
): ReadonlySet<ImportedBooking> {
  const byId = new Map(imported.map((booking) => [booking.bookingId, booking]));
  const lines = new Set<ImportedBooking>();
  const stamps = new Set(person.bookings.map(stampOf));
  for (const booking of imported) if (stamps.has(stampOf(booking))) lines.add(booking);
  for (const session of sessions) {
    const ids = idsOf(session);
    if (ids.some((id) => !byId.has(id) && !known.mayGoOn.has(id)))
      for (const id of ids) for (const booking of [byId.get(id) ?? []].flat()) lines.add(booking);
  }
  // A session that was whole before and is not any more was cut by bookings that lie within it; one that still runs has
  // no end, unless it is so old that nobody takes it for running: then its end was forgotten, and work begins again.
  const after = new Set(sessions.filter(({ state }) => state === 'complete').map(keyOf));
  for (const session of known.sessions) {
    const runs = isUnfinished(session) && !known.mayGoOn.has(session.firstBookingId);
    if (!runs && (session.state !== 'complete' || after.has(keyOf(session)))) continue;
    const start = session.startMinute;
    const end = runs
      ? start + LONGEST_PRESUMED_MINUTES
      : Math.max(...session.intervals.map(({ endMinute }) => endMinute ?? start));
    for (let at = firstFrom(imported, start); at < imported.length && imported[at].epochMinute <= end; at += 1)
      lines.add(imported[at]);
  }
  return lines;
}

/** Days of sessions of the file that are not whole, and of those on record that it makes longer or leaves without an end. */
function unfinishedDays(
  sessions: readonly Session[],
  { known, isImported }: { known: OnRecord; isImported: (id: string) => boolean },
): LocalDate[] {
  const before = new Set(known.sessions.map(stateOf));
  const changed = sessions.filter((session) =>
    isImported(session.firstBookingId) ? session.state !== 'complete' : !before.has(stateOf(session)),
  );
  return [...new Set(changed.map(({ shiftDate }) => shiftDate))];
}

/** Index of the first booking at or after a minute; they are in the order of time. */
function firstFrom(bookings: readonly ImportedBooking[], minute: Minutes): number {
  let low = 0;
  let high = bookings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bookings[middle].epochMinute < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

const stampOf = ({ epochMinute, kind }: { readonly epochMinute: number; readonly kind: string }): string =>
  `${epochMinute} ${kind}`;

const keyOf = ({ firstBookingId, lastBookingId }: Session): string => `${firstBookingId} ${lastBookingId}`;

const stateOf = (session: Session): string => `${keyOf(session)} ${session.state}`;

const idsOf = (session: Session): string[] => [
  ...new Set([
    session.firstBookingId,
    session.lastBookingId,
    ...session.intervals.flatMap((i) => [i.startBookingId, i.endBookingId ?? i.startBookingId]),
  ]),
];
