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
} from '@zeitbuch/working-time';
import { type DatedEvaluation, type PersonFacts, evaluateDate } from '../evaluation';
import { Clock, Db, Problem, type RequestContext, sqlState } from '../platform';
import { type BookingReceiptDto, type CreateBookingDto } from './booking.dto';
import { bookingView, problemOfRefusal } from './booking-view';
import { BookingWriter } from './booking-writer';
import { type ClockContext, type RecordedBooking, withBooking } from './clock-context';
import { ClockContextReader } from './clock-context-reader';
import { OpenDays } from './open-days';
import { TodayReader } from './today-reader';
import { todayView } from './today-view';

/** Older ones are a matter of memory, not of a lost connection: they go the way of a correction. */
const OLDEST_MINUTES = 7 * 24 * 60;
/** Each attempt that finds the month changed means that another request of the same person got through. */
const ATTEMPTS = 5;
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

export interface ClockInResult {
  receipt: BookingReceiptDto;
  /** This very request had been received before. */
  replayed: boolean;
}

/** An accepted booking with the day that it makes. */
interface Decided {
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
  ) {}

  /**
   * Books for the person who asks.
   * @throws Problem as listed at the domain's `acceptBooking`, `booking.too-old`,
   *   `booking.not-employed`, `period.closed`, `idempotency.mismatch`
   */
  async execute(context: RequestContext, command: CreateBookingDto): Promise<ClockInResult> {
    await this.db.settleClock();
    const now = this.clock.nowEpochMinute();
    const proposed = proposedBooking(command, context, now);
    if (proposed.epochMinute < now - OLDEST_MINUTES) throw new Problem('booking.too-old');
    const requestHash = fingerprint(command);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const known = await this.contexts.read(context, now, proposed.epochMinute, proposed.bookingId);
      if (known.known) return this.#replay(context, known, requestHash);
      const result = await this.#attempt(context, command, known, proposed, requestHash);
      if (result) return result;
    }
    throw new Problem('unavailable');
  }

  /** Null if somebody else wrote into the month meanwhile. */
  async #attempt(
    context: RequestContext,
    command: CreateBookingDto,
    known: ClockContext,
    proposed: Booking,
    requestHash: string,
  ): Promise<ClockInResult | null> {
    const { zone: place } = known.facts;
    const accepted = acceptBooking({
      existing: known.facts.input.bookings,
      proposed,
      asOfEpochMinute: known.now,
      zone: place,
    });
    if (!accepted.ok) throw problemOfRefusal(accepted, place);
    const month = known.months.get(monthOf(accepted.shiftDate)) ?? { status: 'open' as const, version: 0 };
    if (month.status === 'closed') throw new Problem('period.closed', { month: monthOf(accepted.shiftDate) });
    const facts = withBooking(known.facts, proposed);
    const evaluated = evaluateDate(facts, accepted.shiftDate, known.now);
    if (!evaluated?.facts.contract) throw new Problem('booking.not-employed', { date: accepted.shiftDate });
    const recorded: RecordedBooking = {
      ...proposed,
      shiftDate: accepted.shiftDate,
      source: command.at ? 'offline' : 'web',
      voided: false,
      correctionId: null,
    };
    const written = await orNull(
      this.writer.write(context, {
        recorded,
        requestHash,
        month,
        evaluated: evaluated.day,
        running: known.running,
        leavesIncomplete: accepted.leftIncomplete !== undefined,
      }),
    );
    if (!written) return null;
    return { receipt: await this.#receipt(context, known, { facts, recorded, accepted, evaluated }), replayed: false };
  }

  async #receipt(
    context: RequestContext,
    known: ClockContext,
    { facts, recorded, accepted, evaluated }: Decided,
  ): Promise<BookingReceiptDto> {
    const booking = bookingView(recorded, facts.zone);
    if (accepted.leftIncomplete) {
      const { shiftDate } = accepted.leftIncomplete;
      await this.openDays.evaluate(context.tenantId, [context.employeeId], shiftDate, shiftDate);
    }
    // Sent late: the day after has been valued without it, and its rest or its account may look at this one.
    const next = addDays(recorded.shiftDate, 1);
    if (next < known.localDate) await this.openDays.evaluate(context.tenantId, [context.employeeId], next, next);
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
    if (!known || known.employeeId !== context.employeeId || known.requestHash !== requestHash) {
      throw new Problem('idempotency.mismatch');
    }
    const day = await this.today.read(context);
    return { receipt: { booking: bookingView(known.booking, facts.zone), day }, replayed: true };
  }
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

/** A constraint that stopped the write means the same as a changed month: look again. */
async function orNull(write: Promise<boolean>): Promise<boolean> {
  try {
    return await write;
  } catch (error) {
    const state = sqlState(error);
    if (state === UNIQUE_VIOLATION || state === EXCLUSION_VIOLATION) return false;
    throw error;
  }
}
