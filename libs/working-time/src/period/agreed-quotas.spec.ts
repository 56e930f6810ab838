import { ruleTerms } from '../../testing/builders';
import { periodDays, type PeriodDayChanges, periodOf } from '../../testing/period-days';
import { type HomeOfficeRule } from '../agreement';
import { flexDayStandings } from './flex-days-taken';
import { homeOfficeStandings } from './home-office-standings';
import { type LocalDate } from '../time';

describe('the week at home', () => {
  const terms = (homeOffice: Partial<HomeOfficeRule>) => ({
    parameters: { ...ruleTerms().parameters, homeOffice: { quotas: [], onsiteWeekdays: [], ...homeOffice } },
  });
  const ofWeek = { places: 'both', span: { kind: 'week' } } as const;
  const wholeDays = (maxHalfDays: number) =>
    terms({ quotas: [{ kind: 'days', ...ofWeek, maxHalfDays, count: { kind: 'wholeDays' } }] });
  const threeDays = wholeDays(6);
  /** Week from 9 March 2026 with the first days at home. */
  const week = (homeDays: number, rule: PeriodDayChanges['terms'], more: PeriodDayChanges = {}) =>
    periodDays('2026-03-09', '2026-03-15', (date, index) => ({
      terms: rule,
      ...(index < homeDays ? { at: index % 2 ? ('telework' as const) : ('mobileWork' as const), ...more } : {}),
    }));
  const march = periodOf('2026-03');

  it('may use all its days; one more exceeds them, telework and mobile work together', () => {
    expect(homeOfficeStandings(week(3, threeDays), march)).toEqual([
      {
        rule: 'HO-QUOTA',
        code: 'HOMEOFFICE_QUOTA_EXCEEDED',
        from: '2026-03-09',
        to: '2026-03-15',
        unit: 'days',
        bound: 'atMost',
        actual: 3,
        limit: 3,
        state: 'within',
        params: { kind: 'days', places: 'both', span: 'week' },
      },
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
    const share = (basis: 'contract' | 'target') => {
      const days = week(2, terms({ quotas: [{ kind: 'percentOfTime', ...ofWeek, percentTenths: 400, basis }] }));
      const withHoliday = days.map((day) =>
        day.date === '2026-03-12' ? { ...day, isHoliday: true, targetMinutes: 0, workedMinutes: 0 } : day,
      );
      return homeOfficeStandings(withHoliday, march)[0];
    };
    expect(share('contract')).toMatchObject({
      code: 'HOMEOFFICE_QUOTA_EXCEEDED',
      unit: 'minutes',
      actual: 936,
      limit: 936,
      state: 'within',
    });
    expect(share('target')).toMatchObject({ actual: 936, limit: 748, state: 'exceeded' });
  });

  it('has minutes a day, and is closed to small contracts', () => {
    const hours = (minContractWeekMinutes: number) =>
      homeOfficeStandings(
        week(
          1,
          terms({ quotas: [{ kind: 'minutesPerDay', places: 'both', maxMinutes: 240, minContractWeekMinutes }] }),
          {
            workedMinutes: 300,
          },
        ),
        march,
      )[0];
    expect(hours(600)).toMatchObject({
      code: 'HOMEOFFICE_QUOTA_EXCEEDED',
      unit: 'minutes',
      actual: 300,
      limit: 240,
      state: 'exceeded',
    });
    expect(hours(2340)).toMatchObject({
      code: 'LOCATION_NOT_ELIGIBLE',
      unit: 'minutes',
      actual: 300,
      limit: 0,
      state: 'exceeded',
    });
  });

  it('is open to small contracts too while a temporary rule lifts the quota, here on Monday and Tuesday', () => {
    const closed = terms({
      quotas: [{ kind: 'minutesPerDay', places: 'both', maxMinutes: 240, minContractWeekMinutes: 2340 }],
    });
    const days = week(2, closed).map((day) =>
      day.date < '2026-03-11' ? { ...day, terms: { ...day.terms, ...terms({}) } } : day,
    );
    expect(homeOfficeStandings(days, march)).toMatchObject([{ actual: 0, state: 'within' }]);
  });

  it('goes by the agreement of its last day: from Thursday, 12 March, one day a week', () => {
    const oneDay = wholeDays(2);
    const days = week(3, threeDays).map((day) =>
      day.date < '2026-03-12' ? day : { ...day, terms: { ...day.terms, ...oneDay } },
    );
    expect(homeOfficeStandings(days, march)).toMatchObject([{ actual: 3, limit: 1, state: 'exceeded' }]);
  });

  it('is free on the days on which a temporary rule lifts the quota', () => {
    const days = week(5, threeDays).map((day) =>
      day.date < '2026-03-11' ? { ...day, terms: { ...day.terms, ...terms({}) } } : day,
    );
    expect(homeOfficeStandings(days, march)[0]).toMatchObject({ actual: 3, limit: 3, state: 'within' });
  });

  it('keeps its fixed days for the office', () => {
    const fixed = (onsiteWeekdays: number[]) => homeOfficeStandings(week(3, terms({ onsiteWeekdays })), march);
    expect(fixed([4])).toEqual([
      {
        rule: 'HO-ONSITE',
        code: 'ONSITE_DAY_MISSED',
        from: '2026-03-09',
        to: '2026-03-15',
        unit: 'days',
        bound: 'atMost',
        actual: 0,
        limit: 0,
        state: 'within',
        params: {},
      },
    ]);
    expect(fixed([3, 4])).toMatchObject([{ actual: 1, limit: 0, state: 'exceeded' }]);
  });
});

describe('flex days', () => {
  const taken = (dates: Record<string, number>, today?: LocalDate) =>
    flexDayStandings(
      periodDays('2026-01-01', '2026-11-30', (date) => ({ flexHalfDays: dates[date] ?? 0 })),
      periodOf('2026-11', today),
    );

  /** Two in a month and 24 in a year, unless the agreement says otherwise. */
  const allowed = (maxPerMonth: number, maxPerYear = 24) => {
    const { parameters } = ruleTerms();
    return { parameters: { ...parameters, flexDays: { ...parameters.flexDays, maxPerMonth, maxPerYear } } };
  };

  it('are counted in halves, in the month and in the year', () => {
    const common = { rule: 'DV-FLEXDAY', unit: 'halfDays', bound: 'atMost', state: 'within', params: {} };
    expect(taken({ '2026-02-02': 2, '2026-11-02': 2, '2026-11-03': 1 })).toEqual([
      {
        ...common,
        code: 'FLEXDAY_MONTH_QUOTA_EXCEEDED',
        from: '2026-11-01',
        to: '2026-11-30',
        actual: 3,
        limit: 4,
      },
      { ...common, code: 'FLEXDAY_YEAR_QUOTA_EXCEEDED', from: '2026-01-01', to: '2026-12-31', actual: 5, limit: 48 },
    ]);
  });

  it('of New Year’s Eve count for the old year, and those to come are not yet taken', () => {
    const days = periodDays('2025-12-01', '2026-01-18', (date) => ({
      flexHalfDays: ['2025-12-31', '2026-01-02', '2026-01-16'].includes(date) ? 2 : 0,
    }));
    expect(flexDayStandings(days, periodOf('2026-01', '2026-01-15')).map(({ actual }) => actual)).toEqual([2, 2]);
    expect(flexDayStandings(days, periodOf('2026-01', '2026-01-16')).map(({ actual }) => actual)).toEqual([4, 4]);
  });

  it('go by the agreement that held last in the month: from 16 November only one', () => {
    const days = periodDays('2026-11-01', '2026-11-30', (date) => ({
      terms: allowed(date < '2026-11-16' ? 2 : 1),
      flexHalfDays: date === '2026-11-02' || date === '2026-11-03' ? 2 : 0,
    }));
    expect(flexDayStandings(days, periodOf('2026-11'))[0]).toMatchObject({ actual: 4, limit: 2, state: 'exceeded' });
  });

  it('say nothing where the agreement knows none, and of a month after somebody left', () => {
    const none = periodDays('2026-11-01', '2026-11-30', () => ({ terms: allowed(0, 0) }));
    expect(flexDayStandings(none, periodOf('2026-11'))).toEqual([]);
    expect(flexDayStandings(periodDays('2026-01-01', '2026-10-31'), periodOf('2026-11'))).toEqual([]);
  });

  it('say nothing of a month in which none is allowed and none was taken', () => {
    const days = periodDays('2026-11-01', '2026-11-30', () => ({ terms: allowed(0) }));
    expect(flexDayStandings(days, periodOf('2026-11', '2026-11-10'))[0]).toMatchObject({ limit: 0, state: 'within' });
  });

  it('are used up while the month runs, and too many only above what was agreed', () => {
    const two = { '2026-11-02': 2, '2026-11-03': 2 };
    expect(taken(two, '2026-11-10')[0].state).toBe('near');
    expect(taken(two, '2026-11-30')[0].state).toBe('near');
    expect(taken(two)[0].state).toBe('within');
    expect(taken({ ...two, '2026-11-04': 1 })[0].state).toBe('exceeded');
  });
});
