import {
  type BookingKind,
  type EpochMinute,
  type LocalDate,
  type Minutes,
  type WorkLocation,
  MINUTES_PER_DAY,
  inOrder,
  zone,
} from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { type FailRecord, type FileRules } from './read-file';
import { type RowReader } from './row-reader';

export interface BookingRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly date: LocalDate;
  /** Minute of the local day, 0 to 1439. */
  readonly minuteOfDay: Minutes;
  readonly epochMinute: EpochMinute;
  /** UTC offset at that instant. */
  readonly offsetMinutes: Minutes;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  /** What is taken over otherwise than it stands: seconds were cut, zeros in front of the number dropped. */
  readonly readAs: readonly ('import.seconds-cut' | 'import.zeros-dropped')[];
}

const BOOKING_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'date', aliases: ['Datum'] },
  { name: 'time', aliases: ['Uhrzeit', 'Zeit'] },
  { name: 'kind', aliases: ['Buchungsart', 'Art'] },
  { name: 'location', aliases: ['Ort', 'Arbeitsort'] },
];
const KINDS: Readonly<Record<string, BookingKind>> = {
  clockIn: 'clockIn',
  Kommen: 'clockIn',
  clockOut: 'clockOut',
  Gehen: 'clockOut',
  breakStart: 'breakStart',
  Pausenbeginn: 'breakStart',
  breakEnd: 'breakEnd',
  Pausenende: 'breakEnd',
  locationChange: 'locationChange',
  Ortswechsel: 'locationChange',
};
const LOCATIONS: Readonly<Record<string, WorkLocation>> = {
  office: 'office',
  Büro: 'office',
  Dienststelle: 'office',
  mobileWork: 'mobileWork',
  'Mobile Arbeit': 'mobileWork',
  telework: 'telework',
  Telearbeit: 'telework',
  businessTrip: 'businessTrip',
  Dienstreise: 'businessTrip',
};
/** In which state a booking may come, and the state it leads to. */
const TRANSITIONS: Readonly<Record<BookingKind, { readonly from: readonly State[]; readonly to: State }>> = {
  clockIn: { from: ['out'], to: 'in' },
  clockOut: { from: ['in', 'onBreak'], to: 'out' },
  breakStart: { from: ['in'], to: 'onBreak' },
  breakEnd: { from: ['onBreak'], to: 'in' },
  locationChange: { from: ['in'], to: 'in' },
};
type State = 'out' | 'in' | 'onBreak';

/** Two days and nights: a person who clocks out later than that was not at work all the time. */
const LONGEST_IMPORTED_MINUTES = 2 * MINUTES_PER_DAY;

/**
 * Bookings with local times of a zone, as terminals write them: with seconds, of which the minute counts that had begun,
 * and with numbers filled up with zeros. A shift may end on a later day; one of more than 48 hours is a forgotten
 * clock-out: who really worked on brings the duty in parts that share a minute. What has no partner is no error: terminals
 * deliver that every day, and its day is incomplete ({@link unpairedBookings}). A time that clocks skip or show twice is
 * refused: the file cannot say which one it means.
 */
export const bookingsFile = (zoneId: string): FileRules<BookingRecord> => ({
  columns: BOOKING_COLUMNS,
  dropsZeros: true,
  recordOf: (cells) => bookingOf(cells, zoneId),
  // Around a line that cannot be read pairing would blame its neighbours: it is a doubt until the line is repaired.
  together: (ofPerson, fail, doubt) => failEndless(withoutDuplicates(ofPerson, fail), doubt),
});

