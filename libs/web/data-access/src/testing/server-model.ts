import { acceptBooking, type Booking, parseInstant, zone } from '@zeitbuch/working-time';
import {
  type BookingKind,
  type ClockState,
  type CreateBookingDto,
  type TodayDto,
  type WorkLocation,
} from '../generated';
import { monday } from './monday';

/** A booking that the server has, with the request that made it. */
export interface ServerRow {
  readonly bookingId: string;
  readonly employeeId: string;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  readonly epochMinute: number;
  readonly request: string;
  /** Kept, but not booked: somebody decides. */
  readonly clarification: string | null;
}

export interface ServerAnswer {
  readonly status: number;
  readonly body: unknown;
}

const BERLIN = zone('Europe/Berlin');
const OLDEST_MINUTES = 7 * 24 * 60;
/** The server keeps these and lets somebody decide. */
const CLARIFIED = new Set(['booking.out-of-order', 'booking.too-old']);

const problem = (status: number, code: string): ServerAnswer => ({ status, body: { code, status, title: code } });

/** What the API promises about bookings, in few lines, with the product's own rule of what may follow what. */
export class ServerModel {
  readonly rows: ServerRow[] = [];

  book(employeeId: string, command: CreateBookingDto, nowMilliseconds: number): ServerAnswer {
    const now = Math.floor(nowMilliseconds / 60_000);
    const request = JSON.stringify([command.kind, command.location, command.at ?? null]);
    const known = this.rows.find(({ bookingId }) => bookingId === command.bookingId);
    if (known && (known.employeeId !== employeeId || known.request !== request))
      return problem(422, 'idempotency.mismatch');
    if (known) return this.#receipt(200, known, now);
    const epochMinute = command.at === undefined ? now : (parseInstant(command.at)?.epochMinute ?? now);
    const refusal = this.#refusal(employeeId, command, epochMinute, now);
    if (refusal && !CLARIFIED.has(refusal)) return problem(409, refusal);
    const { bookingId, kind, location } = command;
    const row = { bookingId, employeeId, kind, location, epochMinute, request, clarification: refusal };
    this.rows.push(row);
    return this.#receipt(refusal ? 202 : 201, row, now);
  }

  today(employeeId: string, nowMilliseconds: number): TodayDto {
    const now = Math.floor(nowMilliseconds / 60_000);
    const bookings = this.#bookingsOf(employeeId).filter(
      ({ epochMinute }) => BERLIN.dateAt(epochMinute) === BERLIN.dateAt(now),
    );
    const last = bookings.at(-1);
    const state = stateAfter(last?.kind);
    return monday({
      date: BERLIN.dateAt(now),
      state,
      ...(last ? { since: new Date(last.epochMinute * 60_000).toISOString() } : {}),
      ...(state === 'out' ? {} : { location: last?.location }),
      bookings: bookings.map(({ bookingId }) => ({ bookingId })) as never,
    });
  }

  #refusal(employeeId: string, command: CreateBookingDto, epochMinute: number, now: number): string | null {
    if (epochMinute < now - OLDEST_MINUTES) return 'booking.too-old';
    const proposed: Booking = { ...command, epochMinute, offsetMinutes: BERLIN.offsetAt(epochMinute) };
    const existing = this.#bookingsOf(employeeId);
    const accepted = acceptBooking({
      existing,
      proposed,
      isLate: command.at !== undefined,
      asOfEpochMinute: now,
      zone: BERLIN,
    });
    return accepted.ok ? null : accepted.code;
  }

  #bookingsOf(employeeId: string): Booking[] {
    return this.rows
      .filter((row) => row.employeeId === employeeId && row.clarification === null)
      .map(({ bookingId, kind, location, epochMinute }) => ({
        bookingId,
        kind,
        location,
        epochMinute,
        offsetMinutes: BERLIN.offsetAt(epochMinute),
      }));
  }

  #receipt(status: number, row: ServerRow, now: number): ServerAnswer {
    const day = this.today(row.employeeId, now * 60_000);
    const { bookingId, kind, location, clarification } = row;
    const clarified = clarification === null ? {} : { clarification: { state: 'pending', reason: clarification } };
    return { status, body: { booking: { bookingId, kind, location }, day, ...clarified } };
  }
}

function stateAfter(kind: BookingKind | undefined): ClockState {
  if (kind === undefined || kind === 'clockOut') return 'out';
  return kind === 'breakStart' ? 'onBreak' : 'in';
}
