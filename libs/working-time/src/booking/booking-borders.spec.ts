import { zone } from '../time';
import { acceptBooking } from './accept-booking';
import { type Booking, type BookingKind, type WorkLocation } from './booking';
import { inOrder } from './order';
import { bookingState, pairBookings } from './pair-bookings';
import { workingDay, type WorkingDay } from '../../testing/builders';

const berlin = zone('Europe/Berlin');
const monday = () => workingDay('2026-03-09');

/** What happens to a booking at a time of Monday 9 March 2026, or of the day after. */
function book(
  day: WorkingDay,
  kind: BookingKind,
  time: string,
  more: { plusDays?: number; location?: WorkLocation } = {},
) {
  const epochMinute = day.minute(time, more);
  const location = more.location ?? 'office';
  const proposed: Booking = { bookingId: 'zz', kind, epochMinute, offsetMinutes: 60, location };
  return acceptBooking({ existing: day.bookings(), proposed, asOfEpochMinute: epochMinute, zone: berlin });
}

/** Sessions as people would tell them: day, state, and work from and to as hours after midnight of Monday. */
const told = (bookings: readonly Booking[]) =>
  pairBookings(bookings, berlin).map(({ shiftDate, state, intervals }) => [
    shiftDate.slice(5),
    state,
    intervals.map(({ startMinute, endMinute }) => [startMinute, endMinute].map(hours).join('-')).join(' '),
  ]);
const hours = (minute: number | null) => (minute === null ? '' : String((minute - monday().minute('00:00')) / 60));
const next = { plusDays: 1 };

describe('a refusal says what a message needs', () => {
  it.each<[string, WorkingDay, BookingKind, string, string, object]>([
    [
      'coming during a break',
      monday().in('08:00').breakStart('12:00'),
      'clockIn',
      '12:30',
      'booking.on-break',
      { since: monday().minute('12:00') },
    ],
    [
      'a second break',
      monday().in('08:00').breakStart('12:00'),
      'breakStart',
      '12:30',
      'booking.already-on-break',
      { since: monday().minute('12:00') },
    ],
    [
      'moving during a break',
      monday().in('08:00').breakStart('12:00'),
      'locationChange',
      '12:30',
      'booking.on-break',
      { since: monday().minute('12:00') },
    ],
    [
      'moving to where one is',
      monday().in('08:00', 'telework').moveTo('office', '10:00'),
      'locationChange',
      '12:30',
      'booking.same-location',
      { location: 'office' },
    ],
    [
      'coming twice after a break',
      monday().in('08:00').breakStart('12:00').breakEnd('12:30'),
      'clockIn',
      '13:00',
      'booking.already-open',
      { openSince: monday().minute('08:00') },
    ],
    [
      'a time before the last',
      monday().in('08:00'),
      'clockOut',
      '07:59',
      'booking.out-of-order',
      { lastEpochMinute: monday().minute('08:00') },
    ],
    ['ending no break', monday().in('08:00'), 'breakEnd', '09:00', 'booking.no-break', {}],
  ])('to %s', (_, day, kind, time, code, params) => {
    expect(book(day, kind, time)).toEqual({ ok: false, code, params });
  });

  it('to a clock three minutes ahead, and accepts what follows a state at its very minute', () => {
    const existing = monday().in('08:00').bookings();
    const proposed: Booking = { ...existing[0], bookingId: 'zz', kind: 'breakStart' };
    const at = (ahead: number) =>
      acceptBooking({ existing, proposed, asOfEpochMinute: proposed.epochMinute - ahead, zone: berlin });
    expect(at(3)).toEqual({ ok: false, code: 'booking.in-future', params: { toleranceMinutes: 2 } });
    expect(at(2)).toMatchObject({ ok: true, shiftDate: '2026-03-09' });
    expect(book(monday().in('08:00').breakStart('12:00'), 'breakEnd', '12:00')).toMatchObject({ ok: true });
    expect(book(monday().in('08:00'), 'breakStart', '12:00')).toMatchObject({ ok: true });
  });
});

