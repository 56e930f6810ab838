import { periodDays, type PeriodDayChanges, periodOf } from '../../testing/period-days';
import { weekdayOf, type LocalDate } from '../time';
import { maternityStandings } from './maternity-sums';
import { minorWeekStandings } from './weekly-hours-of-minors';

const workday = (workedMinutes: number, terms: PeriodDayChanges['terms']) => (date: LocalDate) => ({
  terms,
  ...(weekdayOf(date) < 6 ? { workedMinutes } : {}),
});

describe('the week of young people', () => {
  const isMinor = { isMinor: true };

  it('has 40 hours from Monday to Sunday, and is shown in the month in which it ends', () => {
    const days = periodDays('2026-10-26', '2026-12-06', workday(480, isMinor));
    const weeks = minorWeekStandings(days, periodOf('2026-11'));
    expect(weeks.map(({ from }) => from)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(weeks[0]).toEqual({
      rule: 'JARBSCHG',
      code: 'MINOR_WEEKLY_MAX_40H',
      from: '2026-10-26',
      to: '2026-11-01',
      unit: 'minutes',
      bound: 'atMost',
      actual: 2400,
      limit: 2400,
      state: 'within',
      params: {},
    });
    const longer = periodDays('2026-11-02', '2026-11-08', workday(481, isMinor));
    expect(minorWeekStandings(longer, periodOf('2026-11'))[0]).toMatchObject({ actual: 2405, state: 'exceeded' });
  });

  it('of this week is near its end while it runs', () => {
    const running = (today: LocalDate) =>
      minorWeekStandings(periodDays('2026-11-23', '2026-11-27', workday(468, isMinor)), periodOf('2026-11', today));
    expect(running('2026-11-27')).toMatchObject([{ from: '2026-11-23', state: 'near' }]);
    expect(running('2026-11-29')).toMatchObject([{ state: 'near' }]);
    expect(running('2026-12-01')).toMatchObject([{ state: 'within' }]);
  });

  it('is shown from its Monday on, and by the old month only on that month’s last day', () => {
    const days = periodDays('2026-11-02', '2026-12-06', workday(468, isMinor));
    const latest = (today: LocalDate) => minorWeekStandings(days, periodOf('2026-11', today)).at(-1)?.from;
    expect(latest('2026-11-08')).toBe('2026-11-02');
    expect(latest('2026-11-09')).toBe('2026-11-09');
    // 30 November 2026 is a Monday: its week runs into December and is shown there once November is over.
    expect(latest('2026-11-30')).toBe('2026-11-30');
    expect(latest('2026-12-01')).toBe('2026-11-23');
  });

  it('belongs to May if it ends on Sunday, 31 May', () => {
    const days = periodDays('2026-05-25', '2026-06-07', workday(468, isMinor));
    expect(minorWeekStandings(days, periodOf('2026-05')).map(({ to }) => to)).toEqual(['2026-05-31']);
    expect(minorWeekStandings(days, periodOf('2026-06')).map(({ to }) => to)).toEqual(['2026-06-07']);
  });

  it('ends with the birthday: later days do not count', () => {
    const days = periodDays('2026-11-02', '2026-11-08', (date) => ({
      workedMinutes: 600,
      terms: { isMinor: date < '2026-11-05' },
    }));
    expect(minorWeekStandings(days, periodOf('2026-11'))[0].actual).toBe(1800);
    expect(minorWeekStandings(periodDays('2026-11-02', '2026-11-08'), periodOf('2026-11'))).toEqual([]);
  });

  it('at the turn of the year is one week, told in January', () => {
    const days = periodDays('2026-12-01', '2027-01-31', workday(468, isMinor));
    const january = minorWeekStandings(days, periodOf('2027-01'));
    expect(january[0]).toMatchObject({ from: '2026-12-28', to: '2027-01-03', actual: 2340 });
    expect(minorWeekStandings(days, periodOf('2026-12')).at(-1)?.to).toBe('2026-12-27');
  });
});

describe('the sums of expecting and nursing mothers', () => {
  const isMaternity = { isMaternity: true };
  const codes = (days: ReturnType<typeof periodDays>, today?: LocalDate) =>
    maternityStandings(days, periodOf('2026-03', today)).map(({ code, state }) => `${code} ${state}`);

  it('are 90 hours in each two weeks in a row, under 18 80 hours', () => {
    // Eleven days of 8:15 hours in two weeks: no day is too long (worked example MUS-08).
    const worked = (terms: PeriodDayChanges['terms'], minutes: number) =>
      periodDays('2026-03-02', '2026-03-15', (date) => ({
        terms,
        workedMinutes: weekdayOf(date) < 6 || date === '2026-03-07' ? minutes : 0,
      }));
    const [, both] = maternityStandings(worked(isMaternity, 495), periodOf('2026-03'));
    expect(both).toEqual({
      rule: 'MUSCHG',
      code: 'MUSCHG_DOUBLE_WEEK_90H',
      from: '2026-03-02',
      to: '2026-03-15',
      unit: 'minutes',
      bound: 'atMost',
      actual: 5445,
      limit: 5400,
      state: 'exceeded',
      params: {},
    });
    expect(codes(worked(isMaternity, 490))).not.toContain('MUSCHG_DOUBLE_WEEK_90H exceeded');
    expect(codes(worked({ ...isMaternity, isMinor: true }, 437))).toContain('MUSCHG_DOUBLE_WEEK_80H exceeded');
  });

  it('are what the contract says in the month; more can be balanced as long as it runs', () => {
    const month = (minutes: number) => periodDays('2026-03-01', '2026-03-31', workday(minutes, isMaternity));
    expect(codes(month(468))).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED within');
    expect(codes(month(469))).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED exceeded');
    expect(codes(month(469), '2026-03-20')).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED near');
    // On Tuesday, 31 March, there is still an afternoon to go home earlier.
    expect(codes(month(469), '2026-03-31')).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED near');
    expect(codes(month(469), '2026-04-01')).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED exceeded');
  });

  it('count a day of illness like a day of work, but never time for nursing above the contract', () => {
    const month = (other: PeriodDayChanges) =>
      periodDays('2026-03-01', '2026-03-31', (date) => ({
        terms: isMaternity,
        ...(date === '2026-03-10' ? other : {}),
      }));
    const contract = (other: PeriodDayChanges) => maternityStandings(month(other), periodOf('2026-03')).at(-1);
    expect(contract({ isAway: true })).toEqual({
      rule: 'MUSCHG',
      code: 'MUSCHG_MONTH_CONTRACT_EXCEEDED',
      from: '2026-03-01',
      to: '2026-03-31',
      unit: 'minutes',
      bound: 'atMost',
      actual: 22 * 468,
      limit: 22 * 468,
      state: 'within',
      params: {},
    });
    expect(contract({ absenceCreditMinutes: 60 })).toMatchObject({ actual: 22 * 468, state: 'within' });
  });

  it('begin with the protection, and nobody else has them', () => {
    const days = periodDays('2026-03-01', '2026-03-31', (date) => ({
      terms: { isMaternity: date >= '2026-03-16' },
      workedMinutes: weekdayOf(date) < 6 ? 600 : 0,
    }));
    expect(maternityStandings(days, periodOf('2026-03')).map(({ code, from, actual }) => [code, from, actual])).toEqual(
      [
        ['MUSCHG_DOUBLE_WEEK_90H', '2026-03-09', 3000],
        ['MUSCHG_DOUBLE_WEEK_90H', '2026-03-16', 6000],
        ['MUSCHG_MONTH_CONTRACT_EXCEEDED', '2026-03-16', 7200],
      ],
    );
    expect(maternityStandings(periodDays('2026-03-01', '2026-03-31'), periodOf('2026-03'))).toEqual([]);
  });
});
