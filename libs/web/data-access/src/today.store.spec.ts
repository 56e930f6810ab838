import { type PendingBooking } from './outbox/pending-booking';
import { monday } from './testing/monday';
import { elapsedWork, standingAfter } from './today.store';

const waiting = (
  kind: PendingBooking['kind'],
  claimedAt: string,
  location: PendingBooking['location'] = 'mobileWork',
): PendingBooking => ({
  bookingId: claimedAt,
  employeeId: 'e',
  kind,
  location,
  claimedAt,
  deviceMilliseconds: Date.parse(claimedAt),
  clockKnown: true,
  state: 'waiting',
});

describe('where the person stands', () => {
  it('moves on at once with a clock-in that is still on its way', () => {
    expect(standingAfter(monday(), [waiting('clockIn', '2026-11-23T07:02:00Z')])).toEqual({
      state: 'in',
      since: '2026-11-23T07:02:00Z',
      location: 'mobileWork',
      pending: true,
    });
  });

  it('keeps the place through a break and the time through a change of place', () => {
    const day = monday({ state: 'in', since: '2026-11-23T07:00:00Z', location: 'office' });
    expect(standingAfter(day, [waiting('breakStart', '2026-11-23T11:00:00Z')]).location).toBe('office');
    expect(standingAfter(day, [waiting('locationChange', '2026-11-23T12:00:00Z')]).since).toBe('2026-11-23T07:00:00Z');
  });

  it('is what the server says when nothing is on its way', () => {
    expect(standingAfter(monday({ state: 'onBreak', since: '2026-11-23T11:00:00Z', location: 'office' }), [])).toEqual({
      state: 'onBreak',
      since: '2026-11-23T11:00:00Z',
      location: 'office',
      pending: false,
    });
  });
});

describe('minutes since the figures of the server', () => {
  const day = monday({ state: 'in', workedAsOf: '2026-11-23T08:00:00Z', workedMinutes: 60 });
  const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);

  it('run while the person works', () => {
    expect(elapsedWork(day, [], at('08:25'))).toBe(25);
  });

  it('leave out a break that was booked without a connection', () => {
    const pending = [waiting('breakStart', '2026-11-23T10:00:00Z'), waiting('breakEnd', '2026-11-23T10:30:00Z')];
    expect(elapsedWork(day, pending, at('11:00'))).toBe(150);
  });

  it('stop with a clock-out on its way', () => {
    expect(elapsedWork(day, [waiting('clockOut', '2026-11-23T08:10:00Z')], at('12:00'))).toBe(10);
  });

  it('begin with a clock-in on its way', () => {
    expect(elapsedWork(monday(), [waiting('clockIn', '2026-11-23T07:30:00Z')], at('08:00'))).toBe(30);
    expect(elapsedWork(monday(), [], at('12:00'))).toBe(0);
  });
});
