import { Injectable } from '@nestjs/common';
import { type EvaluatedDay, evaluationRow } from '../evaluation';
import { Batching, Db, type RequestContext, newId, sqlState } from '../platform';
import { type MonthStatus } from './booking.dto';
import { type BOOKING_COLUMNS, writeBookings } from './booking-write-sql';
import { type RecordedBooking, type RunningInterval } from './clock-context';

/** An accepted booking and everything that follows from it. */
export interface BookingWrite {
  recorded: RecordedBooking;
  requestHash: string;
  /** The month as it was read; version 0 if nobody had written into it. */
  month: { status: MonthStatus; version: number };
  evaluated: EvaluatedDay;
  /** The interval that was running when the booking was decided on. */
  running: RunningInterval | null;
  /** The running interval belongs to a session whose clock-out never came: it counts nothing. */
  leavesIncomplete: boolean;
}

type BookingRow = Record<(typeof BOOKING_COLUMNS)[number][0], string | number | boolean | null> & {
  employee_id: string;
  booking_id: string;
};

/** How long a batch waits for somebody's month that is locked. Then everybody is written alone and waits for their own. */
const PATIENCE = '50ms';
const LOCK_NOT_AVAILABLE = '55P03';

/** Writes bookings; those of people who book at the same time go into one statement and one commit. */
@Injectable()
export class BookingWriter {
  readonly #rows = new Batching<BookingRow, boolean>((rows, alone) => this.#write(rows, alone), {
    size: 64,
    inFlight: 1,
    keyOf: (row) => row.employee_id,
    againAlone: (error) => sqlState(error) === LOCK_NOT_AVAILABLE,
  });

  constructor(private readonly db: Db) {}

  /**
   * Writes the booking of the person who asks; false if the month is no longer as it was read.
   * @throws the database's error where a constraint stops it
   */
  write(context: RequestContext, write: BookingWrite): Promise<boolean> {
    const { recorded, month, running } = write;
    const { kind } = recorded;
    const ended = kind !== 'clockIn' || write.leavesIncomplete ? running : null;
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
      ends_interval: ended?.startBookingId ?? null,
      ends_from: ended?.startMinute ?? null,
      ends_location: ended?.location ?? null,
      ends_shift_date: ended?.shiftDate ?? null,
      leaves_incomplete: write.leavesIncomplete,
      begins_interval: kind === 'clockIn' || kind === 'breakEnd' || kind === 'locationChange',
      reopened_event: month.status === 'open' ? null : newId(),
      ...evaluationRow(write.evaluated),
    });
  }

  /** In the order of the people's ids: everybody who locks several months does so, hence no deadlock. */
  async #write(rows: readonly BookingRow[], alone: boolean): Promise<boolean[]> {
    const inOrder = rows.toSorted((a, b) => (a.employee_id < b.employee_id ? -1 : 1));
    const reopens = rows.some((row) => row.reopened_event !== null);
    const name = reopens ? 'booking.write.reopens' : 'booking.write';
    const written = await this.db.prepared<{ booking_id: string }>(name, writeBookings({ reopens }), [
      JSON.stringify(inOrder),
      rows.length,
      alone ? '0' : PATIENCE,
    ]);
    const ids = new Set(written.map(({ booking_id }) => booking_id));
    return rows.map(({ booking_id }) => ids.has(booking_id));
  }
}
