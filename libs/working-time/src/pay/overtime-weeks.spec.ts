import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { overtimeLinesOf } from '../closing';
import { addDays, datesBetween, monthOf, type LocalDate, type YearMonth, lastDayOf } from '../time';
import { overtimeWeeks, overtimeWindowFrom, settlementWindowFrom, timeOffWithoutWork } from './overtime-weeks';
import { type OvertimeDay, type OvertimeWeek } from './overtime-week';

const MONDAY = '2026-03-09';
const day = (date: LocalDate, more: Partial<OvertimeDay> = {}): OvertimeDay => ({
  ...{ date, orderedMinutes: 0, timeOffMinutes: 0, contractWeeklyMinutes: 2340, fulltimeWeeklyMinutes: 2340 },
  partTimePolicy: 'tariffText',
  ...more,
});
const figures = (days: OvertimeDay[], leftOn: LocalDate | null = null) =>
  overtimeWeeks(days, leftOn).map((week) => [
    week.monday,
    week.orderedMinutes,
    week.balancedMinutes,
    week.additionalMinutes,
    week.overtimeMinutes,
    week.supplementMinutes,
    week.otherReadingMinutes,
  ]);

describe('ordered work by calendar week', () => {
  it('OVT-01: is balanced by time off until the Sunday of the following week, and not by one day later', () => {
    const ordered = day(MONDAY, { orderedMinutes: 120 });
    expect(figures([ordered, day('2026-03-22', { timeOffMinutes: 120 })])).toEqual([[MONDAY, 120, 120, 0, 0, 0, 0]]);
    expect(figures([ordered, day('2026-03-23', { timeOffMinutes: 120 })])).toEqual([
      [MONDAY, 120, 0, 0, 120, 120, 120],
    ]);
    expect(overtimeWeeks([ordered])[0].balanceBy).toBe('2026-03-22');
  });

  it('balances the oldest work first: what was ordered and taken off in turn is paid to nobody', () => {
    const days = [
      day(MONDAY, { orderedMinutes: 120 }),
      day('2026-03-16', { orderedMinutes: 120, timeOffMinutes: 120 }),
      day('2026-03-23', { timeOffMinutes: 120 }),
    ];
    expect(figures(days).map(([monday, , balanced]) => [monday, balanced])).toEqual([
      [MONDAY, 120],
      ['2026-03-16', 120],
    ]);
  });

  it('measures the week as a whole: time off before the order balances it too, but never twice', () => {
    const days = [
      day(MONDAY, { timeOffMinutes: 60 }),
      day('2026-03-13', { orderedMinutes: 100 }),
      day('2026-03-16', { orderedMinutes: 50, timeOffMinutes: 70 }),
    ];
    expect(figures(days)).toEqual([
      [MONDAY, 100, 100, 0, 0, 0, 0],
      ['2026-03-16', 50, 30, 0, 20, 20, 20],
    ]);
  });

  it('of part-time staff is additional hours up to full time; the agreement decides on the supplement, both readings are kept', () => {
    const half = { contractWeeklyMinutes: 1170, orderedMinutes: 1270 };
    expect(figures([day(MONDAY, half)])).toEqual([[MONDAY, 1270, 0, 1170, 100, 100, 1270]]);
    expect(figures([day(MONDAY, { ...half, partTimePolicy: 'proRata' })])).toEqual([
      [MONDAY, 1270, 0, 1170, 100, 1270, 100],
    ]);
  });

  it('follows the contract of the last day with ordered work', () => {
    const days = [
      day(MONDAY, { orderedMinutes: 60, contractWeeklyMinutes: 1170 }),
      day('2026-03-13', { orderedMinutes: 60 }),
    ];
    expect(figures(days)[0].slice(3)).toEqual([0, 120, 120, 120]);
  });

  it('belongs to the month in which it was worked: the first minutes are the balanced ones', () => {
    const [week] = overtimeWeeks([
      day('2026-03-31', { orderedMinutes: 90 }),
      day('2026-04-01', { orderedMinutes: 60, timeOffMinutes: 30 }),
    ]);
    expect(week.byMonth).toEqual([
      { originMonth: '2026-03', additionalMinutes: 0, overtimeMinutes: 60, supplementMinutes: 60 },
      { originMonth: '2026-04', additionalMinutes: 0, overtimeMinutes: 60, supplementMinutes: 60 },
    ]);
  });

  it('belongs to the month of each minute, not of the shift: New Year’s Eve 20:00 to 6:00, 135 minutes before midnight', () => {
    const [week] = overtimeWeeks([day('2025-12-31', { orderedMinutes: 450, laterMonths: { '2026-01': 315 } })]);
    expect(week.byMonth).toEqual([
      { originMonth: '2025-12', additionalMinutes: 0, overtimeMinutes: 135, supplementMinutes: 135 },
      { originMonth: '2026-01', additionalMinutes: 0, overtimeMinutes: 315, supplementMinutes: 315 },
    ]);
    // Time off balances the first minutes; additional hours of part-time staff come before overtime.
    const part = { contractWeeklyMinutes: 2040, orderedMinutes: 450, laterMonths: { '2026-01': 315 } };
    const off = day('2026-01-02', { timeOffMinutes: 100, contractWeeklyMinutes: 2040 });
    expect(overtimeWeeks([day('2025-12-31', part), off])[0].byMonth).toEqual([
      { originMonth: '2025-12', additionalMinutes: 35, overtimeMinutes: 0, supplementMinutes: 0 },
      { originMonth: '2026-01', additionalMinutes: 265, overtimeMinutes: 50, supplementMinutes: 50 },
    ]);
  });

  it('is due on the last day of employment, where that comes first', () => {
    const ordered = day(MONDAY, { orderedMinutes: 60 });
    expect(overtimeWeeks([ordered], '2026-03-13')[0].balanceBy).toBe('2026-03-13');
    expect(overtimeWeeks([ordered], '2026-03-22')[0].balanceBy).toBe('2026-03-22');
    expect(overtimeWeeks([ordered], '2026-03-31')[0].balanceBy).toBe('2026-03-22');
  });

  it('looks back five weeks from the one that the first day lies in', () => {
    expect(overtimeWindowFrom('2026-04-01')).toBe('2026-02-23');
    expect(overtimeWindowFrom('2026-06-01')).toBe('2026-04-27');
  });
});

