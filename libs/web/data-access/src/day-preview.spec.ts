import { holidayCalendar, packFacts, type PortableFacts, STANDARD_PARAMETERS, zone } from '@zeitbuch/working-time';
import { previewDay } from './day-preview';
import { type BookingDto, type BookingKind } from './generated';
import { type PendingBooking } from './outbox/pending-booking';
import { monday } from './testing/monday';

const clock = (time: string, day = 23) => `2026-11-${day}T${time}:00+01:00`;
const minute = (time: string, day = 23) => Date.parse(clock(time, day)) / 60_000;

/** Monday, 23 November 2026, of somebody with 39 hours under the usual agreement, as the server packs it. */
const facts: PortableFacts = packFacts({
  date: '2026-11-23',
  zone: zone('Europe/Berlin'),
  sessions: [],
  contract: {
    contractId: 'c',
    validFrom: '2020-01-01',
    validTo: null,
    weeklyMinutes: 2340,
    pattern: { kind: 'weekly', minutes: [468, 468, 468, 468, 468, 0, 0] },
    personnelGroup: 'TVOED_VKA',
  },
  holidays: holidayCalendar([]),
  agreement: { agreementId: 'a', version: 1, parameters: STANDARD_PARAMETERS, overlaid: {}, paragraphs: {} },
});
const booked = (kind: BookingKind, time: string, more: Partial<BookingDto> = {}): BookingDto => ({
  bookingId: kind + time,
  kind,
  at: clock(time),
  localTime: time,
  location: 'office',
  source: 'web',
  voided: false,
  ...more,
});
/** Pressed on the device, not yet answered for; the device writes instants in UTC. */
const pressed = (kind: BookingKind, time: string): PendingBooking => ({
  bookingId: kind + time,
  employeeId: 'e',
  kind,
  location: 'office',
  claimedAt: new Date(clock(time)).toISOString(),
  deviceMilliseconds: Date.parse(clock(time)),
  clockKnown: true,
  state: 'waiting',
});
const day = monday({ accountBalanceMinutes: -300 });

describe('the preview in the browser', () => {
  it('values a day without a connection by the rules: the break that nobody booked is deducted', () => {
    const waiting = [pressed('clockIn', '07:00'), pressed('clockOut', '15:00')];
    expect(previewDay(day, facts, waiting, minute('15:10'))).toMatchObject({
      workedMinutes: 480,
      creditedMinutes: 450,
      balanceTodayMinutes: -18,
      // The account stood at +2:48 before the day began to be missing.
      accountBalanceMinutes: 150,
      restUntil: clock('02:00', 24),
    });
  });

  it('credits nothing before the frame opens at six, where moving the minutes on would', () => {
    const early = previewDay(day, facts, [pressed('clockIn', '05:30')], minute('07:00'));
    expect(early).toMatchObject({ workedMinutes: 90, creditedMinutes: 60 });
  });

  it('looks ahead right after the tap', () => {
    const preview = previewDay(day, facts, [pressed('clockIn', '08:00')], minute('08:00'));
    expect(preview).toMatchObject({
      earliestLeaveAt: clock('16:18'),
      breakDueAt: clock('14:00'),
      latestEndAt: clock('18:00'),
    });
  });

  it('goes on from what the server confirmed, without what was replaced by a correction', () => {
    const bookings = [
      booked('clockIn', '09:00', { voided: true, bookingId: 'replaced' }),
      booked('clockIn', '08:00', { source: 'correction' }),
      booked('breakStart', '12:00'),
    ];
    const preview = previewDay({ ...day, bookings }, facts, [pressed('breakEnd', '12:45')], minute('14:00'));
    expect(preview).toMatchObject({ workedMinutes: 315, earliestLeaveAt: clock('16:33') });
  });

  it('leaves another day to the server, but keeps a night shift over midnight', () => {
    expect(previewDay(day, facts, [], minute('07:00', 24))).toBeNull();
    expect(previewDay(day, { ...facts, date: '2026-11-20' }, [], minute('10:00'))).toBeNull();
    const night = previewDay(day, facts, [pressed('clockIn', '21:45')], minute('01:00', 24));
    expect(night).toMatchObject({ date: '2026-11-23', workedMinutes: 195 });
  });
});