function bookingOf(cells: RowReader, zoneId: string): BookingRecord | null {
  const personnelNumber = cells.filledUpNumber();
  const date = cells.date('date');
  const minuteOfDay = cells.begunMinuteOfDay('time');
  const kind = cells.choice('kind', 'import.unknown-kind', KINDS);
  const location = cells.choice('location', 'import.unknown-location', LOCATIONS);
  if (date === null || minuteOfDay === null) return null;
  const local = zone(zoneId).resolveLocal(date, minuteOfDay);
  if (local.kind === 'skipped')
    cells.fail('time', 'import.local-time-skipped', 'Clocks went forward: this time did not exist.');
  if (local.kind === 'doubled')
    cells.fail('time', 'import.local-time-ambiguous', 'Clocks went back: this time existed twice.');
  if (local.kind !== 'exact' || !kind || !location || cells.errors.length > 0) return null;
  const { epochMinute, offsetMinutes } = local;
  const readAs = [
    ...(/:\d\d:/.test(cells.optional('time')) ? (['import.seconds-cut'] as const) : []),
    ...(cells.optional('personnelNumber') === personnelNumber ? [] : (['import.zeros-dropped'] as const)),
  ];
  const at = { date, minuteOfDay, epochMinute, offsetMinutes };
  return { line: cells.line, personnelNumber, ...at, kind, location, readAs };
}

function withoutDuplicates(
  ofPerson: readonly BookingRecord[],
  fail: FailRecord<BookingRecord>,
): readonly BookingRecord[] {
  // Out and in at the same minute are two bookings: work that ends and work that begins may touch.
  const seen = new Map<string, number>();
  return ofPerson.filter((booking) => {
    const key = `${booking.epochMinute} ${booking.kind}`;
    const first = seen.get(key);
    if (first === undefined) return seen.set(key, booking.line);
    const message = `This person has the same booking for the same minute on line ${first}.`;
    fail(booking, { column: 'time', value: `${booking.date} ${clockOf(booking)}` }, 'import.duplicate', message);
    return false;
  });
}

/** A week between two bookings is a forgotten clock-out and a forgotten clock-in; taken over it would count as one duty. */
function failEndless(ofPerson: readonly BookingRecord[], fail: FailRecord<BookingRecord>): void {
  const ordered = inOrder(ofPerson.map((record) => ({ ...record, bookingId: String(record.line) })));
  let opened: BookingRecord | null = null;
  for (const booking of ordered) {
    if (booking.kind === 'clockIn') opened = booking;
    if (booking.kind !== 'clockOut') continue;
    if (opened && booking.epochMinute - opened.epochMinute > LONGEST_IMPORTED_MINUTES) {
      const until = `${booking.date} ${clockOf(booking)}`;
      const message = `The next clock-out comes more than 48 hours later (${until}): was this one's forgotten?`;
      fail(opened, { column: 'kind', value: opened.kind }, 'import.forgotten-clock-out', message);
    }
    opened = null;
  }
}

/**
 * Bookings without their partner: clock-ins that no clock-out follows (`left-open`), and what cannot come where it
 * stands (`unpaired`), as a clock-out after which nobody clocked in. Nothing is invented for them.
 * @param ordered those of a person, as `inOrder` gives them
 */
export function unpairedBookings<B extends { readonly kind: BookingKind }>(
  ordered: readonly B[],
): { readonly booking: B; readonly lacks: 'import.left-open' | 'import.unpaired' }[] {
  const found: { booking: B; lacks: 'import.left-open' | 'import.unpaired' }[] = [];
  let state: State = 'out';
  let opened: B | null = null;
  for (const booking of ordered) {
    const { kind } = booking;
    if (opened && kind === 'clockIn') {
      found.push({ booking: opened, lacks: 'import.left-open' });
      state = 'out';
    }
    if (!TRANSITIONS[kind].from.includes(state)) {
      found.push({ booking, lacks: 'import.unpaired' });
      continue;
    }
    state = TRANSITIONS[kind].to;
    if (kind === 'clockIn') opened = booking;
    if (kind === 'clockOut') opened = null;
  }
  if (opened) found.push({ booking: opened, lacks: 'import.left-open' });
  return found;
}

const clockOf = ({ minuteOfDay }: BookingRecord): string =>
  [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
