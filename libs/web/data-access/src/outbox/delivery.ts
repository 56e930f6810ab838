import { inject, Injectable } from '@angular/core';
import { MachineClock } from '../clock';
import { type BookingReceiptDto, type ClarificationDto, type TodayDto } from '../generated';
import { type Problem } from '../problem';
import { type Answer, BookingServer } from './booking-server';
import { type PendingBooking } from './pending-booking';
import { OTHER_PERSON } from './signed-in-as';

/** What came of an attempt to send a booking. */
export type Outcome =
  | { readonly kind: 'applied'; readonly day: TodayDto }
  | { readonly kind: 'clarifying'; readonly day: TodayDto; readonly clarification: ClarificationDto }
  | { readonly kind: 'refused' | 'superseded'; readonly problem: Problem }
  /** Nothing was decided: the booking stays, and none after it may overtake it. */
  | { readonly kind: 'undecided'; readonly problem: Problem };

/** Within this a first attempt is what is pressed now: the server's clock at its arrival is what the person means. */
const FRESH_MILLISECONDS = 20_000;
/** A state older than this comes from another day's work, also for a night shift. */
const LONGEST_STATE_MILLISECONDS = 16 * 60 * 60_000;
/** The server books whole minutes. */
const MINUTE_MILLISECONDS = 60_000;
/** Answers that decide nothing about the booking itself. */
const UNDECIDED_STATUS = new Set([401, 408, 425, 429]);
/** Refusals of this size or form stand even without a problem document: sending the same again cannot help. */
const HOPELESS_STATUS = new Set([413, 422]);

/** Sends one booking and reads from the answer what became of it. */
@Injectable({ providedIn: 'root' })
export class Delivery {
  readonly #machine = inject(MachineClock);
  readonly #server = inject(BookingServer);

  /**
   * Whether the booking counts from the minute that the person saw when pressing: it was held up, or pressed too long
   * ago to count from its arrival; also true when the clock was set back.
   */
  isLate({ deviceMilliseconds, wasHeldUp }: PendingBooking): boolean {
    if (wasHeldUp) return true;
    const age = this.#machine.nowMilliseconds() - deviceMilliseconds;
    return age < 0 || age > FRESH_MILLISECONDS;
  }

  async deliver(booking: PendingBooking): Promise<Outcome> {
    const isLate = this.isLate(booking);
    let answer: Answer<BookingReceiptDto> = await this.#server.book(booking, isLate);
    // The server knows this id: an attempt in the other form arrived, only its answer got lost. Ask for that answer.
    if (isKnown(answer)) answer = await this.#server.book(booking, !isLate);
    // Known in neither form: the claimed time was put right between attempts. The id is this booking's all the same.
    if (isKnown(answer)) return this.#recorded(booking);
    if ('problem' in answer) return this.#outcomeOf(booking, answer.problem);
    const { clarification, day } = answer.body;
    return clarification ? { kind: 'clarifying', day, clarification } : { kind: 'applied', day };
  }

  async #recorded(booking: PendingBooking): Promise<Outcome> {
    const today = await this.#server.today(booking.employeeId);
    return 'problem' in today ? { kind: 'undecided', problem: today.problem } : { kind: 'applied', day: today.body };
  }

  async #outcomeOf(booking: PendingBooking, problem: Problem): Promise<Outcome> {
    if (!isRefusal(problem)) return { kind: 'undecided', problem };
    if (!SAYS_STATE.has(problem.code)) return { kind: 'refused', problem };
    const today = await this.#server.today(booking.employeeId);
    if ('problem' in today) return { kind: 'undecided', problem: today.problem };
    return { kind: holdsAlready(booking, problem.code, today.body) ? 'superseded' : 'refused', problem };
  }
}

const isKnown = (answer: Answer<BookingReceiptDto>): boolean =>
  'problem' in answer && answer.problem.code === 'idempotency.mismatch';

/** Whether the server has decided against the booking. Pages of proxies and portals decide nothing. */
function isRefusal({ code, status }: Problem): boolean {
  if (HOPELESS_STATUS.has(status)) return true;
  const isOfServer = code !== 'internal' && code !== OTHER_PERSON;
  return isOfServer && status >= 400 && status < 500 && !UNDECIDED_STATUS.has(status);
}

/** Codes by which the server refuses what may hold already, e.g. because another tab or a terminal booked it. */
const SAYS_STATE = new Set([
  'booking.already-open',
  'booking.not-open',
  'booking.already-on-break',
  'booking.no-break',
  'booking.same-location',
]);

/**
 * Whether the person already stands where the refused booking would have led: same state, same place, since before
 * it was pressed and through this day's own bookings. Otherwise a booking is missing, and the person must know.
 */
function holdsAlready(booking: PendingBooking, code: string, day: TodayDto): boolean {
  const since = Date.parse(day.since ?? '');
  const claimed = Date.parse(booking.claimedAt);
  if (!(since <= claimed + MINUTE_MILLISECONDS && claimed - since < LONGEST_STATE_MILLISECONDS)) return false;
  const isAt = day.location === booking.location;
  switch (code) {
    case 'booking.already-open':
      return booking.kind === 'clockIn' && day.state === 'in' && isAt;
    case 'booking.not-open':
      return booking.kind === 'clockOut' && day.state === 'out';
    case 'booking.already-on-break':
      return booking.kind === 'breakStart' && day.state === 'onBreak';
    case 'booking.no-break':
      return booking.kind === 'breakEnd' && day.state === 'in';
    case 'booking.same-location':
      return booking.kind === 'locationChange' && day.state === 'in' && isAt;
    default:
      return false;
  }
}
