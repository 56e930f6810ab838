import { type Refusal } from '../refusal';
import { zone } from '../time';
import { acceptBooking, type Accepted } from './accept-booking';
import { type Booking, type BookingKind, type WorkLocation } from './booking';
import { workingDay, type WorkingDay } from '../../testing/builders';

const berlin = zone('Europe/Berlin');

/** What happens if somebody books at a time of the told day, at that very moment. */
function book(
  day: WorkingDay,
  kind: BookingKind,
  time: string,
  options: { plusDays?: number; location?: WorkLocation; asOf?: string } = {},
): Accepted | Refusal {
  const epochMinute = day.minute(time, options);
  const proposed: Booking = {
    bookingId: 'zz-proposed',
    kind,
    epochMinute,
    offsetMinutes: berlin.offsetAt(epochMinute),
    location: options.location ?? 'office',
  };
  const asOfEpochMinute = options.asOf ? day.minute(options.asOf, options) : epochMinute;
  return acceptBooking({ existing: day.bookings(), proposed, asOfEpochMinute, zone: berlin });
}

describe('acceptBooking on Monday 9 March 2026', () => {
  const monday = () => workingDay('2026-03-09');

  it('accepts the first clock-in of the day', () => {
    expect(book(monday(), 'clockIn', '08:00')).toMatchObject({ ok: true, shiftDate: '2026-03-09' });
  });

  it('refuses a second clock-in while at work and says since when', () => {
    const day = monday().in('08:00');
    expect(book(day, 'clockIn', '09:00')).toEqual({
      ok: false,
      code: 'booking.already-open',
      params: { openSince: day.minute('08:00') },
    });
  });

  it.each<[string, BookingKind, string]>([
    ['clock-out without clock-in', 'clockOut', 'booking.not-open'],
    ['break without clock-in', 'breakStart', 'booking.not-open'],
    ['end of a break without clock-in', 'breakEnd', 'booking.no-break'],
    ['change of place without clock-in', 'locationChange', 'booking.not-open'],
  ])('refuses a %s', (_, kind, code) => {
    expect(book(monday().in('07:00').out('08:00'), kind, '09:00')).toMatchObject({ ok: false, code });
  });

  it('refuses the end of a break while at work, and a second break during the first', () => {
    expect(book(monday().in('08:00'), 'breakEnd', '09:00')).toMatchObject({ code: 'booking.no-break' });
    expect(book(monday().in('08:00').breakStart('12:00'), 'breakStart', '12:10')).toMatchObject({
      code: 'booking.already-on-break',
    });
  });

  it('lets a person leave during the break, and refuses to clock in or move during it', () => {
    const onBreak = monday().in('08:00').breakStart('12:00');
    expect(book(onBreak, 'clockOut', '12:30')).toMatchObject({ ok: true });
    expect(book(onBreak, 'clockIn', '12:30')).toMatchObject({ code: 'booking.on-break' });
    expect(book(onBreak, 'locationChange', '12:30', { location: 'mobileWork' })).toMatchObject({
      code: 'booking.on-break',
    });
  });

  it('refuses more than two minutes of future, and accepts a clock that runs two minutes ahead', () => {
    expect(book(monday(), 'clockIn', '08:02', { asOf: '08:00' })).toMatchObject({ ok: true });
    expect(book(monday(), 'clockIn', '08:03', { asOf: '08:00' })).toMatchObject({ code: 'booking.in-future' });
  });

  it('refuses a booking before the last one: that is a correction', () => {
    expect(book(monday().in('08:00').out('12:00'), 'clockIn', '11:00')).toMatchObject({ code: 'booking.out-of-order' });
  });

  it('accepts in and out within one minute', () => {
    expect(book(monday().in('08:00'), 'clockOut', '08:00')).toMatchObject({ ok: true });
    expect(book(monday().in('08:00').out('12:00'), 'clockIn', '12:00')).toMatchObject({ ok: true });
  });

  it('accepts a change of place only to another place', () => {
    expect(book(monday().in('08:00'), 'locationChange', '11:00', { location: 'mobileWork' })).toMatchObject({
      ok: true,
    });
    expect(book(monday().in('08:00'), 'locationChange', '11:00')).toMatchObject({ code: 'booking.same-location' });
  });
});

describe('acceptBooking after a forgotten clock-out on Monday 9 March 2026', () => {
  it('accepts the clock-in of Tuesday and leaves Monday incomplete, without inventing an end', () => {
    const result = book(workingDay('2026-03-09').in('08:00'), 'clockIn', '07:30', { plusDays: 1 });
    expect(result).toMatchObject({ ok: true, shiftDate: '2026-03-10', leftIncomplete: { shiftDate: '2026-03-09' } });
    expect((result as Accepted).leftIncomplete?.intervals[0].endMinute).toBeNull();
  });

  it('still refuses a clock-in eleven hours after the start, past midnight', () => {
    expect(book(workingDay('2026-03-09').in('14:00'), 'clockIn', '01:00', { plusDays: 1 })).toMatchObject({
      code: 'booking.already-open',
    });
  });

  it('takes the clock-out of Tuesday as the end of 24 hours of service, which the day reports', () => {
    expect(book(workingDay('2026-03-09').in('08:00'), 'clockOut', '08:00', { plusDays: 1 })).toMatchObject({
      ok: true,
      shiftDate: '2026-03-09',
    });
  });

  it('ends a night shift of 12:30 hours normally, on the day it began', () => {
    expect(book(workingDay('2026-03-09').in('18:00'), 'clockOut', '06:30', { plusDays: 1 })).toMatchObject({
      ok: true,
      shiftDate: '2026-03-09',
    });
  });
});
