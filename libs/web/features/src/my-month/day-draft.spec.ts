import { type BookingDto, type BookingKind, type CorrectionDto } from '@zeitbuch/web-data-access';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  append,
  carryOver,
  joinToPrevious,
  lackingTimes,
  readStretches,
  split,
  type Stretch,
  stretchesOf,
  stretchesWith,
  wantedOf,
  without,
} from './day-draft';

const booking = (kind: BookingKind, at: string, location: BookingDto['location'] = 'office'): BookingDto => ({
  bookingId: kind + at,
  kind,
  at,
  localTime: at.slice(11, 16),
  location,
  source: 'web',
  voided: false,
});
const on = (kind: BookingKind, time: string, location?: BookingDto['location']) =>
  booking(kind, `2026-11-23T${time}:00+01:00`, location);
const wantedAgain = (bookings: BookingDto[], date: LocalDate = '2026-11-23') =>
  wantedOf(readStretches(stretchesOf(bookings, date), date));
const told = (stretches: readonly Stretch[]) =>
  wantedOf(readStretches(stretches, '2026-11-23')).map(({ kind, localTime }) => `${localTime} ${kind}`);
const type = (stretches: Stretch[], id: number, side: 'from' | 'to', text: string) =>
  stretches.map((one) => (one.id === id ? { ...one, [side]: { ...one[side], text, typed: true } } : one));

const asked = (
  request: Pick<CorrectionDto, 'action' | 'original' | 'proposed'>,
  bookings: readonly BookingDto[] = day,
) => told(stretchesWith(request, bookings, '2026-11-23'));
const at = (kind: BookingKind, localTime: string) => ({ kind, localTime, location: 'office' as const });

const day = [
  on('clockIn', '08:00'),
  on('locationChange', '10:00', 'mobileWork'),
  on('breakStart', '12:00', 'mobileWork'),
  on('breakEnd', '12:30'),
  on('clockOut', '16:30'),
];

