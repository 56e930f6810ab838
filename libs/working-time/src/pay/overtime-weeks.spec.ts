import { workingDay } from '../../testing/builders';
import { type OvertimeDay, overtimeStart, overtimeWeeks, payableMonthOf, timeOffMinutesOf } from './overtime-weeks';

const fulltime = { personnelGroup: 'TVOED_VKA', weeklyMinutes: 2340 } as const;
const halftime = { ...fulltime, weeklyMinutes: 1170 };
const day = (date: string, changes: Partial<OvertimeDay> = {}): OvertimeDay => ({
  date,
  orderedMinutes: 0,
  timeOffMinutes: 0,
  contract: fulltime,
  partTimePolicy: 'tariffText',
  ...changes,
});
const order = (date: string, orderedMinutes: number, changes: Partial<OvertimeDay> = {}) =>
  day(date, { orderedMinutes, ...changes });
const off = (date: string, timeOffMinutes: number) => day(date, { timeOffMinutes });
/** Balanced, additional, overtime, supplement, supplement by the other reading: of each week. */
const figures = (days: OvertimeDay[]) =>
  overtimeWeeks(days).map((week) => [
    week.from,
    week.plainTimeOffMinutes,
    week.additionalMinutes,
    week.overtimeMinutes,
    week.supplementMinutes,
    week.otherSupplementMinutes,
  ]);

describe('ordered work by calendar week', () => {
  it('is overtime where nothing balanced it by the Sunday of the following week', () => {
    // Tuesday evening, 3 November; the time off on Monday the 16th comes a day too late.
    expect(figures([order('2026-11-03', 120), off('2026-11-16', 468)])).toEqual([['2026-11-02', 0, 0, 120, 120, 120]]);
    expect(figures([order('2026-11-03', 120), off('2026-11-15', 90)])).toEqual([['2026-11-02', 90, 0, 30, 30, 30]]);
    expect(overtimeWeeks([order('2026-11-08', 60)])[0].balanceUntil).toBe('2026-11-15');
  });

  it('is not balanced by what was free before it', () => {
    expect(figures([off('2026-11-02', 120), order('2026-11-03', 120)])).toEqual([['2026-11-02', 0, 0, 120, 120, 120]]);
  });

  it('is balanced by time off from the oldest on, each minute of it once', () => {
    const weeks = figures([order('2026-11-09', 100), off('2026-11-12', 150), order('2026-11-05', 120)]);
    expect(weeks).toEqual([
      ['2026-11-02', 120, 0, 0, 0, 0],
      ['2026-11-09', 30, 0, 70, 70, 70],
    ]);
  });

  it('is additional in part-time up to full time, with the supplement by either reading', () => {
    const week = [
      order('2026-11-03', 700, { contract: halftime }),
      order('2026-11-05', 600, { contract: halftime, partTimePolicy: 'tariffText' }),
    ];
    expect(figures(week)).toEqual([['2026-11-02', 0, 1170, 130, 130, 1300]]);
    const proRata = week.map((one) => ({ ...one, partTimePolicy: 'proRata' as const }));
    expect(figures(proRata)).toEqual([['2026-11-02', 0, 1170, 130, 1300, 130]]);
  });

  it('begins above the raised hours of a raised contract (TVöD § 6 (1a))', () => {
    const raised = { ...fulltime, weeklyMinutes: 2520 };
    expect(figures([order('2026-11-03', 60, { contract: raised })])).toEqual([['2026-11-02', 0, 0, 60, 60, 60]]);
  });

  it('is split by the contract of its day where that changes within a week', () => {
    // Half-time on Monday, full-time from Tuesday on: what Monday had is additional, what Tuesday had is overtime.
    expect(figures([order('2026-11-02', 90, { contract: halftime }), order('2026-11-03', 60)])).toEqual([
      ['2026-11-02', 0, 90, 60, 60, 150],
    ]);
    // From 26 to 32.5 hours on Wednesday: the additional hours of Monday leave 90 minutes of room.
    const [from, to] = [
      { ...fulltime, weeklyMinutes: 1560 },
      { ...fulltime, weeklyMinutes: 1950 },
    ];
    expect(figures([order('2026-11-02', 300, { contract: from }), order('2026-11-04', 200, { contract: to })])).toEqual(
      [['2026-11-02', 0, 390, 110, 110, 500]],
    );
  });

  it('is nobody’s but that of tariff staff', () => {
    const others = [
      { ...fulltime, personnelGroup: 'BEAMTE_SN' } as const,
      { ...fulltime, personnelGroup: 'TVAOED' } as const,
      null,
    ];
    expect(others.flatMap((contract) => figures([order('2026-11-03', 120, { contract })]))).toEqual([]);
  });
});

describe('the month that pays', () => {
  it('is the one in which the following week ends, or in which the person leaves', () => {
    expect(payableMonthOf('2026-11-15', null)).toBe('2026-11'); // until 22 November
    expect(payableMonthOf('2026-11-16', null)).toBe('2026-11'); // until 29 November
    expect(payableMonthOf('2026-11-23', null)).toBe('2026-12'); // until 6 December
    expect(payableMonthOf('2026-11-23', '2026-11-30')).toBe('2026-11');
    expect(payableMonthOf('2026-11-23', '2026-12-31')).toBe('2026-12');
  });
});

describe('what must be known', () => {
  it('goes back as long as the week before may have used up the time off', () => {
    const orders = ['2026-11-23', '2026-11-17', '2026-11-09', '2026-10-26'];
    expect(overtimeStart('2026-11-25', orders, [])).toBe('2026-11-23');
    expect(overtimeStart('2026-11-25', orders, ['2026-11-27'])).toBe('2026-11-16');
    // Before 9 November nothing was ordered in the week: there it ends.
    expect(overtimeStart('2026-11-25', orders, ['2026-11-27', '2026-11-18', '2026-11-12'])).toBe('2026-11-09');
  });

  it('is the credit of time off, and of nothing else', () => {
    const early = workingDay('2026-11-12').in('08:00').out('12:00');
    const absences = [
      { absenceId: 'a', kind: 'compensatoryTimeOff', from: '2026-11-12', to: '2026-11-12' } as const,
      { absenceId: 'b', kind: 'nursingTime', from: '2026-11-12', to: '2026-11-12', minutes: 30 } as const,
    ];
    expect(timeOffMinutesOf(early.evaluate({ absences }))).toBe(228);
  });
});
