import { Injectable } from '@nestjs/common';
import { type EvaluatedDay, evaluationRow } from '../evaluation';
import { Batching, Db, type RequestContext, newId } from '../platform';
import { type MonthStatus } from './booking.dto';
import { type BOOKING_COLUMNS, type WriteParts, writeBookings } from './booking-write-sql';
import { type RecordedBooking } from './clock-context';

/** An accepted booking and everything that follows from it. */
export interface BookingWrite {
  recorded: RecordedBooking;
  requestHash: string;
  /** The month as it was read; version 0 if nobody had written into it. */
  month: { status: MonthStatus; version: number };
  evaluated: EvaluatedDay;
  /** The interval that was running when the booking was decided on. */
  openIntervalId: string | null;
  /** The running interval belongs to a session whose clock-out never came: it counts nothing. */
  leavesIncomplete: boolean;
}

type BookingRow = Record<(typeof BOOKING_COLUMNS)[number][0], string | number | boolean | null> & {
  employee_id: string;
  booking_id: string;
};

/** How long people who are written together wait for somebody's month. Alone, everybody waits for their own. */
const SHARED_PATIENCE = '100ms';

/** Writes bookings; those of people who book at the same time go into one statement and one commit. */
@Injectable()
export class BookingWriter {
  readonly #rows = new Batching<BookingRow, boolean>((rows) => this.#write(rows), {
    size: 64,
    inFlight: 1,
    keyOf: (row) => row.employee_id,
  });

  constructor(private readonly db: Db) {}

  /**
   * Writes the booking of the person who asks; false if the month is no longer as it was read.
   * @throws the database's error where a constraint stops it
   */
  write(context: RequestContext, write: BookingWrite): Promise<boolean> {
    const { recorded, month, openIntervalId } = write;
    const { kind } = recorded;
    const ends = openIntervalId !== null && (kind !== 'clockIn' || write.leavesIncomplete);
    return this.#rows.ask({
      tenant_id: context.tenantId,
      shift_date: recorded.shiftDate,
      month_version: month.version,
      booking_id: recorded.bookingId,
      kind,
      location: recorded.location,
      epoch_minute: recorded.epochMinute,
      offset_minutes: recorded.offsetMinutes,
      source: recorded.source,
      request_hash: write.requestHash,
      ends_interval: ends ? openIntervalId : null,
      leaves_incomplete: write.leavesIncomplete,
      begins_interval: kind === 'clockIn' || kind === 'breakEnd' || kind === 'locationChange',
      reopened_event: month.status === 'open' ? null : newId(),
      ...evaluationRow(write.evaluated),
    });
  }

  /** In the order of the people's ids: everybody who locks several months does so, hence no deadlock. */
  async #write(rows: readonly BookingRow[]): Promise<boolean[]> {
    const inOrder = rows.toSorted((a, b) => (a.employee_id < b.employee_id ? -1 : 1));
    const parts: WriteParts = {
      begins: rows.some((row) => row.begins_interval),
      ends: rows.some((row) => row.ends_interval !== null),
      reopens: rows.some((row) => row.reopened_event !== null),
    };
    const written = await this.db.prepared<{ booking_id: string }>(statementName(parts), writeBookings(parts), [
      JSON.stringify(inOrder),
      rows.length,
      rows.length > 1 ? SHARED_PATIENCE : '0',
    ]);
    const ids = new Set(written.map(({ booking_id }) => booking_id));
    return rows.map(({ booking_id }) => ids.has(booking_id));
  }
}

const statementName = ({ begins, ends, reopens }: WriteParts): string =>
  `booking.write${begins ? '.begins' : ''}${ends ? '.ends' : ''}${reopens ? '.reopens' : ''}`;
