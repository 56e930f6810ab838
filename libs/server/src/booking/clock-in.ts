import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Accepted,
  type Booking,
  acceptBooking,
  addDays,
  monthOf,
  parseInstant,
  zone,
  type MonthStatus,
  type PersonFacts,
} from '@zeitbuch/working-time';
import { type DatedEvaluation, evaluateDate } from '../facts';
import { Clock, Db, Problem, type RequestContext, sqlState } from '../platform';
import { type BookingReceiptDto, type CreateBookingDto } from './booking.dto';
import { bookingView, problemOfRefusal } from './booking-view';
import { BookingWriter } from './booking-writer';
import { type ClockContext, type RecordedBooking, type RunningInterval, withBooking } from './clock-context';
import { ClockContextReader } from './clock-context-reader';
import { isKept } from './kept-bookings';
import { LateBookings } from './late-bookings';
import { TodayReader } from './today-reader';
import { todayView } from './today-view';
import { OpenDays } from '../month';

/** Older ones are kept for a person to look at: whether so old a time is right, only somebody who knows the days can say. */
const OLDEST_MINUTES = 7 * 24 * 60;
/** Each attempt that finds the month changed means that another request of the same person got through. */
const ATTEMPTS = 5;
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

export interface ClockInResult {
  receipt: BookingReceiptDto;
  /** `replayed`: this very request had been received before; `kept`: now or before, and it waits to be clarified or did. */
  outcome: 'booked' | 'replayed' | 'kept';
}

/** An accepted booking with the day that it makes. */
interface Decided {
  /** As it was read; version 0 if nobody had written into it. */
  month: { status: MonthStatus; version: number };
  facts: PersonFacts;
  recorded: RecordedBooking;
  accepted: Accepted;
  evaluated: DatedEvaluation;
}

/**
 * Takes a booking: one statement reads what is known, the domain decides, one
 * statement writes booking, interval, evaluation and log; people who book at the
 * same moment share both. Nothing is locked in between; the write takes effect
 * only if the month is still as it was read, and constraints of the database say
 * the rest.
 */
@Injectable()
export class ClockIn {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly contexts: ClockContextReader,
    private readonly writer: BookingWriter,
    private readonly openDays: OpenDays,
    private readonly today: TodayReader,
    private readonly late: LateBookings,
  ) {}

  /**
   * Books for the person who asks. A booking made without connection that does not fit is kept, see {@link LateBookings};
   * the person who stands there hears at once why it cannot be.
   * @throws Problem as listed at the domain's `acceptBooking`, `booking.not-employed`, `period.closed`,
   *   `idempotency.mismatch`, `booking.too-many-unclear`
   */
  async execute(context: RequestContext, command: CreateBookingDto): Promise<ClockInResult> {
    await this.db.settleClock();
    const now = this.clock.nowEpochMinute();
    const proposed = proposedBooking(command, context, now);
    const isTooOld = proposed.epochMinute < now - OLDEST_MINUTES;
    const requestHash = fingerprint(command);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const at = isTooOld ? now : proposed.epochMinute;
      const known = await this.contexts.read(context, now, at, proposed.bookingId);
      if (known.known) return this.#replay(context, known, requestHash);
      if (known.kept) return this.#kept(context, proposed, requestHash, 'replayed');
      const decided = isTooOld ? new Problem('booking.too-old') : decide(known, proposed, command);
      if (decided instanceof Problem) {
        if (command.at === undefined || !isKept(decided.code)) throw decided;
        throwIfBeforeHiring(known, proposed);
        if (await this.late.keep(context, proposed, requestHash, decided.code))
          return this.#kept(context, proposed, requestHash, 'booked');
      } else {
        const result = await this.#book(context, known, decided, requestHash);
        if (result) return result;
      }
    }
    throw new Problem('unavailable');
  }

  /** Null if somebody else wrote into the month meanwhile. */
  async #book(
    context: RequestContext,
    known: ClockContext,
    decided: Decided,
    requestHash: string,
  ): Promise<ClockInResult | null> {
    const { recorded, month, evaluated, accepted } = decided;
    const written = await wroteUnlessConstrained(
      this.writer.write(context, {
        recorded,
        requestHash,
        month,
        evaluated: evaluated.day,
        running: endedInterval(known, decided),
        leavesIncomplete: accepted.leftIncomplete !== undefined,
      }),
    );
    if (!written) return null;
    const receipt = await this.#finish(context, known, decided);
    // Only a late one can be what others wait for: what is pressed now comes after all of them.
    if (recorded.source !== 'offline' || (await this.late.settle(context, recorded)) === 0)
      return { receipt, outcome: 'booked' };
    return { receipt: { ...receipt, day: await this.today.read(context) }, outcome: 'booked' };
  }

  /** A booking that was kept: it counts if it fits meanwhile, else it waits on or was decided. */
  async #kept(
    context: RequestContext,
    proposed: Booking,
    requestHash: string,
    ifItFits: 'booked' | 'replayed',
  ): Promise<ClockInResult> {
    const read = () => this.contexts.read(context, this.clock.nowEpochMinute(), undefined, proposed.bookingId);
    assertSame((await read()).kept, context, requestHash);
    await this.late.settle(context, proposed);
    const known = await read();
    if (known.known) return { ...(await this.#replay(context, known, requestHash)), outcome: ifItFits };
    const { booking, clarification } = assertSame(known.kept, context, requestHash);
    const day = await this.today.read(context);
    return { receipt: { booking: bookingView(booking, known.facts.zone), day, clarification }, outcome: 'kept' };
  }

  /** Evaluates the days that the booking changes beside its own, and answers with booking and day. */
  async #finish(
    context: RequestContext,
    known: ClockContext,
    { facts, recorded, accepted, evaluated }: Decided,
  ): Promise<BookingReceiptDto> {
    const booking = bookingView(recorded, facts.zone);
    if (accepted.leftIncomplete) {
      const { shiftDate } = accepted.leftIncomplete;
      await this.openDays.evaluate({
        tenantId: context.tenantId,
        employeeIds: [context.employeeId],
        from: shiftDate,
        to: shiftDate,
      });
    }
    // Sent late: the day after has been evaluated without it, and its rest or its account may look at this one.
    const next = addDays(recorded.shiftDate, 1);
    if (next < known.localDate)
      await this.openDays.evaluate({
        tenantId: context.tenantId,
        employeeIds: [context.employeeId],
        from: next,
        to: next,
      });
    const after: ClockContext = {
      ...known,
      facts,
      bookings: [...known.bookings, recorded],
      lastLocation: recorded.location,
      months: new Map(known.months).set(monthOf(recorded.shiftDate), { status: 'open', version: 0 }),
    };
    // Another day than today changed: its balance is part of the account now, which has to be read again.
    const onlyToday = recorded.shiftDate === known.localDate && !accepted.leftIncomplete && known.account.from !== null;
    if (!onlyToday || !this.today.isComplete(known)) return { booking, day: await this.today.read(context) };
    return { booking, day: todayView(after, evaluated) };
  }

  async #replay(context: RequestContext, { known, facts }: ClockContext, requestHash: string): Promise<ClockInResult> {
    const { booking } = assertSame(known, context, requestHash);
    const day = await this.today.read(context);
    return { receipt: { booking: bookingView(booking, facts.zone), day }, outcome: 'replayed' };
  }
}

