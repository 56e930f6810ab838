import { Injectable } from '@nestjs/common';
import { type MonthStatus } from '@zeitbuch/working-time';
import { type EvaluatedDay, evaluationRow } from '../facts';
import {
  Batching,
  Db,
  LOCK_NOT_AVAILABLE,
  type RequestContext,
  isWorthAskingAlone,
  newId,
  sqlState,
} from '../platform';
import { type BOOKING_COLUMNS, writeBookings } from './booking-write-sql';
import { type RecordedBooking, type RunningInterval } from './clock-context';

/** An accepted booking and everything that follows from it. */
export interface BookingWrite {
  recorded: RecordedBooking;
  requestHash: string;
  /** The month as it was read; version 0 if nobody had written into it. */
  month: { status: MonthStatus; version: number };
  evaluated: EvaluatedDay;
  /** The interval that the booking ends if it ends one: it was running when the booking was decided on, or lacked its end. */
  running: RunningInterval | null;
  /** The running interval belongs to a session whose clock-out never came: it counts nothing. */
  leavesIncomplete: boolean;
}

type BookingRow = Record<(typeof BOOKING_COLUMNS)[number][0], string | number | boolean | null> & {
  employee_id: string;
  booking_id: string;
};

/** How long a batch waits for somebody's month that is locked. Then each of its people is written alone. */
const PATIENCE = '50ms';
/** So long then: whose month is free needs no longer, and those who wait are sorted out. */
const PATIENCE_ALONE = '10ms';
/** How long somebody waits for their own month at last, on the connections kept for that. */
const PATIENCE_WAITING = '1s';
/** So long after having waited in vain, somebody's booking does not go into a batch. */
const REMEMBERED_MILLISECONDS = 10_000;

/**
 * Writes bookings; those of people who book at the same time go into one statement and one commit. Whose month
 * somebody else holds waits for it beside the others, on few connections of their own, and not for long.
 */
@Injectable()
export class BookingWriter {
  readonly #rows = new Batching<BookingRow, boolean>(
    (rows, alone) => this.#write(rows, alone ? PATIENCE_ALONE : PATIENCE, 'clock'),
    { size: 64, inFlight: 1, keyOf: (row) => row.employee_id, againAlone: isWorthAskingAlone },
  );
  /** People whose month was held by somebody else a moment ago. */
  readonly #held = new Set<string>();

  constructor(private readonly db: Db) {}

  /**
   * Writes the booking of the person who asks; false if the month is no longer as it was read.
   * @throws the database's error where a constraint stops it, or where somebody else holds the month for too long
   */
  write(context: RequestContext, write: BookingWrite): Promise<boolean> {
    const { recorded, month, running } = write;
    const { kind } = recorded;
    const ended = kind !== 'clockIn' || write.leavesIncomplete ? running : null;
    return this.#ask({
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

  async #ask(row: BookingRow): Promise<boolean> {
    if (!this.#held.has(row.employee_id))
      try {
        return await this.#rows.ask(row);
      } catch (error) {
        if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
      }
    this.#held.add(row.employee_id);
    const [written] = await this.#write([row], PATIENCE_WAITING, 'waiting').catch((error: unknown) => {
      setTimeout(() => this.#held.delete(row.employee_id), REMEMBERED_MILLISECONDS).unref();
      throw error;
    });
    this.#held.delete(row.employee_id);
    return written;
  }

  /** In the order of the people's ids: everybody who locks several months does so, hence no deadlock. */
  async #write(rows: readonly BookingRow[], patience: string, lane: 'clock' | 'waiting'): Promise<boolean[]> {
    const inOrder = rows.toSorted((a, b) => (a.employee_id < b.employee_id ? -1 : 1));
    const reopens = rows.some((row) => row.reopened_event !== null);
    const name = reopens ? 'booking.write.reopens' : 'booking.write';
    const written = await this.db.prepared<{ booking_id: string }>(
      { name, text: writeBookings({ reopens }), values: [JSON.stringify(inOrder), rows.length, patience] },
      lane,
    );
    const ids = new Set(written.map(({ booking_id }) => booking_id));
    return rows.map(({ booking_id }) => ids.has(booking_id));
  }
}