describe('a session that nobody ended', () => {
  it('blocks a clock-in for twelve hours over midnight, and for sixteen on its own day', () => {
    const afternoon = () => monday().in('14:00');
    expect(book(afternoon(), 'clockIn', '02:00', next)).toMatchObject({ code: 'booking.already-open' });
    expect(book(afternoon(), 'clockIn', '02:01', next)).toMatchObject({
      ok: true,
      shiftDate: '2026-03-10',
      leftIncomplete: { shiftDate: '2026-03-09' },
    });
    const night = () => monday().in('00:00');
    expect(book(night(), 'clockIn', '12:01')).toMatchObject({ code: 'booking.already-open' });
    expect(book(night(), 'clockIn', '16:00')).toMatchObject({ code: 'booking.already-open' });
    expect(book(night(), 'clockIn', '16:01')).toMatchObject({ ok: true, leftIncomplete: { shiftDate: '2026-03-09' } });
  });

  it('takes a break and a clock-out however late: winter service of 19 hours, fire service of 24, a storm of 40', () => {
    const morning = () => monday().in('05:00').out('06:00').in('08:00');
    for (const [time, at] of [
      ['00:00', { plusDays: 1 }],
      ['00:01', { plusDays: 1 }],
      ['03:00', { plusDays: 1 }],
      ['08:00', { plusDays: 1 }],
      ['00:00', { plusDays: 2 }],
    ] as const) {
      expect(book(morning(), 'clockOut', time, at)).toMatchObject({ ok: true, shiftDate: '2026-03-09' });
      expect(book(morning(), 'breakStart', time, at)).toMatchObject({ ok: true, shiftDate: '2026-03-09' });
    }
  });

  it('is told apart by what follows: who clocks in the next morning had forgotten to go', () => {
    const forgotten = monday().in('08:00');
    expect(book(forgotten, 'clockIn', '07:30', next)).toMatchObject({
      ok: true,
      shiftDate: '2026-03-10',
      leftIncomplete: { shiftDate: '2026-03-09' },
    });
    expect(told(forgotten.in('07:30', 'office', next).out('16:00', next).bookings())).toEqual([
      ['03-09', 'incomplete', '8-'],
      ['03-10', 'complete', '31.5-40'],
    ]);
  });

  it('counts as old earlier where the employer says so', () => {
    const existing = monday().in('08:00').bookings();
    const ask = (time: string) => {
      const epochMinute = monday().minute(time);
      const proposed: Booking = { ...existing[0], bookingId: 'zz', epochMinute };
      return acceptBooking({
        existing,
        proposed,
        asOfEpochMinute: epochMinute,
        zone: berlin,
        longestSessionMinutes: 600,
      });
    };
    expect(ask('18:00')).toMatchObject({ ok: false });
    expect(ask('18:01')).toMatchObject({ ok: true });
  });

  it('of which nothing is known but a move during a break does not stop the next move', () => {
    const odd = monday().in('09:00').breakStart('09:00').moveTo('mobileWork', '09:10');
    expect(book(odd, 'locationChange', '09:20')).toMatchObject({ ok: true });
  });
});

describe('bookings of one minute', () => {
  it('end a duty of 24 hours where work goes on after them', () => {
    const duty = monday().in('08:00').out('08:00', next).in('08:00', 'office', next).out('12:00', next);
    expect(told(duty.bookings())).toEqual([
      ['03-09', 'complete', '8-32'],
      ['03-10', 'complete', '32-36'],
    ]);
  });

  it('end a session of sixteen hours, and no longer one', () => {
    const at = (time: string) => monday().in('08:00').out(time, next).in(time, 'office', next);
    expect(told(at('00:00').bookings())).toEqual([
      ['03-09', 'complete', '8-24'],
      ['03-10', 'open', '24-'],
    ]);
    expect(told(at('00:01').bookings()).map(([date, state]) => [date, state])).toEqual([
      ['03-09', 'incomplete'],
      ['03-10', 'complete'],
    ]);
  });

  it.each<[string, WorkingDay, BookingKind[]]>([
    ['nobody is there', monday(), ['clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange']],
    ['somebody is at work', monday().in('08:00'), ['locationChange', 'breakStart', 'clockOut', 'breakEnd', 'clockIn']],
    [
      'somebody is on a break',
      monday().in('08:00').breakStart('10:00'),
      ['breakEnd', 'clockOut', 'locationChange', 'breakStart', 'clockIn'],
    ],
  ])('are read so that they make sense while %s', (_, day, kinds) => {
    const epochMinute = monday().minute('12:00');
    for (const [index, kind] of kinds.entries()) {
      for (const later of kinds.slice(index + 1)) {
        const both = [later, kind].map((one, id): Booking => {
          return { bookingId: `z${id}`, kind: one, epochMinute, offsetMinutes: 60, location: 'office' };
        });
        expect(inOrder([...day.bookings(), ...both]).at(-2)?.kind).toBe(kind);
      }
    }
  });

  it('look back to the coming, not to the break since', () => {
    const day = monday()
      .in('08:00')
      .breakStart('20:00')
      .breakEnd('20:30')
      .out('00:01', next)
      .in('00:01', 'office', next);
    expect(told(day.bookings()).map(([date, state]) => [date, state])).toEqual([
      ['03-09', 'incomplete'],
      ['03-10', 'complete'],
    ]);
  });

  it('end a session of eighteen hours with the break before it, where nobody came in that minute', () => {
    const long = monday().in('05:00').breakStart('12:00').breakEnd('13:00');
    expect(told(long.breakStart('23:00').out('23:00').bookings())).toEqual([['03-09', 'complete', '5-12 13-23']]);
  });

  it('after a forgotten clock-out are read by the state of the new day', () => {
    const tuesday = monday()
      .in('08:00')
      .in('09:00', 'office', next)
      .breakStart('12:00', next)
      .out('12:30', next)
      .breakEnd('12:30', 'office', next);
    expect(told(tuesday.bookings())).toEqual([
      ['03-09', 'incomplete', '8-'],
      ['03-10', 'complete', '33-36'],
    ]);
    expect(pairBookings(tuesday.bookings(), berlin)[1].lastBookingId).toBe('2026-03-09-003');
  });

  it('of one kind follow their ids, in whichever order they came', () => {
    const [first] = monday().in('08:00').bookings();
    const moves = (['mobileWork', 'telework'] as const).map((location, index): Booking => {
      return { ...first, bookingId: `m${index}`, kind: 'locationChange', location };
    });
    for (const list of [moves, [...moves].reverse()])
      expect(bookingState([...list, first])).toMatchObject({ status: 'in', location: 'telework' });
  });
});

