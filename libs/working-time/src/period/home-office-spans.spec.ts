import { ruleTerms } from '../../testing/builders';
import { periodDays, type PeriodDayChanges, periodOf } from '../../testing/period-days';
import { type HomeOfficeQuotaRule, type QuotaSpan } from '../agreement';
import { type LocalDate, weekdayOf } from '../time';
import { homeOfficeStandings } from './home-office-standings';
import { quotaDaysAround } from './quota-span';

const under = (...quotas: HomeOfficeQuotaRule[]) => ({
  parameters: { ...ruleTerms().parameters, homeOffice: { quotas, onsiteWeekdays: [] } },
});
const workday = (date: LocalDate): boolean => weekdayOf(date) < 6;
/** Working days from 474 minutes (39.5 hours a week), each as told. */
const days = (
  [from, to]: readonly [LocalDate, LocalDate],
  rule: PeriodDayChanges['terms'],
  changes: (date: LocalDate) => PeriodDayChanges,
) =>
  periodDays(from, to, (date) => ({
    terms: rule,
    contractWeekMinutes: 2370,
    targetMinutes: workday(date) ? 474 : 0,
    workedMinutes: workday(date) ? 474 : 0,
    ...changes(date),
  }));

describe('the days of a quota', () => {
  it.each<[QuotaSpan, LocalDate, LocalDate, LocalDate]>([
    [{ kind: 'week' }, '2026-03-11', '2026-03-09', '2026-03-15'],
    [{ kind: 'weeks', weeks: 2, firstMonday: '2026-01-05' }, '2026-03-15', '2026-03-02', '2026-03-15'],
    [{ kind: 'weeks', weeks: 2, firstMonday: '2026-01-05' }, '2026-03-16', '2026-03-16', '2026-03-29'],
    [{ kind: 'weeks', weeks: 4, firstMonday: '2026-01-05' }, '2026-01-04', '2025-12-08', '2026-01-04'],
    [{ kind: 'month' }, '2024-02-29', '2024-02-01', '2024-02-29'],
    [{ kind: 'quarter' }, '2026-05-31', '2026-04-01', '2026-06-30'],
    [{ kind: 'halfYear' }, '2026-06-30', '2026-01-01', '2026-06-30'],
    [{ kind: 'halfYear' }, '2026-12-01', '2026-07-01', '2026-12-31'],
    [{ kind: 'year' }, '2026-12-31', '2026-01-01', '2026-12-31'],
  ])('%j around %s begin on %s and end on %s', (span, date, from, to) => {
    expect(quotaDaysAround(span, date)).toEqual({ from, to });
  });
});

