import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { zone } from '../time';
import { type Accepted, acceptBooking } from './accept-booking';
import { type Booking, BOOKING_KINDS, WORK_LOCATIONS } from './booking';
import { bookingState, pairBookings } from './pair-bookings';

const berlin = zone('Europe/Berlin');
/** Friday evening before the clocks go forward, so that nights, midnights and the change all lie ahead. */
const START = berlin.at('2026-03-27', 1080);

/** Raw bookings of a weekend, whether or not they make sense. */
const bookingsApart = (atLeast: fc.Arbitrary<number>): fc.Arbitrary<Booking[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom(...BOOKING_KINDS),
        after: fc.oneof(atLeast, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 700, max: 1000 })),
        location: fc.constantFrom(...WORK_LOCATIONS),
        key: fc.integer({ min: 0, max: 999 }),
      }),
      { maxLength: 14 },
    )
    .map((list) => {
      let epochMinute = START;
      return list.map(({ kind, after, location, key }, index) => {
        epochMinute += after;
        const bookingId = `${key}-${index}`;
        return { bookingId, kind, epochMinute, offsetMinutes: berlin.offsetAt(epochMinute), location };
      });
    });
/** Many share a minute, and within it only the ids tell them apart. */
const anyBookings = bookingsApart(fc.constant(0));
/** Each in a minute of its own: the order in which they were made is known. */
const bookingsInTurn = bookingsApart(fc.constant(1));
const noise = fc.infiniteStream(fc.nat());