describe('the draft of a day', () => {
  it.each([
    ['a day with a move and a break', day],
    ['a forgotten clock-out', [on('clockIn', '08:00'), on('clockIn', '13:00'), on('clockOut', '16:00')]],
    ['a clock-out alone', [on('clockOut', '16:00')]],
    ['a day that ended in the break', [on('clockIn', '08:00'), on('breakStart', '12:00'), on('clockOut', '12:30')]],
    ['an end of break without its start', [on('clockIn', '08:00'), on('breakEnd', '12:00'), on('clockOut', '16:00')]],
    ['a day that goes on', [on('clockIn', '08:00'), on('breakStart', '12:00')]],
  ])('makes the same bookings of %s that it was made of', (_, bookings) => {
    expect(wantedAgain(bookings)).toEqual(
      bookings.map(({ kind, localTime, location }) => ({ kind, localTime, location })),
    );
  });

  it('begins with what a request for one booking had asked for', () => {
    const plain = ['08:00 clockIn', '10:00 locationChange', '12:00 breakStart', '12:30 breakEnd', '16:30 clockOut'];
    expect(asked({ action: 'change', original: day[4], proposed: at('clockOut', '17:10') })).toEqual([
      ...plain.slice(0, 4),
      '17:10 clockOut',
    ]);
    expect(asked({ action: 'add', proposed: at('clockOut', '16:30') }, day.slice(0, 4))).toEqual(plain);
    expect(asked({ action: 'remove', original: day[1] })).toEqual(plain.filter((_, index) => index !== 1));
    // Meanwhile the booking has gone; what stands there now is left alone.
    expect(asked({ action: 'remove', original: on('clockOut', '19:00') })).toEqual(plain);
  });

  it('keeps which of two equal times it was, and that a shift goes on after midnight', () => {
    const night = [
      booking('clockIn', '2026-10-24T22:00:00+02:00'),
      booking('breakStart', '2026-10-25T02:30:00+02:00'),
      booking('breakEnd', '2026-10-25T02:10:00+01:00'),
      booking('clockOut', '2026-10-25T06:00:00+01:00'),
    ];
    expect(wantedAgain(night, '2026-10-24').map(({ daysAfter, fold }) => [daysAfter, fold])).toEqual([
      [undefined, undefined],
      [1, 'earlier'],
      [1, 'later'],
      [1, undefined],
    ]);
  });

  it('takes a typed time for the first after the one before, over midnight and through the doubled hour', () => {
    const empty = stretchesOf([], '2026-10-24');
    const late = type(type(empty, 0, 'to', '210'), 0, 'from', '22');
    const typed = type(split(late, 0, 'breakEnd'), 0, 'to', '2:30');
    const wanted = wantedOf(readStretches(type(typed, 1, 'from', '2:05'), '2026-10-24'));
    expect(wanted.map(({ localTime, daysAfter, fold }) => [localTime, daysAfter, fold])).toEqual([
      ['22:00', undefined, undefined],
      ['02:30', 1, 'earlier'],
      ['02:05', 1, 'later'],
      ['02:10', 1, 'later'],
    ]);
  });

  it('keeps a duty of a whole weekend, whatever is typed at its beginning, and takes the day that somebody chose', () => {
    const saturday = '2026-11-21';
    const weekend = stretchesOf(
      [
        booking('clockIn', '2026-11-21T08:00:00+01:00'),
        { ...booking('clockOut', '2026-11-23T05:00:00+01:00'), daysAfter: 2 },
      ],
      saturday,
    );
    const ends = (stretches: readonly Stretch[]) =>
      wantedOf(readStretches(stretches, saturday)).map(({ localTime, daysAfter = 0 }) => [localTime, daysAfter]);
    expect(ends(weekend)).toEqual([
      ['08:00', 0],
      ['05:00', 2],
    ]);
    expect(ends(type(weekend, 0, 'from', '9'))).toEqual([
      ['09:00', 0],
      ['05:00', 2],
    ]);
    // 24 hours and two more: the time alone would be the same day's.
    const day = type(type(stretchesOf([], saturday), 0, 'from', '8'), 0, 'to', '10');
    const chosen = day.map((one) => ({ ...one, to: { ...one.to, daysAfter: 1 } }));
    expect([ends(day)[1], ends(chosen)[1]]).toEqual([
      ['10:00', 0],
      ['10:00', 1],
    ]);
  });

  it('names the times it was given room for and that nobody typed', () => {
    const lacking = (stretches: readonly Stretch[]) =>
      lackingTimes(readStretches(stretches, '2026-11-23')).map(({ kind }) => kind);
    const plain = stretchesOf([on('clockIn', '08:00'), on('clockOut', '16:30')], '2026-11-23');
    expect(lacking(plain)).toEqual([]);
    expect(lacking(split(plain, 0, 'locationChange'))).toEqual(['locationChange']);
    expect(lacking(split(plain, 0, 'breakEnd'))).toEqual(['breakStart', 'breakEnd']);
    expect(lacking(append(plain))).toEqual(['clockIn', 'clockOut']);
    // A booking that is missing is named by the server, and a day may be without any.
    expect(lacking(type(plain, 0, 'to', ''))).toEqual([]);
    expect(lacking(type(split(plain, 0, 'breakEnd'), 0, 'to', '12'))).toEqual([]);
    expect(lacking(without(plain, 0))).toEqual([]);
  });

  it('splits, joins and leaves out so that each kind of booking still fits the next', () => {
    const plain = stretchesOf([on('clockIn', '08:00'), on('clockOut', '16:30')], '2026-11-23');
    const broken = type(type(split(plain, 0, 'breakEnd'), 0, 'to', '12'), 1, 'from', '12:30');
    expect(told(broken)).toEqual(['08:00 clockIn', '12:00 breakStart', '12:30 breakEnd', '16:30 clockOut']);
    expect(told(joinToPrevious(broken, 1))).toEqual(['08:00 clockIn', '16:30 clockOut']);
    expect(told(without(broken, 0))).toEqual(['12:30 clockIn', '16:30 clockOut']);
    expect(told(without(broken, 1))).toEqual(['08:00 clockIn', '12:00 clockOut']);
    expect(told(type(type(append(plain), 1, 'from', '18'), 1, 'to', '19'))).toEqual([
      '08:00 clockIn',
      '16:30 clockOut',
      '18:00 clockIn',
      '19:00 clockOut',
    ]);
    expect(told(without(plain, 0))).toEqual([]);
  });

  it('takes what was typed over to the day as it is booked meanwhile, and says what has no place there', () => {
    const end = on('clockOut', '16:30');
    const draft = type(stretchesOf([on('clockIn', '08:00')], '2026-11-23'), 0, 'from', '7:45');
    const booked = stretchesOf(
      [on('clockIn', '08:00'), on('breakStart', '12:00'), on('breakEnd', '12:30')],
      '2026-11-23',
    );
    const carried = carryOver(draft, booked);
    expect(told(carried.stretches)).toEqual(['07:45 clockIn', '12:00 breakStart', '12:30 breakEnd']);
    expect(carried.left).toEqual([]);

    const forgotten = type(draft, 0, 'to', '16:00');
    expect(told(carryOver(forgotten, booked).stretches)).toEqual([
      '07:45 clockIn',
      '12:00 breakStart',
      '12:30 breakEnd',
      '16:00 clockOut',
    ]);
    const ended = carryOver(forgotten, stretchesOf([on('clockIn', '08:00'), end], '2026-11-23'));
    expect(told(ended.stretches)).toEqual(['07:45 clockIn', '16:30 clockOut']);
    expect(ended.left).toEqual([{ kind: 'clockOut', text: '16:00' }]);
  });

  it('takes another place over, and a time that was taken away', () => {
    const booked = stretchesOf([on('clockIn', '08:00'), on('clockOut', '16:30')], '2026-11-23');
    const moved = booked.map((one) => ({
      ...one,
      location: 'mobileWork' as const,
      endLocation: 'mobileWork' as const,
    }));
    const { stretches, left } = carryOver(type(moved, 0, 'to', ''), booked);
    expect(told(stretches)).toEqual(['08:00 clockIn']);
    expect(stretches[0].location).toBe('mobileWork');
    expect(left).toEqual([]);
  });
});
