import { type Booking, type BookingKind, pairBookings } from '../booking';
import { zone, type LocalDate } from '../time';
import { LatestEnds } from './latest-ends';

const berlin = zone('Europe/Berlin');

function booking(kind: BookingKind, date: LocalDate, minute: number): Booking {
  const epochMinute = berlin.at(date, minute);
  return { bookingId: `${date} ${minute}`, kind, location: 'office', epochMinute, offsetMinutes: 60 };
}

const ends = (...bookings: Booking[]) => new LatestEnds(pairBookings(bookings, berlin));

describe('the latest end of work before a day', () => {
  it('is that of the last day with work, also over a weekend', () => {
    const week = ends(
      booking('clockIn', '2026-03-05', 480),
      booking('clockOut', '2026-03-05', 960),
      booking('clockIn', '2026-03-06', 480),
      booking('clockOut', '2026-03-06', 900),
    );
    expect(week.before('2026-03-05')).toBeNull();
    expect(week.before('2026-03-06')).toBe(berlin.at('2026-03-05', 960));
    expect(week.before('2026-03-07')).toBe(berlin.at('2026-03-06', 900));
    expect(week.before('2026-03-09')).toBe(berlin.at('2026-03-06', 900));
  });

  it('lies after midnight where a night shift ended', () => {
    const night = ends(booking('clockIn', '2026-03-05', 1320), booking('clockOut', '2026-03-06', 360));
    expect(night.before('2026-03-06')).toBe(berlin.at('2026-03-06', 360));
  });

  it('is unknown where the clock-out never came', () => {
    expect(ends(booking('clockIn', '2026-03-05', 480)).before('2026-03-06')).toBeNull();
  });

  it('is found where clocks go back over midnight and the day before comes once more', () => {
    const session = (shiftDate: LocalDate, ...endMinutes: number[]) => ({
      shiftDate,
      intervals: endMinutes.map((endMinute) => ({ endMinute })),
    });
    const sessions = [session('2010-11-05', 10), session('2010-11-07', 100), session('2010-11-06', 160)];
    expect(new LatestEnds(sessions).before('2010-11-07')).toBe(160);
    // A session whose work lasted no whole minute has no interval.
    expect(new LatestEnds([...sessions, session('2010-11-08')]).before('2010-11-09')).toBe(160);
  });
});
