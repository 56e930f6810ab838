import { zone } from '../time';
import { acceptBooking } from './accept-booking';
import { type Booking, type BookingKind } from './booking';
import { fitBookings } from './fit-bookings';
import { inOrder } from './order';
import { bookingState, pairBookings } from './pair-bookings';

const berlin = zone('Europe/Berlin');
/** Nobody is asked for more on this day: Monday, 23 November 2026. */
const DATE = '2026-11-23';

/** A booking at `HH:MM`, made at that second; its id is a UUID of version 7, as the client makes it. */
function tapped(time: string, second: number, kind: BookingKind, location: Booking['location'] = 'office'): Booking {
  const [hour, minute] = time.split(':').map(Number);
  const epochMinute = berlin.at(DATE, hour * 60 + minute);
  const stamp = (epochMinute * 60_000 + second * 1_000).toString(16).padStart(12, '0');
  const bookingId = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7000-8000-000000000000`;
  return { bookingId, kind, location, epochMinute, offsetMinutes: 60 };
}

/** The same with ids that tell no time, as a terminal or a file may have them. */
const withoutTime = (bookings: Booking[]): Booking[] =>
  bookings.map((booking, index) => ({ ...booking, bookingId: `${index}0000000-0000-4000-8000-000000000000` }));

const since = tapped('08:00', 0, 'clockIn');
const asOfEpochMinute = berlin.at(DATE, 1200);

describe('bookings of one minute whose ids tell when they were made', () => {
  it('are read as they were made: went by mistake, came back, and began the break', () => {
    const day = [
      since,
      tapped('12:00', 5, 'clockOut'),
      tapped('12:00', 20, 'clockIn'),
      tapped('12:00', 40, 'breakStart'),
    ];
    expect(bookingState(day).status).toBe('onBreak');
    expect(bookingState([...day].reverse()).status).toBe('onBreak');
    const later = [...day, tapped('12:30', 0, 'breakEnd'), tapped('16:00', 0, 'clockOut')];
    expect(pairBookings(later, berlin).map(({ state }) => state)).toEqual(['complete', 'complete']);
  });

  it('leave the place of the last one', () => {
    const day = [
      since,
      tapped('12:00', 5, 'clockOut'),
      tapped('12:00', 20, 'clockIn', 'mobileWork'),
      tapped('12:00', 40, 'locationChange', 'telework'),
    ];
    expect(bookingState(day)).toMatchObject({ status: 'in', location: 'telework' });
  });

  it('end a duty of twenty hours and begin the next one, in the order of the two taps', () => {
    const night = { ...since, epochMinute: since.epochMinute - 12 * 60, bookingId: 'first' };
    const change = [tapped('16:00', 5, 'clockOut'), tapped('16:00', 20, 'clockIn')];
    expect(bookingState([night, ...change]).status).toBe('in');
    expect(pairBookings([night, ...change], berlin).map(({ state }) => state)).toEqual(['complete', 'open']);
    // Came and went: the clock-out of the first one was forgotten.
    const visit = [tapped('16:00', 5, 'clockIn'), tapped('16:00', 20, 'clockOut')];
    expect(pairBookings([night, ...visit], berlin).map(({ state }) => state)).toEqual(['incomplete', 'complete']);
  });

  it('are put so that they make sense where the order of their making makes none, or the time in an id is of another day', () => {
    const wrongClock = [since, tapped('12:00', 20, 'clockIn'), tapped('12:00', 5, 'breakEnd')];
    expect(inOrder(wrongClock).map(({ kind }) => kind)).toEqual(['clockIn', 'breakEnd', 'clockIn']);
    const day = [
      since,
      tapped('12:00', 5, 'clockOut'),
      tapped('12:00', 20, 'clockIn'),
      tapped('12:00', 40, 'breakStart'),
    ];
    const moved = day.map((booking, index) =>
      index === 3 ? { ...booking, bookingId: tapped('15:00', 0, 'breakStart').bookingId } : booking,
    );
    for (const unknown of [withoutTime(day), moved])
      expect(inOrder(unknown).map(({ kind }) => kind)).toEqual(['clockIn', 'breakStart', 'clockOut', 'clockIn']);
  });
});

describe('a booking that comes late into a minute in which more was booked after it', () => {
  const counts = [since, tapped('12:00', 20, 'clockOut'), tapped('12:00', 40, 'clockIn')];
  const late = tapped('12:00', 10, 'clockOut');
  const ask = (proposed: Booking, isLate: boolean) =>
    acceptBooking({ existing: counts, proposed, isLate, asOfEpochMinute, zone: berlin });

  it('does not end what the last tap began', () => {
    expect(ask(late, true)).toEqual({
      ok: false,
      code: 'booking.out-of-order',
      params: { lastEpochMinute: late.epochMinute },
    });
    expect(ask(tapped('12:00', 50, 'clockOut'), true)).toMatchObject({ ok: true });
    // Who stands there has pressed now, whatever the clock of the device says.
    expect(ask(late, false)).toMatchObject({ ok: true });
    expect(ask(withoutTime([late])[0], true)).toMatchObject({ ok: true });
  });

  const settled = (existing: Booking[], waiting: Booking[]) =>
    fitBookings({ existing, waiting, asOfEpochMinute, zone: berlin, mayChange: () => true, mayMove: () => true });

  it('waits for a person', () => {
    expect(settled(counts, [late]).fitting).toEqual([]);
    expect(settled(withoutTime(counts), [late]).fitting).toHaveLength(1);
  });

  it('counts where it fits before the others', () => {
    const left = [since, tapped('12:00', 40, 'clockOut')];
    expect(settled(left, [tapped('12:00', 10, 'breakStart')]).fitting).toHaveLength(1);
    expect(settled([since], [tapped('12:00', 40, 'clockIn'), late]).fitting).toHaveLength(2);
  });
});
