import {
  type BookingKind,
  type EpochMinute,
  LONGEST_SESSION_MINUTES,
  type LocalDate,
  type Minutes,
  type WorkLocation,
  zone,
} from '@zeitbuch/working-time';
import { type ColumnSpec, type ImportFile, readCsvTable } from './csv-table';
import { RowReader } from './row-reader';

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
}

export const BOOKING_COLUMNS: readonly ColumnSpec[] = [
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
interface ReadBooking {
  readonly cells: RowReader;
  readonly booking: BookingRecord;
}

/**
 * Reads bookings with local times of a zone. Bookings of a person must pair up; a night shift may end on the next day,
 * within the longest session. A time that clocks skip or show twice is refused: the file cannot say which one it means.
 */
export function readBookingsFile(content: string, zoneId: string): ImportFile<BookingRecord> {
  const table = readCsvTable(content, BOOKING_COLUMNS);
  const readers = table.rows.map((row) => new RowReader(row));
  const read: ReadBooking[] = [];
  for (const cells of readers) {
    const booking = bookingOf(cells, zoneId);
    if (booking) read.push({ cells, booking });
  }
  // Pairing around an unreadable line would blame its neighbours: those people are paired once the line is repaired.
  const withFlaws = new Set(
    readers.filter((cells) => cells.errors.length > 0).map((c) => c.optional('personnelNumber')),
  );
  for (const [personnelNumber, bookings] of Map.groupBy(read, ({ booking }) => booking.personnelNumber)) {
    failDuplicates(bookings);
    if (!withFlaws.has(personnelNumber)) failUnpaired(bookings.filter(({ cells }) => cells.errors.length === 0));
  }
  const errors = [...table.errors, ...readers.flatMap((cells) => cells.errors)].sort((a, b) => a.line - b.line);
  const records = read.filter(({ cells }) => cells.errors.length === 0).map(({ booking }) => booking);
  return { rowCount: table.rows.length, records, errors };
}

function bookingOf(cells: RowReader, zoneId: string): BookingRecord | null {
  const personnelNumber = cells.personnelNumber();
  const date = cells.date('date');
  const minuteOfDay = cells.minuteOfDay('time');
  const kind = cells.choice('kind', 'import.unknown-kind', KINDS);
  const location = cells.choice('location', 'import.unknown-location', LOCATIONS);
  if (date === '' || minuteOfDay === null) return null;
  const local = zone(zoneId).resolveLocal(date, minuteOfDay);
  if (local.kind === 'skipped')
    cells.fail('time', 'import.local-time-skipped', 'Clocks went forward: this time did not exist.');
  if (local.kind === 'doubled')
    cells.fail('time', 'import.local-time-ambiguous', 'Clocks went back: this time existed twice.');
  if (local.kind !== 'exact' || !kind || !location || cells.errors.length > 0) return null;
  const { epochMinute, offsetMinutes } = local;
  return { line: cells.line, personnelNumber, date, minuteOfDay, epochMinute, offsetMinutes, kind, location };
}

function failDuplicates(bookings: readonly ReadBooking[]): void {
  const seen = new Map<EpochMinute, number>();
  for (const { cells, booking } of bookings) {
    const first = seen.get(booking.epochMinute);
    if (first === undefined) seen.set(booking.epochMinute, booking.line);
    else cells.fail('time', 'import.duplicate', `This person has a booking for the same minute on line ${first}.`);
  }
}

function failUnpaired(bookings: readonly ReadBooking[]): void {
  let state: State = 'out';
  let opened: ReadBooking | null = null;
  const unpaired = ({ cells }: ReadBooking, why: string): void => cells.fail('kind', 'import.unpaired', why);
  for (const item of bookings.toSorted((a, b) => a.booking.epochMinute - b.booking.epochMinute)) {
    const { kind, epochMinute } = item.booking;
    const tooLate = opened !== null && epochMinute - opened.booking.epochMinute > LONGEST_SESSION_MINUTES;
    if (opened && (kind === 'clockIn' || tooLate)) {
      unpaired(opened, 'This clock-in has no clock-out.');
      opened = null;
      state = 'out';
    }
    if (!TRANSITIONS[kind].from.includes(state)) {
      unpaired(item, `A ${kind} cannot come here: the person is ${state}.`);
      continue;
    }
    state = TRANSITIONS[kind].to;
    if (kind === 'clockIn') opened = item;
    if (kind === 'clockOut') opened = null;
  }
  if (opened) unpaired(opened, 'This clock-in has no clock-out.');
}
