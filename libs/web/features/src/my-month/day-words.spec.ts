import { type MonthDayDto } from '@zeitbuch/web-data-access';
import { isQuiet } from './day-words';

const day = (part: Partial<MonthDayDto>): MonthDayDto => ({
  date: '2026-11-20',
  weekday: 5,
  isoWeek: 47,
  state: 'complete',
  spans: [],
  breakRecordedMinutes: 0,
  breakDeductedMinutes: 0,
  workedMinutes: 0,
  creditedMinutes: 0,
  absenceCreditMinutes: 0,
  targetMinutes: 468,
  balanceMinutes: 0,
  runningBalanceMinutes: 0,
  locations: [],
  findings: [],
  pendingCorrections: 0,
  ...part,
});

describe('a day of the month', () => {
  it('calls a free weekend quiet, but not a holiday or a day of leave', () => {
    expect(isQuiet(day({ targetMinutes: 0 }))).toBe(true);
    expect(isQuiet(day({ targetMinutes: 0, holidayName: 'Reformationstag' }))).toBe(false);
    expect(isQuiet(day({ targetMinutes: 0, absence: 'leave' }))).toBe(false);
    expect(isQuiet(day({}))).toBe(false);
    expect(isQuiet(day({ targetMinutes: 0, dayBeforeUntil: '06:00' }))).toBe(false);
  });
});
