import { type BookingDto, type BookingKind, type PendingBooking } from '@zeitbuch/web-data-access';
import { courseEntries, courseSegments, sinceOf } from './day-course';

const booking = (
  kind: BookingKind,
  localTime: string,
  location: BookingDto['location'] = 'office',
  voided = false,
): BookingDto => ({
  bookingId: kind + localTime,
  kind,
  localTime,
  location,
  at: `2026-11-23T${localTime}:00+01:00`,
  source: 'web',
  voided,
});
const pending = (kind: BookingKind, claimedAt: string, state: PendingBooking['state'] = 'waiting'): PendingBooking => ({
  bookingId: 'p' + claimedAt,
  employeeId: 'e',
  kind,
  location: 'mobileWork',
  claimedAt,
  deviceMilliseconds: Date.parse(claimedAt),
  clockKnown: true,
  state,
});

describe('the course of a day', () => {
  it('shows a morning at home, a break and an open afternoon', () => {
    const entries = courseEntries(
      [booking('clockIn', '07:52', 'mobileWork'), booking('breakStart', '12:00'), booking('breakEnd', '12:30')],
      [],
    );
    expect(courseSegments(entries, 13 * 60)).toEqual([
      { fromMinute: 472, toMinute: 720, kind: 'work', location: 'mobileWork', open: false, pending: false },
      { fromMinute: 720, toMinute: 750, kind: 'break', location: 'office', open: false, pending: false },
      { fromMinute: 750, toMinute: 780, kind: 'work', location: 'office', open: true, pending: false },
    ]);
  });

  it('goes on after midnight for the control room', () => {
    const entries = courseEntries(
      [booking('clockIn', '22:00'), booking('breakStart', '02:00'), booking('breakEnd', '02:30')],
      [],
    );
    expect(courseSegments(entries, 5 * 60).map((segment) => [segment.fromMinute, segment.toMinute])).toEqual([
      [1320, 1560],
      [1560, 1590],
      [1590, 1740],
    ]);
  });

  it('leaves out what was voided by a correction', () => {
    expect(courseEntries([booking('clockIn', '08:00', 'office', true), booking('clockIn', '07:30')], [])).toHaveLength(
      1,
    );
  });

  it('adds a booking on its way once, and draws it as not yet confirmed', () => {
    const entries = courseEntries([booking('clockIn', '07:52')], [pending('clockOut', '2026-11-23T15:00:00Z')]);
    expect(entries.at(-1)).toMatchObject({ kind: 'clockOut', localTime: '16:00', state: 'waiting' });
    expect(courseSegments(entries, 1000)).toHaveLength(1);
    const both = courseEntries(
      [{ ...booking('clockIn', '07:52'), bookingId: 'x' }],
      [{ ...pending('clockIn', '2026-11-23T06:52:00Z'), bookingId: 'x' }],
    );
    expect(both).toHaveLength(1);
  });

  it('shows a refused booking but does not count it', () => {
    const entries = courseEntries(
      [booking('clockIn', '07:52')],
      [pending('clockOut', '2026-11-23T15:00:00Z', 'refused')],
    );
    expect(entries).toHaveLength(2);
    expect(courseSegments(entries, 1000).at(-1)?.open).toBe(true);
    expect(sinceOf(entries, 'out')).toBeNull();
  });

  it('says since when the person is here, not since when at this place', () => {
    const entries = courseEntries([booking('clockIn', '07:52'), booking('locationChange', '09:10')], []);
    expect(sinceOf(entries, 'in')).toBe('07:52');
  });
});
