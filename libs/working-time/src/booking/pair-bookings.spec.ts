import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { zone } from '../time';
import { type Booking } from './booking';
import { bookingState, pairBookings } from './pair-bookings';
import { workingDay } from '../../testing/builders';

const berlin = zone('Europe/Berlin');
const spans = (bookings: Booking[]) =>
  pairBookings(bookings, berlin).flatMap(({ intervals }) =>
    intervals.map(({ startMinute, endMinute, location }) => [startMinute, endMinute, location]),
  );

describe('pairBookings', () => {
  it('cuts a day with a break and a change of place into three intervals', () => {
    const day = workingDay('2026-03-09')
      .in('08:00')
      .moveTo('mobileWork', '10:00')
      .breakStart('12:00')
      .breakEnd('12:30', 'office')
      .out('16:30');
    expect(spans(day.bookings())).toEqual([
      [day.minute('08:00'), day.minute('10:00'), 'office'],
      [day.minute('10:00'), day.minute('12:00'), 'mobileWork'],
      [day.minute('12:30'), day.minute('16:30'), 'office'],
    ]);
    expect(pairBookings(day.bookings(), berlin)[0].state).toBe('complete');
  });

  it('lets a break at the end of the day and intervals of no length vanish', () => {
    const day = workingDay('2026-03-09').in('08:00').breakStart('12:00').out('12:30').in('13:00').out('13:00');
    expect(spans(day.bookings())).toEqual([[day.minute('08:00'), day.minute('12:00'), 'office']]);
  });

  it('knows when a session began although its first minute was over at once', () => {
    const day = workingDay('2026-11-24').in('09:00').breakStart('09:00');
    const [session] = pairBookings(day.bookings(), berlin);
    expect(session).toMatchObject({ state: 'onBreak', intervals: [], startMinute: day.minute('09:00') });
  });

  it('keeps a night shift on the day it began', () => {
    const day = workingDay('2026-03-31').in('22:00').out('06:00', { plusDays: 1 });
    expect(pairBookings(day.bookings(), berlin).map(({ shiftDate }) => shiftDate)).toEqual(['2026-03-31']);
  });

  it('leaves a forgotten clock-out open, on Monday and on Tuesday', () => {
    const bookings = workingDay('2026-03-09')
      .in('08:00')
      .in('08:00', 'office', { plusDays: 1 })
      .out('16:00', { plusDays: 1 })
      .bookings();
    const sessions = pairBookings(bookings, berlin);
    expect(sessions.map(({ shiftDate, state }) => [shiftDate, state])).toEqual([
      ['2026-03-09', 'incomplete'],
      ['2026-03-10', 'complete'],
    ]);
    expect(sessions[0].intervals[0].endMinute).toBeNull();
  });

  it('never ends a forgotten session of Monday by coming and going within one minute on Tuesday', () => {
    const bookings = workingDay('2026-03-09')
      .in('08:00')
      .in('09:00', 'office', { plusDays: 1 })
      .out('09:00', { plusDays: 1 })
      .bookings();
    const told = (list: Booking[]) =>
      pairBookings(list, berlin).map(({ shiftDate, state, intervals }) => [shiftDate, state, intervals.length]);
    expect(told(bookings)).toEqual([
      ['2026-03-09', 'incomplete', 1],
      ['2026-03-10', 'complete', 0],
    ]);
    expect(told([...bookings].reverse())).toEqual(told(bookings));
  });

  it.each([
    ['a clock-out without clock-in', workingDay('2026-03-09').out('16:00')],
    ['an end of break without its start', workingDay('2026-03-09').in('08:00').breakEnd('12:00').out('16:00')],
    [
      'a second start of break',
      workingDay('2026-03-09').in('08:00').breakStart('12:00').breakStart('12:30').out('16:00'),
    ],
  ])('says incomplete to %s', (_, day) => {
    expect(pairBookings(day.bookings(), berlin)[0].state).toBe('incomplete');
  });

  it('sees two claims to the same hour and counts it once (terminal 08-12, app 11-15)', () => {
    const day = workingDay('2026-03-09').in('08:00').in('11:00', 'mobileWork').out('12:00').out('15:00');
    const [session] = pairBookings(day.bookings(), berlin);
    expect(session.state).toBe('overlapping');
    expect(session.intervals).toHaveLength(1);
    expect(session.intervals[0]).toMatchObject({ startMinute: day.minute('08:00'), endMinute: day.minute('15:00') });
  });

  it('does not care in which order bookings arrive', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(minutes, fc.infiniteStream(fc.nat()), (times, noise) => {
        const bookings = alternate([...times].sort((a, b) => a - b));
        const shuffled = [...bookings]
          .map((booking) => ({ booking, key: noise.next().value }))
          .sort((a, b) => a.key - b.key);
        expect(
          pairBookings(
            shuffled.map(({ booking }) => booking),
            berlin,
          ),
        ).toEqual(pairBookings(bookings, berlin));
      }),
      runs(),
    );
  });

  it('puts bookings of one minute into the order that makes sense, whatever their ids', () => {
    const day = workingDay('2026-03-09');
    const told = day.in('08:00').out('12:00').in('12:00').breakStart('14:00').breakEnd('14:00').out('16:00').bookings();
    const renamed = told.map((booking, index) => ({ ...booking, bookingId: String(9 - index) })).reverse();
    expect(spans(renamed)).toEqual(spans(told));
    expect(spans(told)).toHaveLength(3);
    expect(pairBookings(renamed, berlin).map(({ state }) => state)).toEqual(['complete', 'complete']);
  });
});

describe('bookingState', () => {
  it('knows where a person stands and since when', () => {
    const day = workingDay('2026-03-09');
    expect(bookingState([])).toEqual({ status: 'out', since: null, location: null });
    expect(bookingState(day.in('08:00', 'telework').bookings())).toEqual({
      status: 'in',
      since: day.minute('08:00'),
      location: 'telework',
    });
    expect(bookingState(day.breakStart('12:00').bookings())).toMatchObject({ status: 'onBreak', location: 'telework' });
    expect(bookingState(day.out('12:10').bookings())).toMatchObject({ status: 'out', location: 'telework' });
  });
});

/** In and out in turn, one booking each minute given. */
function alternate(times: readonly number[]): Booking[] {
  const start = berlin.at('2026-03-09', 480);
  return times.map((minute, index) => ({
    bookingId: String(index).padStart(3, '0'),
    kind: index % 2 === 0 ? 'clockIn' : 'clockOut',
    epochMinute: start + minute,
    offsetMinutes: 60,
    location: 'office',
  }));
}