describe('a quota over more than a week', () => {
  const share = (percentTenths: number, span: QuotaSpan, basis: 'contract' | 'target' = 'contract') =>
    under({ kind: 'percentOfTime', places: 'both', percentTenths, basis, span });
  const march: [LocalDate, LocalDate] = ['2026-03-01', '2026-03-31'];
  const fortnight: QuotaSpan = { kind: 'weeks', weeks: 2, firstMonday: '2026-03-09' };

  it('of two weeks lets the second make up for the first: 1422 + 948 = 2370 of half of 4740', () => {
    const homeDays = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-16', '2026-03-17'];
    const told = homeOfficeStandings(
      days(march, share(500, fortnight), (date) => (homeDays.includes(date) ? { at: 'mobileWork' } : {})),
      periodOf('2026-03'),
    );
    expect(told).toMatchObject([
      { from: '2026-03-09', to: '2026-03-22', unit: 'minutes', actual: 2370, limit: 2370, state: 'within' },
    ]);
  });

  it('of a half-year has 26 weeks: 40 days of 474 are 18960 of 18486', () => {
    const all = days(['2026-01-01', '2026-06-30'], share(300, { kind: 'halfYear' }), () => ({}));
    const first40 = all.filter(({ date }) => workday(date)).slice(0, 40);
    const home = all.map((day) =>
      first40.includes(day)
        ? { ...day, minutesByLocation: { ...day.minutesByLocation, mobileWork: 474, office: 0 } }
        : day,
    );
    expect(homeOfficeStandings(home, periodOf('2026-06'))).toMatchObject([
      { from: '2026-01-01', to: '2026-06-30', actual: 18_960, limit: 18_486, state: 'exceeded' },
    ]);
    // It is told in the month in which it ends, and while it runs: then days to come count as those before.
    expect(homeOfficeStandings(home, periodOf('2026-05'))).toEqual([]);
    const until = home.filter(({ date }) => date <= '2026-05-10');
    expect(homeOfficeStandings(until, periodOf('2026-05', '2026-05-06'))).toMatchObject([
      { actual: 18_960, limit: 18_486, state: 'exceeded' },
    ]);
  });

  it('gives who comes in between, changes hours or is free of it for a while so much less', () => {
    const half = share(500, { kind: 'month' });
    const home: PeriodDayChanges = { at: 'mobileWork' };
    const limitOf = (...told: Parameters<typeof days>) =>
      homeOfficeStandings(days(...told), periodOf('2026-03')).map(({ limit }) => limit);
    // 13/3 weeks of 2370 minutes are 10270, half of them 5135; from the 16th on 16 of 31 days.
    expect(limitOf(march, half, () => home)).toEqual([5135]);
    expect(limitOf(['2026-03-16', '2026-03-31'], half, () => home)).toEqual([2650]);
    expect(limitOf(march, half, (date) => (date < '2026-03-16' ? { ...home, terms: under() } : home))).toEqual([2650]);
    const fewer = (date: LocalDate) => (date < '2026-03-16' ? home : { ...home, contractWeekMinutes: 1185 });
    expect(limitOf(march, half, fewer)).toEqual([Math.floor((5135 * (15 * 2 + 16)) / (31 * 2))]);
  });

  it('of what is due leaves out holidays; a running month counts on what is usual', () => {
    const rule = share(405, { kind: 'month' }, 'target');
    const told = (to: LocalDate, today?: LocalDate) =>
      homeOfficeStandings(
        days(['2026-03-01', to], rule, (date) =>
          date === '2026-03-12' ? { isHoliday: true, targetMinutes: 0, workedMinutes: 0 } : { at: 'telework' },
        ),
        periodOf('2026-03', today),
      )[0];
    // 21 days of 474 are 9954, of them 40.5 %.
    expect(told('2026-03-31')).toMatchObject({ actual: 9954, limit: 4031, state: 'exceeded' });
    // To Sunday the 15th 9 days of 474, then 16 days of a seventh of 2370: 4266 + 5417.1.
    expect(told('2026-03-15', '2026-03-13')).toMatchObject({ limit: 3921 });
  });

  it('of days counts part of one as half: 25 of 24 half days', () => {
    const rule = under({
      ...{ kind: 'percentOfDays', places: 'both', percentTenths: 600, span: { kind: 'month' } },
      count: { kind: 'halfDayIfPart' },
    });
    // 20 working days: 60 % are 12, so 24 half days. Twelve whole days and one with the morning in the office.
    const told = homeOfficeStandings(
      days(['2026-02-01', '2026-02-28'], rule, (date) => {
        if (date <= '2026-02-17') return { at: 'mobileWork' };
        return date === '2026-02-18'
          ? { minutesByLocation: { office: 240, mobileWork: 234, telework: 0, businessTrip: 0 } }
          : {};
      }),
      periodOf('2026-02'),
    );
    expect(told).toMatchObject([
      { unit: 'halfDays', actual: 25, limit: 24, state: 'exceeded', params: { kind: 'percentOfDays', span: 'month' } },
    ]);
  });

  it('stands for each place by itself, beside one for both', () => {
    const count = { kind: 'wholeDays' } as const;
    const rule = under(
      { kind: 'days', places: 'mobileWork', maxHalfDays: 2, count, span: { kind: 'week' } },
      { kind: 'days', places: 'telework', maxHalfDays: 4, count, span: { kind: 'week' } },
      { kind: 'days', places: 'both', maxHalfDays: 20, count, span: { kind: 'month' } },
    );
    const told = homeOfficeStandings(
      days(march, rule, (date) => {
        if (date === '2026-03-09' || date === '2026-03-10') return { at: 'mobileWork' };
        return date === '2026-03-11' ? { at: 'telework' } : {};
      }),
      periodOf('2026-03'),
    );
    expect(told.map(({ params, actual, limit, state }) => [params['places'], actual, limit, state])).toEqual([
      ['both', 3, 10, 'within'],
      ['mobileWork', 2, 1, 'exceeded'],
      ['telework', 1, 2, 'within'],
    ]);
  });
});
