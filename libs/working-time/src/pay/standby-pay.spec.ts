import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { standbyLinesOf } from '../closing';
import { monthOf, zone, weekdayOf, type LocalDate, type YearMonth } from '../time';
import { type Standby, standbyPay, standbyPayOfMonth } from './standby-pay';

const berlin = zone('Europe/Berlin');
const at = (date: LocalDate, hour: number): number => berlin.at(date, hour * 60);
const isWeekend = (date: LocalDate): boolean => weekdayOf(date) >= 6 || date === '2026-11-18';
const standby = (startMinute: number, endMinute: number, callouts: Standby['callouts'] = []): Standby => ({
  startMinute,
  endMinute,
  callouts,
});
const payOf = (standbys: Standby[], month: YearMonth) =>
  standbyPay(standbys, berlin, { isWeekend, counts: (date) => monthOf(date) === month });
const pay = (...standbys: Standby[]) => standbyPay(standbys, berlin, { isWeekend });

describe('pay of on-call time', () => {
  it('has a flat sum for the day of the beginning, and for a later one with twelve hours of its own', () => {
    // Friday 23:00 to Saturday 24:00.
    expect(pay(standby(at('2026-11-13', 23), at('2026-11-15', 0)))).toMatchObject({
      flatWeekdays: 1,
      flatWeekendDays: 1,
    });
    // Monday 16:00 to Tuesday 7:00: Tuesday has seven hours only.
    expect(pay(standby(at('2026-11-09', 16), at('2026-11-10', 7)))).toMatchObject({
      flatWeekdays: 1,
      hourlyMinutes: 0,
    });
    expect(pay(standby(at('2026-11-09', 16), at('2026-11-10', 12)))).toMatchObject({ flatWeekdays: 2 });
  });

  it('counts a public holiday like a Sunday', () => {
    expect(pay(standby(at('2026-11-18', 0), at('2026-11-18', 12)))).toMatchObject({
      flatWeekdays: 0,
      flatWeekendDays: 1,
    });
  });

  it('begins with twelve hours in a row; several shorter ones are paid by the hour', () => {
    const short = [
      standby(at('2026-11-12', 6), at('2026-11-12', 8)),
      standby(at('2026-11-12', 16), at('2026-11-12', 22)),
    ];
    expect(pay(...short)).toMatchObject({ flatWeekdays: 0, hourlyMinutes: 480 });
    const almost = standby(at('2026-11-12', 8), at('2026-11-12', 20) - 1);
    expect(pay(almost)).toMatchObject({ flatWeekdays: 0, hourlyMinutes: 719 });
  });

  it('is one where it goes on, in whatever pieces and order it was recorded', () => {
    const remote = (hour: number) => [{ atMinute: at('2026-11-13', hour), minutes: 20, isRemote: true }];
    const [from, to] = [at('2026-11-13', 20), at('2026-11-15', 20)];
    // Friday 20:00 to Sunday 20:00, a flat sum for each day: Saturday has one and not two.
    const whole = standby(from, to, [...remote(21), ...remote(23)]);
    const told = { flatWeekdays: 1, flatWeekendDays: 2, hourlyMinutes: 0, calloutMinutes: 60 };
    expect(pay(whole)).toEqual(told);
    const half = at('2026-11-14', 20);
    expect(pay(standby(half, to), standby(from, half, whole.callouts))).toEqual(told);
    const midnights = [at('2026-11-14', 0), at('2026-11-15', 0)];
    const pieces = [
      standby(from, midnights[0], remote(21)),
      standby(midnights[0], midnights[1]),
      standby(midnights[1], to, remote(23)),
    ];
    expect(pay(...pieces)).toEqual(told);
    // A minute between them is a break.
    expect(pay(standby(from, half - 1), standby(half, to))).toMatchObject({ flatWeekdays: 1, flatWeekendDays: 3 });
  });

  const byMonth = (months: readonly YearMonth[], ...standbys: Standby[]) =>
    months.map((month) => standbyPayOfMonth(standbys, berlin, isWeekend, month));

  it('rounds the call-outs from home of one on-call time once, also over the end of a month: 20 and 25 minutes', () => {
    // Saturday, 31 January 2026, 23:00 to Sunday 12:00, called at 23:40 and at 8:00.
    const remote = (atMinute: number, minutes: number) => [{ atMinute, minutes, isRemote: true }];
    const [early, late] = [remote(at('2026-01-31', 23) + 40, 20), remote(at('2026-02-01', 8), 25)];
    const [from, midnight, to] = [at('2026-01-31', 23), at('2026-02-01', 0), at('2026-02-01', 12)];
    const months = ['2026-01', '2026-02'] as const;
    const whole = byMonth(months, standby(from, to, [...late, ...early]));
    expect(whole.map(({ calloutMinutes }) => calloutMinutes)).toEqual([60, 0]);
    const pieces = byMonth(months, standby(from, midnight, early), standby(midnight, to, late));
    expect(pieces).toEqual(whole);
    // 20 and 45 minutes are more than an hour: February pays the second one. On site each is rounded for itself.
    const long = standby(from, to, [...early, ...remote(at('2026-02-01', 8), 45)]);
    expect(byMonth(months, long).map(({ calloutMinutes }) => calloutMinutes)).toEqual([60, 60]);
    const onSite = standby(
      from,
      to,
      [...early, ...late].map((callout) => ({ ...callout, isRemote: false })),
    );
    expect(byMonth(months, onSite).map(({ calloutMinutes }) => calloutMinutes)).toEqual([60, 60]);
  });

  it('pays the difference of a closed month where a piece that goes on comes later: Wednesday 15:00 to Thursday 7:00', () => {
    // December was closed with nine hours; with the seven of New Year's Day they are one span of sixteen.
    const [from, midnight, to] = [at('2025-12-31', 15), at('2026-01-01', 0), at('2026-01-01', 7)];
    const late = { ...standby(midnight, to), isLate: true };
    const [january, february] = byMonth(['2026-01', '2026-02'], standby(from, midnight), late);
    expect(january.ofMonthBefore).toEqual({
      ...{ flatWeekdays: 1, flatWeekendDays: 0, hourlyMinutes: -540, calloutMinutes: 0 },
    });
    expect(
      standbyLinesOf('2026-01', january).map((line) => `${line.code} ${line.quantity} ${line.originMonth}`),
    ).toEqual(['STANDBY_H -540 2025-12', 'STANDBY_WD 100 2025-12']);
    expect(february.ofMonthBefore).toBeNull();
    // In time, or too short to change anything, or after a break: nothing is owed.
    const differences = [
      standby(midnight, to),
      { ...late, endMinute: midnight + 60 },
      { ...late, startMinute: midnight + 1 },
    ];
    for (const piece of differences)
      expect(byMonth(['2026-01'], standby(from, midnight), piece)[0].ofMonthBefore).toBeNull();
  });

  it('is told to payroll in days and minutes', () => {
    const atMinute = at('2026-11-14', 3);
    const callouts = [
      { atMinute, minutes: 35, isRemote: false },
      { atMinute: atMinute + 60, minutes: 20, isRemote: true },
      { atMinute: atMinute + 120, minutes: 30, isRemote: true },
    ];
    const month = pay(
      standby(at('2026-11-13', 18), at('2026-11-16', 6), callouts),
      standby(at('2026-11-20', 18), at('2026-11-20', 22)),
    );
    expect(
      standbyLinesOf('2026-11', { ...month, ofMonthBefore: null }).map(
        ({ code, quantity, unit }) => `${code} ${quantity} ${unit}`,
      ),
    ).toEqual([
      'CALLOUT 120 minutes',
      'STANDBY_H 240 minutes',
      'STANDBY_WD 100 hundredthDays',
      'STANDBY_WE 200 hundredthDays',
    ]);
  });

  it('comes to the same in months as in one sum, whenever its pieces came', () => {
    const anyPiece = fc.record({
      gap: fc.constantFrom(0, 0, 1),
      length: fc.integer({ min: 1, max: 1500 }),
      callouts: fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 90 }), isRemote: fc.boolean() }), {
        maxLength: 3,
      }),
      isLate: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyPiece, { minLength: 1, maxLength: 6 }), (pieces) => {
        let end = at('2026-10-30', 6);
        const all = pieces.map(({ gap, length, callouts, isLate }): Standby => {
          const startMinute = end + gap;
          end = startMinute + length;
          const told = callouts.map((callout) => ({ ...callout, atMinute: startMinute }));
          return { startMinute, endMinute: end, callouts: told, isLate: isLate && startMinute >= at('2026-11-01', 0) };
        });
        // October was closed with what was known of it, and of November in time.
        const october = payOf(
          all.filter(({ isLate }) => !isLate),
          '2026-10',
        );
        const november = standbyPayOfMonth(all, berlin, isWeekend, '2026-11');
        const due = standbyPay(all, berlin, { isWeekend });
        for (const key of Object.keys(due) as (keyof typeof due)[])
          expect(october[key] + november[key] + (november.ofMonthBefore?.[key] ?? 0)).toBe(due[key]);
      }),
      runs(),
    );
  });

  it('has no more flat sums than days, and pays every minute in one way', () => {
    const anyStandby = fc
      .record({
        start: fc.integer({ min: at('2026-10-20', 0), max: at('2026-11-05', 0) }),
        length: fc.integer({ min: 1, max: 10_080 }),
      })
      .map(({ start, length }) => standby(start, start + length));
    fc.assert(
      fc.property(anyStandby, (one) => {
        const { flatWeekdays, flatWeekendDays, hourlyMinutes } = pay(one);
        const length = one.endMinute - one.startMinute;
        const days = flatWeekdays + flatWeekendDays;
        expect(hourlyMinutes).toBe(length < 720 ? length : 0);
        expect(days > 0).toBe(length >= 720);
        // A day of the change of clocks has up to 25 hours.
        expect(days).toBeLessThanOrEqual(1 + Math.ceil(length / 720));
      }),
      runs(),
    );
  });
});