describe('two claims to the same time', () => {
  it('leave out the breaks that all of them took, and moves change nothing', () => {
    const day = monday()
      .in('08:00')
      .breakStart('09:00')
      .breakEnd('09:30')
      .in('11:00')
      .moveTo('telework', '11:30')
      .out('12:00')
      .out('15:00');
    expect(told(day.bookings())).toEqual([['03-09', 'overlapping', '8-9 9.5-15']]);
    expect(pairBookings(day.bookings(), berlin)[0]).toMatchObject({
      startMinute: monday().minute('08:00'),
      firstBookingId: '2026-03-09-000',
      lastBookingId: '2026-03-09-006',
      intervals: [{ location: 'office', startBookingId: '2026-03-09-000', endBookingId: '2026-03-09-001' }, {}],
    });
  });

  it('begin again after time in which nobody worked, and a piece of no length is none', () => {
    expect(told(monday().in('08:00').breakStart('09:00').in('10:00').out('11:00').out('12:00').bookings())).toEqual([
      ['03-09', 'overlapping', '8-9 10-11'],
    ]);
    const empty = monday().in('08:00').breakStart('08:00').breakEnd('08:30').in('11:00').out('12:00').out('15:00');
    expect(told(empty.bookings())).toEqual([['03-09', 'overlapping', '8.5-15']]);
  });

  it('lie within sixteen hours; what is further apart is a forgotten clock-out', () => {
    const late = (time: string) => monday().in('08:00').in('20:00').out('23:00').out(time, next);
    expect(told(late('00:00').bookings())).toEqual([['03-09', 'overlapping', '8-24']]);
    expect(told(late('00:01').bookings())).toEqual([
      ['03-09', 'incomplete', '8-'],
      ['03-09', 'complete', '20-23'],
      ['03-10', 'incomplete', ''],
    ]);
  });

  it('each need an end of their own: one clock-out ends only the second', () => {
    expect(told(monday().in('08:00').in('09:00').out('10:00').bookings())).toEqual([
      ['03-09', 'incomplete', '8-'],
      ['03-09', 'complete', '9-10'],
    ]);
    expect(told(monday().in('08:00').in('09:00').breakStart('10:00').out('11:00').bookings())).toEqual([
      ['03-09', 'incomplete', '8-'],
      ['03-09', 'complete', '9-10'],
    ]);
  });

  it('leave the sessions before and after as they were', () => {
    const day = monday()
      .in('06:00')
      .out('07:00')
      .in('08:00')
      .in('11:00')
      .out('12:00')
      .out('15:00')
      .in('16:00')
      .out('17:00');
    expect(told(day.bookings())).toEqual([
      ['03-09', 'complete', '6-7'],
      ['03-09', 'overlapping', '8-15'],
      ['03-09', 'complete', '16-17'],
    ]);
  });
});

describe('bookings that make no sense', () => {
  it('leave their session incomplete, open or not, and invent no work', () => {
    expect(told(monday().in('08:00').breakEnd('09:00').bookings())).toEqual([['03-09', 'incomplete', '8-']]);
    const moved = monday().in('08:00').breakStart('09:00').moveTo('telework', '09:10').breakEnd('09:30').out('10:00');
    expect(told(moved.bookings())).toEqual([['03-09', 'incomplete', '8-9 9.5-10']]);
    expect(told(monday().out('10:00').bookings())).toEqual([['03-09', 'incomplete', '']]);
  });

  it('say where the person was last, as far as anybody knows', () => {
    expect(bookingState(monday().in('08:00').moveTo('mobileWork', '10:00').out('12:00').bookings())).toEqual({
      status: 'out',
      since: monday().minute('12:00'),
      location: 'mobileWork',
    });
    const [lone] = monday().out('12:00').bookings();
    expect(bookingState([{ ...lone, location: 'businessTrip' }]).location).toBe('businessTrip');
  });
});