const anyDays = fc
  .array(
    fc.record({
      orderedMinutes: fc.nat(200),
      timeOffMinutes: fc.nat(200),
      contractWeeklyMinutes: fc.constantFrom(1170, 2340),
    }),
    {
      minLength: 60,
      maxLength: 60,
    },
  )
  .map((list) => list.map((more, index) => day(addDays(MONDAY, index), index < 42 ? more : {})));

describe('time off that comes too late to balance', () => {
  const lines = (month: YearMonth, days: OvertimeDay[]) =>
    overtimeLinesOf(month, overtimeWeeks(days))
      .filter(({ quantity }) => quantity !== 0)
      .map(({ code, quantity, originMonth }) => `${code} ${quantity} ${originMonth}`);
  /** Ordered on Sunday, 8 March 2026: overtime for good from Monday, 16 March, on. */
  const sunday = day('2026-03-08', { orderedMinutes: 60 });

  it('LAW-N21: replaces the base pay, not the supplement: an hour off on Monday 16 March', () => {
    expect(lines('2026-03', [sunday, day('2026-03-16', { timeOffMinutes: 60 })])).toEqual(['OT_SUPP 60 2026-03']);
    expect(lines('2026-03', [sunday])).toEqual(['OT_BASE 60 2026-03', 'OT_SUPP 60 2026-03']);
  });

  it('takes back what was paid before, until the end of the third month after the work', () => {
    const off = (date: LocalDate) => [sunday, day(date, { timeOffMinutes: 40 })];
    expect(lines('2026-03', off('2026-06-30'))).toEqual(['OT_BASE 60 2026-03', 'OT_SUPP 60 2026-03']);
    expect(lines('2026-06', off('2026-06-30'))).toEqual(['OT_BASE -40 2026-03']);
    expect(lines('2026-07', off('2026-07-01'))).toEqual([]);
    expect(settlementWindowFrom('2026-06-01') <= '2026-03-01').toBe(true);
  });

  it('is set against the oldest work first, each minute once, and first of all balances what it can', () => {
    const days = [
      sunday,
      day('2026-03-17', { orderedMinutes: 60 }),
      day('2026-04-01', { orderedMinutes: 60 }),
      day('2026-04-02', { timeOffMinutes: 150 }),
    ];
    const weeks = overtimeWeeks(days);
    expect(weeks.map(({ monday, balancedMinutes }) => [monday, balancedMinutes])).toEqual([
      ['2026-03-02', 0],
      ['2026-03-16', 0],
      ['2026-03-30', 60],
    ]);
    expect(lines('2026-03', days)).toEqual(['OT_BASE 120 2026-03', 'OT_SUPP 120 2026-03']);
    expect(lines('2026-04', days)).toEqual(['OT_BASE -90 2026-03']);
  });
});

