import { zone, addDays } from '../time';
import { type Booking, type BookingKind, type WorkLocation } from './booking';
import { type FitBookingsInput, fitBookings } from './fit-bookings';

const berlin = zone('Europe/Berlin');

/** A booking on a day of November 2026, winter time; its id says when it was made. */
function made(day: number, time: string, kind: BookingKind, location: WorkLocation = 'office'): Booking {
  const [hour, minute] = time.split(':').map(Number);
  const epochMinute = berlin.at(addDays('2026-10-31', day), hour * 60 + minute);
  return { bookingId: `${day} ${time} ${kind}`, kind, location, epochMinute, offsetMinutes: 60 };
}

function fitted(existing: Booking[], waiting: Booking[], more: Partial<FitBookingsInput> = {}) {
  const asOfEpochMinute = berlin.at('2026-11-27', 1200);
  const { fitting, moved } = fitBookings({
    existing,
    waiting,
    asOfEpochMinute,
    zone: berlin,
    mayChange: () => true,
    mayMove: () => true,
    ...more,
  });
  const named = (filed: typeof fitting) => filed.map(({ booking, shiftDate }) => [booking.bookingId, shiftDate]);
  return { fitting: named(fitting), moved: named(moved) };
}

describe('bookings that waited', () => {
  it('fit between clock-in and clock-out of Monday only together: out at noon, in again at one', () => {
    const day = [made(23, '08:00', 'clockIn'), made(23, '16:00', 'clockOut')];
    const out = made(23, '12:00', 'clockOut');
    const back = made(23, '13:00', 'clockIn');
    expect(fitted(day, [out])).toEqual({ fitting: [], moved: [] });
    expect(fitted(day, [back])).toEqual({ fitting: [], moved: [] });
    expect(fitted(day, [back, out]).fitting).toEqual([
      ['23 12:00 clockOut', '2026-11-23'],
      ['23 13:00 clockIn', '2026-11-23'],
    ]);
  });

  it('never push out what counts already: a second clock-in of a second tab stays where it is', () => {
    const day = [made(23, '08:00', 'clockIn'), made(23, '12:00', 'breakStart'), made(23, '12:30', 'breakEnd')];
    expect(fitted(day, [made(23, '08:05', 'clockIn'), made(23, '12:10', 'breakStart')])).toEqual({
      fitting: [],
      moved: [],
    });
  });

  it('give a clock-out back to its own day: Monday’s late shift had got that of Tuesday’s early shift', () => {
    const wrong = [made(23, '18:00', 'clockIn'), made(24, '09:00', 'clockOut')];
    const waited = [made(24, '06:00', 'clockIn'), made(23, '22:00', 'clockOut')];
    expect(fitted(wrong, waited)).toEqual({
      fitting: [
        ['23 22:00 clockOut', '2026-11-23'],
        ['24 06:00 clockIn', '2026-11-24'],
      ],
      moved: [['24 09:00 clockOut', '2026-11-24']],
    });
    // Somebody decided on that clock-out: a person has to look at it again.
    expect(fitted(wrong, waited, { mayMove: () => false })).toEqual({ fitting: [], moved: [] });
    expect(fitted(wrong, waited, { mayChange: (date) => date === '2026-11-24' })).toEqual({ fitting: [], moved: [] });
  });

  it('wait on where the month is closed or handed in', () => {
    const clockIn = made(23, '08:00', 'clockIn');
    const end = made(23, '16:00', 'clockOut');
    expect(fitted([clockIn], [end]).fitting).toHaveLength(1);
    expect(fitted([clockIn], [end], { mayChange: () => false }).fitting).toEqual([]);
  });

  it('are left to a person where the day made no sense before', () => {
    const twoClaims = [
      made(23, '08:00', 'clockIn'),
      made(23, '11:00', 'clockIn'),
      made(23, '12:00', 'clockOut'),
      made(23, '15:00', 'clockOut'),
    ];
    expect(fitted(twoClaims, [made(23, '11:30', 'breakStart')]).fitting).toEqual([]);
    expect(fitted(twoClaims, [made(23, '16:00', 'clockIn')]).fitting).toHaveLength(1);
  });

  it('leave a forgotten clock-out forgotten until it comes', () => {
    const monday = made(23, '08:00', 'clockIn');
    const tuesday = [made(24, '08:00', 'clockIn'), made(24, '16:00', 'clockOut')];
    expect(fitted([monday], tuesday).fitting).toHaveLength(2);
    expect(fitted([monday, ...tuesday], [made(23, '16:30', 'clockOut')]).fitting).toEqual([
      ['23 16:30 clockOut', '2026-11-23'],
    ]);
  });
});
