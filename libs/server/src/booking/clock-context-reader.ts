import { Injectable } from '@nestjs/common';
import { type Zone, addDays, holidayCalendar, mondayOf, zone, PersonFacts } from '@zeitbuch/working-time';
import { FactsLoader, knownFacts } from '../facts';
import { Batching, Db, Problem, type RequestContext, isWorthAskingAlone } from '../platform';
import { type ClockContext, type OpenAccount, type RecordedBooking } from './clock-context';
import { type BookingTuple, CONTEXT_QUESTION, type ContextRow, READ_CONTEXTS } from './clock-context-sql';
import { clarificationView } from './kept-bookings';

type Question = Record<Exclude<(typeof CONTEXT_QUESTION)[number][0], 'n'>, string | number | null>;

/** Reads what clocking in and the first page need to know. People who ask at the same time are read together. */
@Injectable()
export class ClockContextReader {
  readonly #rows = new Batching<Question, ContextRow | null>((questions) => this.#read(questions), {
    size: 64,
    inFlight: 1,
    againAlone: isWorthAskingAlone,
  });

  constructor(
    private readonly db: Db,
    private readonly loader: FactsLoader,
  ) {}

  /**
   * What is known of the person at `now`.
   * @param at instant of the booking in question, at most now
   * @param bookingId asks whether a booking with this id exists
   * @throws Problem `not-found`
   */
  async read(context: RequestContext, now: number, at = now, bookingId: string | null = null): Promise<ClockContext> {
    const place = zone(context.zone);
    const localDate = place.dateAt(now);
    const row = await this.#rows.ask({
      tenant_id: context.tenantId,
      employee_id: context.employeeId,
      today: localDate,
      since: addDays(place.dateAt(at), -2),
      since_for_minors: addDays(mondayOf(place.dateAt(at)), -2),
      booking_id: bookingId,
    });
    if (!row) throw new Problem('not-found');
    const bookings = (row.bookings ?? []).map(recordedBooking);
    return {
      localDate,
      now,
      facts: await this.#facts(context, place, row, bookings),
      bookings,
      lastLocation: row.last_location,
      running: row.running,
      months: new Map((row.months ?? []).map(({ month, status, version }) => [month, { status, version }])),
      account: accountOf(row),
      known: row.known && {
        employeeId: row.known.employee,
        requestHash: row.known.hash,
        booking: recordedBooking(row.known.booking),
      },
      kept: row.kept && {
        employeeId: row.kept.employee,
        requestHash: row.kept.hash,
        booking: recordedBooking(row.kept.booking),
        clarification: clarificationView(row.kept),
      },
    };
  }

  async #facts(
    context: RequestContext,
    place: Zone,
    row: ContextRow,
    bookings: readonly RecordedBooking[],
  ): Promise<PersonFacts> {
    return new PersonFacts({
      ...knownFacts(row),
      employeeId: context.employeeId,
      zone: place,
      agreements: await this.loader.agreements(this.db.pool, context.tenantId, row.rules_version),
      holidays: holidayCalendar(row.holidays ?? {}),
      bookings: bookings.filter((booking) => !booking.voided),
    });
  }

  async #read(questions: readonly Question[]): Promise<(ContextRow | null)[]> {
    const rows = await this.db.prepared<ContextRow>(
      {
        name: 'booking.contexts',
        text: READ_CONTEXTS,
        values: CONTEXT_QUESTION.map(([name]) => questions.map((question, n) => (name === 'n' ? n : question[name]))),
      },
      'clock',
    );
    const byPlace = new Map(rows.map((row) => [row.n, row]));
    return questions.map((_, n) => byPlace.get(n) ?? null);
  }
}

function accountOf(row: ContextRow): OpenAccount {
  return {
    from: row.account_from,
    closedBalanceMinutes: row.closed_balance,
    openBalanceMinutes: row.open_balance ?? 0,
    evaluatedDays: row.evaluated_days,
    blockedDates: row.blocked_dates ?? [],
  };
}

function recordedBooking(tuple: BookingTuple): RecordedBooking {
  const [bookingId, kind, location, epochMinute, offsetMinutes, shiftDate, source, voided, correctionId] = tuple;
  return { bookingId, kind, location, epochMinute, offsetMinutes, shiftDate, source, voided, correctionId };
}
