import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import {
  type Booking,
  type FiledBooking,
  addDays,
  datesBetween,
  firstDayOf,
  fitBookings,
  mondayOf,
  monthOf,
  PersonFacts,
  type DateSpan,
  type LocalDate,
} from '@zeitbuch/working-time';
import { FactsLoader, ReevaluateDays } from '../facts';
import { Clock, Db, newId, violatedConstraint } from '../platform';
import { bookingOfRow } from './kept-bookings';
import { rebuildIntervals } from './rebuild-intervals';
import { type LatePerson, type MovedBooking, applyWaiting, moveBookings, readMovable, readWaiting } from './settle-sql';
import { reopenMonths, beginWaitingMonths, lockBegunMonths } from '../month';

/** What the person's days will be. */
interface Settled {
  fitting: readonly FiledBooking[];
  moved: readonly MovedBooking[];
  after: PersonFacts;
  /** Days whose bookings or sessions differ, in order; at least one. */
  dates: LocalDate[];
}

/** A booking decides about the day before (a night shift) and the day after (its rest); further away nothing depends on it. */
const NEIGHBOUR_DAYS = 3;

/**
 * Makes bookings count that were kept because something before them was missing, as soon as that has come. Only in
 * open months: what somebody handed in, approved or closed is changed by people alone. What still does not fit waits on.
 */
@Injectable()
export class SettleBookings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly days: ReevaluateDays,
  ) {}

  /** Looks at the days around a date on which something new has come. Returns how many bookings count now. */
  around(person: LatePerson, date: LocalDate): Promise<number> {
    return this.between(person, addDays(date, -NEIGHBOUR_DAYS), addDays(date, NEIGHBOUR_DAYS));
  }

  /** Looks at the days from `from` to `to`: one statement where nothing waits. All that fits counts, or none of it. */
  async between(person: LatePerson, from: LocalDate, to: LocalDate): Promise<number> {
    if ((await readWaiting(this.db.pool, person, { from, to })).length === 0) return 0;
    try {
      return await this.db.transaction((client) => this.#settle(client, person, { from, to }));
    } catch (error) {
      // Somebody decided about one of them meanwhile: that stands, the others are looked at with the next one.
      if (error instanceof NothingFits || violatedConstraint(error) === 'booking_not_decided') return 0;
      throw error;
    }
  }

  async #settle(client: PoolClient, person: LatePerson, { from, to }: DateSpan): Promise<number> {
    const { tenantId, employeeId } = person;
    await beginWaitingMonths(client, tenantId, employeeId, { from, to });
    const around = { from: addDays(from, -2), to: addDays(to, 4) };
    const isOpen = await lockBegunMonths(client, tenantId, employeeId, around);
    const waiting = (await readWaiting(client, person, { from, to })).map(bookingOfRow);
    const facts = (
      await this.loader.load(client, {
        tenantId,
        employeeIds: [employeeId],
        from: addDays(from, -1),
        to: addDays(to, 1),
      })
    ).get(employeeId);
    const movable = await readMovable(client, person, { from: addDays(from, -2), to: addDays(to, 2) });
    const settled = facts && this.#settled(facts, waiting, isOpen, movable);
    if (!settled) throw new NothingFits();
    const { fitting, moved, after, dates } = settled;
    const touched = [...fitting, ...moved].map(({ shiftDate }) => ({ employeeId, date: shiftDate }));
    await reopenMonths(client, tenantId, touched, 'reopenedByBooking', { begins: true });
    await applyWaiting(client, person, fitting);
    await moveBookings(client, person, moved);
    await rebuildIntervals(client, tenantId, after, dates, this.clock.nowEpochMinute());
    await this.#evaluate(client, person, after, dates);
    return fitting.length;
  }

  /** Null where nothing fits, or where it would change a day that may not change. */
  #settled(
    facts: PersonFacts,
    waiting: readonly Booking[],
    isOpen: (date: LocalDate) => boolean,
    movable: ReadonlySet<string>,
  ): Settled | null {
    const { zone, bookings: existing } = facts.input;
    // Rest and the part of a night after midnight reach two days further.
    const mayChange = (date: LocalDate) =>
      isOpen(date) && isOpen(addDays(date, 2)) && facts.isEmployedOn(date) && facts.on(date)?.contract != null;
    const fit = fitBookings({
      existing,
      waiting,
      asOfEpochMinute: this.clock.nowEpochMinute(),
      zone,
      mayChange,
      mayMove: ({ bookingId }) => movable.has(bookingId),
    });
    if (fit.fitting.length === 0) return null;
    const moved = fit.moved.map((filed): MovedBooking => ({ ...filed, newId: newId() }));
    const after = new PersonFacts({ ...facts.input, bookings: bookingsAfter(existing, fit.fitting, moved) });
    const filed = [...fit.fitting, ...moved].map(({ shiftDate }) => shiftDate);
    const dates = [...new Set([...differingDates(facts, after), ...filed])].sort();
    return dates.every(mayChange) ? { fitting: fit.fitting, moved, after, dates } : null;
  }

  /** A young person's shorter day allows a longer one earlier in the week; rest looks at the days after. */
  async #evaluate(client: PoolClient, { tenantId, employeeId }: LatePerson, facts: PersonFacts, dates: LocalDate[]) {
    const [first] = dates;
    const monday = mondayOf(first);
    const isMinor = facts.on(first)?.person?.minor === true;
    const from = isMinor && monday > firstDayOf(monthOf(first)) ? monday : first;
    await this.days.execute(client, {
      tenantId,
      employeeIds: [employeeId],
      from,
      to: addDays(dates[dates.length - 1], 2),
    });
  }
}

/** Ends the transaction without a trace: months that were begun for it are none. */
class NothingFits extends Error {}

function bookingsAfter(
  existing: readonly Booking[],
  fitting: readonly FiledBooking[],
  moved: readonly MovedBooking[],
): Booking[] {
  const newIds = new Map(moved.map(({ booking, newId: id }) => [booking.bookingId, id]));
  const kept = existing.map((booking) => ({
    ...booking,
    bookingId: newIds.get(booking.bookingId) ?? booking.bookingId,
  }));
  return [...kept, ...fitting.map(({ booking }) => booking)];
}

function differingDates(before: PersonFacts, after: PersonFacts): LocalDate[] {
  const dates = [...before.sessions, ...after.sessions].map(({ shiftDate }) => shiftDate).sort();
  if (dates.length === 0) return [];
  const differ = (date: LocalDate) =>
    JSON.stringify(before.sessionsOn(date)) !== JSON.stringify(after.sessionsOn(date));
  return datesBetween(dates[0], dates[dates.length - 1]).filter(differ);
}
