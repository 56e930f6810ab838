import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { zone } from '../time';
import { acceptBooking } from './accept-booking';
import { type Booking, BOOKING_KINDS, WORK_LOCATIONS } from './booking';
import { type FiledBooking, fitBookings } from './fit-bookings';

const berlin = zone('Europe/Berlin');
/** Friday evening before the clocks go forward. */
const START = berlin.at('2026-03-27', 1080);
const LATER = START + 30 * 24 * 60;

/** Taps of some days, each in a minute of its own; the terminal takes those that can follow. */
const taps = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...BOOKING_KINDS),
      after: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 600, max: 1000 })),
      location: fc.constantFrom(...WORK_LOCATIONS),
    }),
    { maxLength: 24 },
  )
  .map((list) => {
    let epochMinute = START;
    return list.map(({ kind, after, location }, index): Booking => {
      epochMinute += after;
      const offsetMinutes = berlin.offsetAt(epochMinute);
      return { bookingId: `b${index}`, kind, epochMinute, offsetMinutes, location };
    });
  });

/** Booked online, one after the other. */
function online(bookings: readonly Booking[]): Map<string, string> {
  const filed = new Map<string, string>();
  const existing: Booking[] = [];
  for (const proposed of bookings) {
    const result = acceptBooking({ existing, proposed, asOfEpochMinute: LATER, zone: berlin });
    if (!result.ok) continue;
    existing.push(proposed);
    filed.set(proposed.bookingId, result.shiftDate);
  }
  return filed;
}

/** Sent from a device that was offline, in any order: what does not fit waits and is tried again with each arrival. */
function offline(arrivals: readonly Booking[]): Map<string, string> {
  const filed = new Map<string, string>();
  let existing: Booking[] = [];
  let waiting: Booking[] = [];
  const file = ({ booking, shiftDate }: FiledBooking) => filed.set(booking.bookingId, shiftDate);
  for (const proposed of arrivals) {
    const result = acceptBooking({ existing, proposed, asOfEpochMinute: LATER, zone: berlin });
    if (result.ok) {
      file(result);
      existing = [...existing, proposed];
    } else waiting = [...waiting, proposed];
    const input = { existing, waiting, asOfEpochMinute: LATER, zone: berlin };
    const { fitting, moved } = fitBookings({ ...input, mayChange: () => true, mayMove: () => true });
    [...fitting, ...moved].forEach(file);
    existing = [...existing, ...fitting.map(({ booking }) => booking)];
    waiting = waiting.filter(({ bookingId }) => !filed.has(bookingId));
  }
  return filed;
}

describe('R-04: bookings made without connection', () => {
  it('come to the same days as online, whatever the order in which they arrive', () => {
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (bookings, random) => {
        const known = online(bookings);
        const real = bookings.filter(({ bookingId }) => known.has(bookingId));
        const keyed = real.map((booking) => ({ booking, key: random.next().value }));
        const arrivals = keyed.sort((a, b) => a.key - b.key).map(({ booking }) => booking);
        expect(Object.fromEntries([...offline(arrivals)].sort())).toEqual(Object.fromEntries([...known].sort()));
      }),
      runs(400),
    );
  });

  it('never push out one that counts already, whatever else waits', () => {
    fc.assert(
      fc.property(taps, taps, (bookings, others) => {
        const existing = bookings.filter(({ bookingId }) => online(bookings).has(bookingId));
        const waiting = others.map((booking) => ({ ...booking, bookingId: `w${booking.bookingId}` }));
        const input = { existing, waiting, asOfEpochMinute: LATER, zone: berlin };
        const { fitting } = fitBookings({ ...input, mayChange: () => true, mayMove: () => true });
        const all = [...existing, ...fitting.map(({ booking }) => booking)];
        const inTime = all.sort((a, b) => a.epochMinute - b.epochMinute || (a.bookingId < b.bookingId ? -1 : 1));
        const after = online(inTime);
        const isOneMinuteEach = new Set(all.map(({ epochMinute }) => epochMinute)).size === all.length;
        if (isOneMinuteEach) expect([...after.keys()].sort()).toEqual(all.map(({ bookingId }) => bookingId).sort());
      }),
      runs(200),
    );
  });
});