function shuffled<T>(list: readonly T[], random: fc.Stream<number>): T[] {
  const keyed = list.map((item) => ({ item, key: random.next().value }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Books one after the other, as a terminal would; what is refused never happened. */
function bookAll(bookings: readonly Booking[]): Accepted[] {
  const accepted: Accepted[] = [];
  for (const proposed of bookings) {
    const existing = accepted.map(({ booking }) => booking);
    const result = acceptBooking({ existing, proposed, asOfEpochMinute: proposed.epochMinute, zone: berlin });
    if (result.ok) accepted.push(result);
  }
  return accepted;
}

describe('P-3: bookings that arrive in another order', () => {
  it('make the same sessions and the same state, also where several share a minute', () => {
    fc.assert(
      fc.property(anyBookings, noise, (bookings, random) => {
        const other = shuffled(bookings, random);
        expect(pairBookings(other, berlin)).toEqual(pairBookings(bookings, berlin));
        expect(bookingState(other)).toEqual(bookingState(bookings));
      }),
      runs(300),
    );
  });

  it('make the same decision about the next booking', () => {
    fc.assert(
      fc.property(
        anyBookings,
        fc.constantFrom(...BOOKING_KINDS),
        fc.nat(900),
        noise,
        (bookings, kind, after, random) => {
          const epochMinute = (bookings.at(-1)?.epochMinute ?? START) + after;
          const proposed: Booking = { bookingId: 'zz', kind, epochMinute, offsetMinutes: 60, location: 'office' };
          const decide = (existing: Booking[]) =>
            acceptBooking({ existing, proposed, asOfEpochMinute: epochMinute, zone: berlin });
          expect(decide(shuffled(bookings, random))).toEqual(decide(bookings));
        },
      ),
      runs(200),
    );
  });
});

describe('P-2: booking by booking and all at once', () => {
  it('agree on the day each booking belongs to, and only forgotten ends leave a session incomplete', () => {
    fc.assert(
      fc.property(bookingsInTurn, (bookings) => {
        const accepted = bookAll(bookings);
        const all = accepted.map(({ booking }) => booking);
        const sessions = pairBookings(all, berlin);
        const dayOf = (bookingId: string) => {
          const index = all.findIndex((booking) => booking.bookingId === bookingId);
          return sessions.findLast(
            ({ firstBookingId }) => all.findIndex((b) => b.bookingId === firstBookingId) <= index,
          )?.shiftDate;
        };
        expect(accepted.map(({ booking }) => dayOf(booking.bookingId))).toEqual(
          accepted.map(({ shiftDate }) => shiftDate),
        );
        const left = accepted.flatMap(({ leftIncomplete }) => leftIncomplete?.firstBookingId ?? []);
        const incomplete = sessions.filter(({ state }) => state === 'incomplete' || state === 'overlapping');
        expect(incomplete.map(({ firstBookingId }) => firstBookingId)).toEqual(left);
      }),
      runs(400),
    );
  });

  it('never lose a clock-out of somebody who is at work, however long ago they came', () => {
    fc.assert(
      fc.property(bookingsInTurn, (bookings) => {
        const accepted = bookAll(bookings).map(({ booking }) => booking);
        const last = accepted.at(-1);
        if (!last || bookingState(accepted).status === 'out') return;
        const proposed = { ...last, bookingId: 'zzz', kind: 'clockOut' as const, epochMinute: last.epochMinute + 3000 };
        const asOfEpochMinute = proposed.epochMinute;
        expect(acceptBooking({ existing: accepted, proposed, asOfEpochMinute, zone: berlin }).ok).toBe(true);
      }),
      runs(300),
    );
  });

  it('agree on the sessions before a day at which nobody is at work', () => {
    fc.assert(
      fc.property(bookingsInTurn, (bookings) => {
        const all = bookAll(bookings).map(({ booking }) => booking);
        for (let at = 0; at <= all.length; at++) {
          if (bookingState(all.slice(0, at)).status !== 'out') continue;
          const parts = [...pairBookings(all.slice(0, at), berlin), ...pairBookings(all.slice(at), berlin)];
          expect(parts).toEqual(pairBookings(all, berlin));
        }
      }),
      runs(200),
    );
  });
});

describe('P-4: a booking that is sent twice', () => {
  it('is refused the second time, so that it changes nothing', () => {
    fc.assert(
      fc.property(bookingsInTurn, (bookings) => {
        const twice = bookings.flatMap((booking) => [booking, booking]);
        expect(bookAll(twice)).toEqual(bookAll(bookings));
      }),
      runs(200),
    );
  });
});

describe('P-5: a booking that was voided', () => {
  it('leaves no trace in sessions and state: they remember nothing but the bookings they are asked about', () => {
    fc.assert(
      fc.property(anyBookings, fc.nat(), (bookings, which) => {
        if (bookings.length === 0) return;
        const voided = bookings[which % bookings.length];
        const without = bookings.filter((booking) => booking !== voided);
        const never = structuredClone(without);
        pairBookings(bookings, berlin);
        expect(pairBookings(without, berlin)).toEqual(pairBookings(never, berlin));
        expect(bookings).toContain(voided);
        expect(bookingState(without)).toEqual(bookingState(never));
      }),
      runs(100),
    );
  });

  it('inside a session gives back the work around it: start and end of a break that never was', () => {
    const length = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(length, length, length, (morning, pause, afternoon) => {
        const at = (bookingId: string, kind: Booking['kind'], after: number): Booking => {
          return { bookingId, kind, epochMinute: START + after, offsetMinutes: 60, location: 'office' };
        };
        const day = [at('a', 'clockIn', 0), at('d', 'clockOut', morning + pause + afternoon)];
        const broken = [...day, at('b', 'breakStart', morning), at('c', 'breakEnd', morning + pause)];
        expect(pairBookings(broken, berlin)[0].intervals).toHaveLength(2);
        const [session] = pairBookings(
          broken.filter(({ bookingId }) => bookingId !== 'b' && bookingId !== 'c'),
          berlin,
        );
        expect(session.intervals.map(({ startMinute, endMinute }) => (endMinute ?? 0) - startMinute)).toEqual([
          morning + pause + afternoon,
        ]);
      }),
      runs(50),
    );
  });
});

describe('P-6: a change of place', () => {
  it('cuts the work and loses none of it, wherever it falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), fc.nat(), fc.nat(), (length, from, where) => {
        const begin = START + (from % 2000);
        const book = (bookingId: string, kind: Booking['kind'], epochMinute: number): Booking => {
          return { bookingId, kind, epochMinute, offsetMinutes: berlin.offsetAt(epochMinute), location: 'telework' };
        };
        const at = begin + 1 + (where % (length - 1));
        const [session] = pairBookings(
          [book('a', 'clockIn', begin), book('b', 'locationChange', at), book('c', 'clockOut', begin + length)],
          berlin,
        );
        expect(session.intervals.map(({ startMinute, endMinute }) => [startMinute, endMinute])).toEqual([
          [begin, at],
          [at, begin + length],
        ]);
      }),
      runs(100),
    );
  });
});
