import { type MonthDayDto } from './generated';
import { groupByWeek } from './month.store';

const day = (date: string, isoWeek: number, creditedMinutes: number): MonthDayDto => ({
  date,
  weekday: 1,
  isoWeek,
  state: 'complete',
  spans: [],
  breakRecordedMinutes: 0,
  breakDeductedMinutes: 0,
  workedMinutes: creditedMinutes,
  creditedMinutes,
  absenceCreditMinutes: 0,
  targetMinutes: 468,
  balanceMinutes: creditedMinutes - 468,
  runningBalanceMinutes: 0,
  locations: [],
  findings: [],
  pendingCorrections: 0,
});

describe('a month by weeks', () => {
  it('sums each week and keeps the order of January, which begins in week 53', () => {
    const weeks = groupByWeek([day('2027-01-01', 53, 0), day('2027-01-04', 1, 480), day('2027-01-05', 1, 450)]);
    expect(weeks.map((week) => week.isoWeek)).toEqual([53, 1]);
    expect(weeks[1]).toMatchObject({ creditedMinutes: 930, targetMinutes: 936, balanceMinutes: -6 });
  });
});