describe('time off without ordered work', () => {
  it('is what is left once it has balanced and replaced what it can: two days of 7:48 for six ordered hours', () => {
    const days = [
      day('2026-01-10', { orderedMinutes: 240 }),
      day('2026-01-17', { orderedMinutes: 120 }),
      day('2026-01-26', { timeOffMinutes: 468 }),
      day('2026-02-02', { timeOffMinutes: 468 }),
    ];
    expect(timeOffWithoutWork(days)).toEqual([
      { date: '2026-01-26', minutes: 108 },
      { date: '2026-02-02', minutes: 468 },
    ]);
    expect(timeOffWithoutWork(days.slice(0, 2))).toEqual([]);
    // Work of a week that is still to come, or of the fourth month before, covers nothing.
    const [march, july] = [day('2026-03-02', { orderedMinutes: 60 }), day('2026-07-01', { timeOffMinutes: 60 })];
    expect(timeOffWithoutWork([march, july])).toEqual([{ date: '2026-07-01', minutes: 60 }]);
    const early = day('2026-02-27', { timeOffMinutes: 60 });
    expect(timeOffWithoutWork([early, march])).toEqual([{ date: '2026-02-27', minutes: 60 }]);
  });

  it('changes nothing about the pay of the rest, for any days: it was set against nothing', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const unused = new Map(timeOffWithoutWork(days).map(({ date, minutes }) => [date, minutes]));
        const covered = days.map((one) => ({
          ...one,
          timeOffMinutes: one.timeOffMinutes - (unused.get(one.date) ?? 0),
        }));
        expect(covered.every(({ timeOffMinutes }) => timeOffMinutes >= 0)).toBe(true);
        expect(timeOffWithoutWork(covered)).toEqual([]);
        expect(overtimeWeeks(covered)).toEqual(overtimeWeeks(days));
      }),
      runs(),
    );
  });
});

describe('for any days', () => {
  it('parts add up to what was ordered, and no minute of time off counts twice', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        let [balanced, ordered] = [0, 0];
        for (const week of overtimeWeeks(days)) {
          expect(week.balancedMinutes + week.additionalMinutes + week.overtimeMinutes).toBe(week.orderedMinutes);
          const payable = week.byMonth.reduce((sum, month) => sum + month.additionalMinutes + month.overtimeMinutes, 0);
          expect(payable).toBe(week.additionalMinutes + week.overtimeMinutes);
          expect(week.byMonth.reduce((sum, month) => sum + month.supplementMinutes, 0)).toBe(week.supplementMinutes);
          balanced += week.balancedMinutes;
          ordered += week.orderedMinutes;
        }
        expect(ordered).toBe(days.reduce((sum, { orderedMinutes }) => sum + orderedMinutes, 0));
        expect(balanced).toBeLessThanOrEqual(days.reduce((sum, { timeOffMinutes }) => sum + timeOffMinutes, 0));
      }),
      runs(),
    );
  });

  it('more time off never gives more pay', () => {
    const payable = (days: OvertimeDay[]) =>
      overtimeWeeks(days).reduce((sum, week) => sum + week.additionalMinutes + week.overtimeMinutes, 0);
    fc.assert(
      fc.property(anyDays, fc.nat(59), fc.nat(300), (days, at, minutes) => {
        const more = days.map((one, index) =>
          index === at ? { ...one, timeOffMinutes: one.timeOffMinutes + minutes } : one,
        );
        expect(payable(more)).toBeLessThanOrEqual(payable(days));
      }),
      runs(),
    );
  });

  it('each week is paid with one month, and its figures are those of the window of that month', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const all = overtimeWeeks(days);
        const byMonths = (['2026-03', '2026-04', '2026-05'] as const).flatMap((month) => {
          const from = overtimeWindowFrom(`${month}-01`);
          const to = lastDayOf(month);
          const window = days.filter(({ date }) => datesBetween(from, to).includes(date));
          return overtimeWeeks(window).filter(({ balanceBy }) => monthOf(balanceBy) === month);
        });
        // Time off that comes after the month is not known to it yet.
        const known = ({ takenLater: _, ...week }: OvertimeWeek) => week;
        expect(byMonths.map(known)).toEqual(all.filter(({ balanceBy }) => balanceBy <= '2026-05-31').map(known));
      }),
      runs(30),
    );
  });
});