/** Nothing on its way, nor a person, could make a time true that lies before the first day of employment. */
function throwIfBeforeHiring({ facts }: ClockContext, { epochMinute }: Booking): void {
  const date = facts.zone.dateAt(epochMinute);
  if (date < facts.input.hiredOn) throw new Problem('booking.not-employed', { date });
}

/** Whether the booking can be, and what day it makes. */
function decide(known: ClockContext, proposed: Booking, command: CreateBookingDto): Decided | Problem {
  const { zone: place } = known.facts;
  const accepted = acceptBooking({
    existing: known.facts.input.bookings,
    proposed,
    isLate: command.at !== undefined,
    asOfEpochMinute: known.now,
    zone: place,
  });
  if (!accepted.ok) return problemOfRefusal(accepted, place);
  const { shiftDate } = accepted;
  const month = known.months.get(monthOf(shiftDate)) ?? { status: 'open' as const, version: 0 };
  if (month.status === 'closed') return new Problem('period.closed', { month: monthOf(shiftDate) });
  const facts = withBooking(known.facts, proposed);
  const evaluated = evaluateDate(facts, shiftDate, known.now);
  if (!evaluated?.facts.contract) return new Problem('booking.not-employed', { date: shiftDate });
  const source = command.at ? ('offline' as const) : ('web' as const);
  const recorded: RecordedBooking = { ...proposed, shiftDate, source, voided: false, correctionId: null };
  return { month, facts, recorded, accepted, evaluated };
}

/**
 * The interval that the booking ends. One of a day that is long over runs no more where the day was put together again
 * from late bookings; its end may still come late as well.
 */
function endedInterval({ running, facts }: ClockContext, { recorded, accepted }: Decided): RunningInterval | null {
  if (running || recorded.source !== 'offline' || accepted.leftIncomplete) return running;
  const session = facts.sessions.at(-1);
  const last = session?.intervals.at(-1);
  return session && last?.endMinute === null ? { ...last, shiftDate: session.shiftDate } : null;
}

function proposedBooking(command: CreateBookingDto, context: RequestContext, now: number): Booking {
  const epochMinute = command.at === undefined ? now : (parseInstant(command.at)?.epochMinute ?? now);
  return {
    bookingId: command.bookingId.toLowerCase(),
    kind: command.kind,
    location: command.location,
    epochMinute,
    offsetMinutes: zone(context.zone).offsetAt(epochMinute),
  };
}

/** Equal for equal requests: the same id with another body is a mistake of the client and told so. */
function fingerprint({ kind, location, at }: CreateBookingDto): string {
  return hash('sha256', JSON.stringify([kind, location, at ?? null]), 'base64');
}

/** What is known under the id, if it is the same request. */
function assertSame<Known extends { employeeId: string; requestHash: string | null }>(
  known: Known | null,
  context: RequestContext,
  requestHash: string,
): Known {
  if (known?.employeeId !== context.employeeId || known.requestHash !== requestHash)
    throw new Problem('idempotency.mismatch');
  return known;
}

/** Whether it was written: false where a constraint stopped it, which means the same as a changed month: look again. */
async function wroteUnlessConstrained(write: Promise<boolean>): Promise<boolean> {
  try {
    return await write;
  } catch (error) {
    const state = sqlState(error);
    if (state === UNIQUE_VIOLATION || state === EXCLUSION_VIOLATION) return false;
    throw error;
  }
}
