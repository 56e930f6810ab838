import { ruleTerms } from '../../testing/builders';
import { periodDays, type PeriodDayChanges, periodOf } from '../../testing/period-days';
import { type HomeOfficeRule } from '../agreement';
import { weekdayOf } from '../time';
import { flexDayStandings } from './flex-days-taken';
import { homeOfficeStandings } from './home-office-week';
import { maternityStandings } from './maternity-sums';
import { minorWeekStandings } from './weekly-hours-of-minors';

const workday = (workedMinutes: number, terms: PeriodDayChanges['terms']) => (date: string) => ({
  terms,
  ...(weekdayOf(date) < 6 ? { workedMinutes } : {}),
});

describe('the week of young people', () => {
  const isMinor = { isMinor: true };

  it('has 40 hours from Monday to Sunday, and is told in the month in which it ends', () => {
    const days = periodDays('2026-10-26', '2026-12-06', workday(480, isMinor));
    const weeks = minorWeekStandings(days, periodOf('2026-11'));
    expect(weeks.map(({ from }) => from)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(weeks[0]).toMatchObject({ to: '2026-11-01', actual: 2400, limit: 2400, state: 'within', rule: 'JARBSCHG' });
    const longer = periodDays('2026-11-02', '2026-11-08', workday(481, isMinor));
    expect(minorWeekStandings(longer, periodOf('2026-11'))[0]).toMatchObject({ actual: 2405, state: 'exceeded' });
  });

  it('of this week is near its end while it runs', () => {
    const running = (today: string) =>
      minorWeekStandings(periodDays('2026-11-23', '2026-11-27', workday(468, isMinor)), periodOf('2026-11', today));
    expect(running('2026-11-27')).toMatchObject([{ from: '2026-11-23', state: 'near' }]);
    expect(running('2026-12-01')).toMatchObject([{ state: 'within' }]);
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
  const codes = (days: ReturnType<typeof periodDays>, today?: string) =>
    maternityStandings(days, periodOf('2026-03', today)).map(({ code, state }) => `${code} ${state}`);

  it('are 90 hours in each two weeks in a row, under 18 80 hours', () => {
    // Eleven days of 8:15 hours in two weeks: no day is too long (worked example MUS-08).
    const worked = (terms: PeriodDayChanges['terms'], minutes: number) =>
      periodDays('2026-03-02', '2026-03-15', (date) => ({
        terms,
        workedMinutes: weekdayOf(date) < 6 || date === '2026-03-07' ? minutes : 0,
      }));
    const [, both] = maternityStandings(worked(isMaternity, 495), periodOf('2026-03'));
    expect(both).toMatchObject({ from: '2026-03-02', to: '2026-03-15', actual: 5445, limit: 5400, state: 'exceeded' });
    expect(codes(worked(isMaternity, 490))).not.toContain('MUSCHG_DOUBLE_WEEK_90H exceeded');
    expect(codes(worked({ ...isMaternity, isMinor: true }, 437))).toContain('MUSCHG_DOUBLE_WEEK_80H exceeded');
  });

  it('are what the contract says in the month; more can be balanced as long as it runs', () => {
    const month = (minutes: number) => periodDays('2026-03-01', '2026-03-31', workday(minutes, isMaternity));
    expect(codes(month(468))).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED within');
    expect(codes(month(469))).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED exceeded');
    expect(codes(month(469), '2026-03-20')).toContain('MUSCHG_MONTH_CONTRACT_EXCEEDED near');
  });

  it('count a day of illness like a day of work, but never time for nursing above the contract', () => {
    const month = (other: PeriodDayChanges) =>
      periodDays('2026-03-01', '2026-03-31', (date) => ({
        terms: isMaternity,
        ...(date === '2026-03-10' ? other : {}),
      }));
    const contract = (other: PeriodDayChanges) => maternityStandings(month(other), periodOf('2026-03')).at(-1);
    expect(contract({ isAway: true })).toMatchObject({ actual: 22 * 468, limit: 22 * 468, state: 'within' });
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

describe('the week at home', () => {
  const terms = (homeOffice: Partial<HomeOfficeRule>) => ({
    parameters: { ...ruleTerms().parameters, homeOffice: { quota: null, onsiteWeekdays: [], ...homeOffice } },
  });
  const threeDays = terms({ quota: { kind: 'daysPerWeek', maxDays: 3 } });
  /** Week from 9 March 2026 with the first days at home. */
  const week = (homeDays: number, rule: PeriodDayChanges['terms'], more: PeriodDayChanges = {}) =>
    periodDays('2026-03-09', '2026-03-15', (date, index) => ({
      terms: rule,
      ...(index < homeDays ? { at: index % 2 ? ('telework' as const) : ('mobileWork' as const), ...more } : {}),
    }));
  const march = periodOf('2026-03');

  it('may use all its days; one more exceeds them, telework and mobile work together', () => {
    expect(homeOfficeStandings(week(3, threeDays), march)).toMatchObject([
      { rule: 'HO-QUOTA', code: 'HOMEOFFICE_QUOTA_EXCEEDED', unit: 'days', actual: 3, limit: 3, state: 'within' },
    ]);
    expect(homeOfficeStandings(week(4, threeDays), march)[0]).toMatchObject({ actual: 4, state: 'exceeded' });
    expect(homeOfficeStandings(week(3, threeDays), periodOf('2026-03', '2026-03-11'))[0].state).toBe('near');
    expect(homeOfficeStandings(week(2, threeDays), periodOf('2026-03', '2026-03-11'))[0].state).toBe('within');
  });

  it('is silent without work at home, and without a quota', () => {
    expect(homeOfficeStandings(week(0, threeDays), march)).toEqual([]);
    expect(homeOfficeStandings(week(5, terms({})), march)).toEqual([]);
  });

  it('has a share of the contract, or of what is due after a holiday', () => {
    const share = (kind: 'percentOfContractWeek' | 'percentOfWeekTarget') => {
      const days = week(2, terms({ quota: { kind, percent: 40 } }));
      const withHoliday = days.map((day) =>
        day.date === '2026-03-12' ? { ...day, isHoliday: true, targetMinutes: 0, workedMinutes: 0 } : day,
      );
      return homeOfficeStandings(withHoliday, march)[0];
    };
    expect(share('percentOfContractWeek')).toMatchObject({ actual: 936, limit: 936, state: 'within' });
    expect(share('percentOfWeekTarget')).toMatchObject({ actual: 936, limit: 748, state: 'exceeded' });
  });

  it('has minutes a day, and is closed to small contracts', () => {
    const hours = (minContractWeekMinutes: number) =>
      homeOfficeStandings(
        week(1, terms({ quota: { kind: 'minutesPerDay', maxMinutes: 240, minContractWeekMinutes } }), {
          workedMinutes: 300,
        }),
        march,
      )[0];
    expect(hours(600)).toMatchObject({ actual: 300, limit: 240, state: 'exceeded' });
    expect(hours(2340)).toMatchObject({ code: 'LOCATION_NOT_ELIGIBLE', actual: 300, limit: 0, state: 'exceeded' });
  });

  it('is free on the days on which a temporary rule lifts the quota', () => {
    const days = week(5, threeDays).map((day) =>
      day.date < '2026-03-11' ? { ...day, terms: { ...day.terms, ...terms({}) } } : day,
    );
    expect(homeOfficeStandings(days, march)[0]).toMatchObject({ actual: 3, limit: 3, state: 'within' });
  });

  it('keeps its fixed days for the office', () => {
    const fixed = (onsiteWeekdays: number[]) => homeOfficeStandings(week(3, terms({ onsiteWeekdays })), march);
    expect(fixed([4])).toMatchObject([{ rule: 'HO-ONSITE', code: 'ONSITE_DAY_MISSED', actual: 0, state: 'within' }]);
    expect(fixed([3, 4])).toMatchObject([{ actual: 1, limit: 0, state: 'exceeded' }]);
  });
});

describe('flex days', () => {
  const taken = (dates: Record<string, number>, today?: string) =>
    flexDayStandings(
      periodDays('2026-01-01', '2026-11-30', (date) => ({ flexHalfDays: dates[date] ?? 0 })),
      periodOf('2026-11', today),
    );

  it('are counted in halves, in the month and in the year', () => {
    const [month, year] = taken({ '2026-02-02': 2, '2026-11-02': 2, '2026-11-03': 1 });
    expect(month).toMatchObject({ code: 'FLEXDAY_MONTH_QUOTA_EXCEEDED', actual: 3, limit: 4, unit: 'halfDays' });
    expect(year).toMatchObject({ code: 'FLEXDAY_YEAR_QUOTA_EXCEEDED', from: '2026-01-01', actual: 5, limit: 48 });
  });

  it('say nothing of a month in which none is allowed and none was taken', () => {
    const parameters = ruleTerms().parameters;
    const none = { ...parameters, flexDays: { ...parameters.flexDays, maxPerMonth: 0 } };
    const days = periodDays('2026-11-01', '2026-11-30', () => ({ terms: { parameters: none } }));
    expect(flexDayStandings(days, periodOf('2026-11', '2026-11-10'))[0]).toMatchObject({ limit: 0, state: 'within' });
  });

  it('are used up while the month runs, and too many only above what was agreed', () => {
    const two = { '2026-11-02': 2, '2026-11-03': 2 };
    expect(taken(two, '2026-11-10')[0].state).toBe('near');
    expect(taken(two)[0].state).toBe('within');
    expect(taken({ ...two, '2026-11-04': 1 })[0].state).toBe('exceeded');
  });
});
