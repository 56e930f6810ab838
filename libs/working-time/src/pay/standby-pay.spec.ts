import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { standbyLinesOf } from '../closing/standby-lines';
import { zone, weekdayOf, type LocalDate } from '../time';
import { type Standby, standbyPay } from './standby-pay';

const berlin = zone('Europe/Berlin');
const at = (date: LocalDate, hour: number): number => berlin.at(date, hour * 60);
const isWeekend = (date: LocalDate): boolean => weekdayOf(date) >= 6 || date === '2026-11-18';
const standby = (startMinute: number, endMinute: number, callouts: Standby['callouts'] = []): Standby => ({
  startMinute,
  endMinute,
  callouts,
});
const pay = (...standbys: Standby[]) => standbyPay(standbys, berlin, isWeekend);

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
    expect(standbyLinesOf('2026-11', month).map(({ code, quantity, unit }) => `${code} ${quantity} ${unit}`)).toEqual([
      'CALLOUT 120 minutes',
      'STANDBY_H 240 minutes',
      'STANDBY_WD 100 hundredthDays',
      'STANDBY_WE 200 hundredthDays',
    ]);
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
