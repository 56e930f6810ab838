import { type MonthDayDto } from '@zeitbuch/web-data-access';
import { isEmptyWeek, rowsOfWeek } from './week-rows';

const day = (date: string, changes: Partial<MonthDayDto> = {}): MonthDayDto =>
  ({
    ...{
      date,
      weekday: 1,
      isoWeek: 47,
      state: 'complete',
      spans: [],
      breakRecordedMinutes: 0,
      breakDeductedMinutes: 0,
    },
    ...{ workedMinutes: 0, creditedMinutes: 468, absenceCreditMinutes: 0, targetMinutes: 468, balanceMinutes: 0 },
    ...{ locations: [], findings: [], pendingCorrections: 0, ...changes },
  }) as MonthDayDto;
const free = { state: 'none', creditedMinutes: 0, targetMinutes: 0 } as const;
const ahead = { state: 'future', creditedMinutes: 0 } as const;
const dates = (rows: ReturnType<typeof rowsOfWeek>) =>
  rows.map(({ days }) => days.map(({ date }) => date.slice(-2)).join('–'));

describe('the rows of a week', () => {
  it('show a weekend without work in one row, and today in one of its own', () => {
    const week = [day('2026-11-20'), day('2026-11-21', free), day('2026-11-22', free)];
    expect(dates(rowsOfWeek(week, '2026-11-24'))).toEqual(['20', '21–22']);
    expect(dates(rowsOfWeek(week, '2026-11-22'))).toEqual(['20', '21', '22']);
    const holiday = { ...free, holidayName: 'Reformationstag' };
    expect(dates(rowsOfWeek([day('2026-10-31', holiday), day('2026-11-01', free)], '2026-11-24'))).toEqual([
      '31',
      '01',
    ]);
  });

  it('are shown on demand where the whole week has nothing to show', () => {
    const coming = [day('2026-11-30', ahead), day('2026-12-05', { ...free, state: 'future' })];
    expect(isEmptyWeek(coming, '2026-11-24')).toBe(true);
    expect(isEmptyWeek(coming, '2026-11-30')).toBe(false);
    expect(isEmptyWeek([...coming, day('2026-12-01', { ...ahead, absence: 'leave' })], '2026-11-24')).toBe(false);
    expect(isEmptyWeek([day('2026-11-23')], '2026-11-24')).toBe(false);
  });
});
