import { holidayCalendar } from '../calendar';
import { type ContractSlice, contractOn, targetMinutesOn, validateContract, workdaysPerWeek } from './contract';
import { fulltimeDayMinutesOf, fulltimeDayMinutesOn, fulltimeWeekMinutesOf, fulltimeWeekMinutesOn } from './fulltime';
import { raisedHoursEnd } from './raised-hours';
import { FULLTIME } from '../../testing/builders';

const alternating: ContractSlice = {
  ...FULLTIME,
  weeklyMinutes: 1170,
  pattern: { kind: 'oddEven', odd: [468, 468, 468, 0, 0, 0, 0], even: [468, 468, 0, 0, 0, 0, 0] },
};

const FULLTIME_WEEK = [468, 468, 468, 468, 468, 0, 0];

describe('target time', () => {
  it('is the minutes of that very day, in odd and even weeks', () => {
    const none = holidayCalendar([]);
    // Week 11 of 2026 is odd, week 12 is even.
    expect(targetMinutesOn('2026-03-11', [alternating], none)).toBe(468);
    expect(targetMinutesOn('2026-03-18', [alternating], none)).toBe(0);
    expect([workdaysPerWeek('2026-03-11', alternating), workdaysPerWeek('2026-03-18', alternating)]).toEqual([3, 2]);
  });

  it('is nothing on holidays, on 24 and 31 December and outside employment', () => {
    const holidays = holidayCalendar({ '2026-11-18': 'Buß- und Bettag' });
    expect(holidays.nameOf('2026-11-18')).toBe('Buß- und Bettag');
    expect([holidays.nameOf('2026-11-19'), holidayCalendar(['2026-11-18']).nameOf('2026-11-18')]).toEqual([null, '']);
    const dates = ['2026-11-17', '2026-11-18', '2026-12-24', '2026-12-31', '2019-12-31'] as const;
    expect(dates.map((date) => targetMinutesOn(date, [FULLTIME], holidays))).toEqual([468, 0, 0, 0, 0]);
  });

  it('changes with the contract in the middle of a month', () => {
    const until: ContractSlice = { ...FULLTIME, validTo: '2026-03-15' };
    const after: ContractSlice = { ...alternating, contractId: 'b', validFrom: '2026-03-16' };
    expect((['2026-03-15', '2026-03-16'] as const).map((date) => contractOn(date, [until, after])?.contractId)).toEqual(
      ['fulltime', 'b'],
    );
  });

  it('knows the full-time day of each year in the Tarifgebiet Ost', () => {
    expect((['2021-12-31', '2022-06-01', '2023-01-01'] as const).map(fulltimeDayMinutesOn)).toEqual([480, 474, 468]);
    expect((['2022-12-31', '2021-12-31'] as const).map(fulltimeWeekMinutesOn)).toEqual([2370, 2400]);
  });

  it('is 40 hours for civil servants, and the raised hours for those who agreed on them', () => {
    const official = { ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const, weeklyMinutes: 1200 };
    const raised = { ...FULLTIME, weeklyMinutes: 2520 };
    const weeks = [FULLTIME, alternating, official, raised].map((slice) => fulltimeWeekMinutesOf(slice, '2026-03-09'));
    expect(weeks).toEqual([2340, 2340, 2400, 2520]);
    expect([official, raised].map((slice) => fulltimeDayMinutesOf(slice, '2026-03-09'))).toEqual([480, 504]);
    expect(fulltimeDayMinutesOf(null, '2022-03-09')).toBe(474);
  });
});

describe('contractOn', () => {
  it('finds nothing the day before entry and the day after exit', () => {
    const may: ContractSlice = { ...FULLTIME, validFrom: '2026-05-04', validTo: '2026-05-29' };
    const dates = ['2026-05-03', '2026-05-04', '2026-05-29', '2026-05-30'] as const;
    expect(dates.map((date) => contractOn(date, [may])?.contractId)).toEqual([
      undefined,
      'fulltime',
      'fulltime',
      undefined,
    ]);
  });
});

describe('raised hours', () => {
  it('begin the day after probation at the earliest, and end after 18 months at the latest', () => {
    expect(raisedHoursEnd('2026-09-30', 12, '2026-09-30')).toEqual({
      ok: false,
      code: 'PROBATION_NOT_OVER',
      params: { probationUntil: '2026-09-30' },
    });
    expect(raisedHoursEnd('2026-10-01', 24, '2026-09-30')).toEqual({ ok: true, latestEnd: '2028-03-31' });
    expect(raisedHoursEnd('2026-10-01', 6, null)).toEqual({ ok: true, latestEnd: '2027-03-31' });
  });
});

describe('validateContract', () => {
  it('finds nothing wrong with a week and with two weeks that add up', () => {
    expect([...validateContract(FULLTIME), ...validateContract({ ...alternating })]).toEqual([]);
  });

  it.each<[string, Partial<ContractSlice>, string]>([
    ['a pattern that misses the weekly hours', { weeklyMinutes: 2341 }, 'contract.pattern-sum'],
    ['a week of six days', { pattern: { kind: 'weekly', minutes: [1, 2, 3, 4, 5, 6] } }, 'contract.bad-pattern'],
    ['half minutes', { weeklyMinutes: 0.5 }, 'contract.bad-weekly-minutes'],
    ['an end before the start', { validTo: '2019-01-01' }, 'contract.ends-before-start'],
    ['30 February', { validFrom: '2026-02-30' }, 'contract.bad-date'],
    ['no pattern at all', { pattern: undefined as never }, 'contract.unknown-pattern'],
    ['a week that is no list', { pattern: { kind: 'weekly', minutes: undefined as never } }, 'contract.bad-pattern'],
  ])('finds %s', (_, changes, code) => {
    expect(validateContract({ ...FULLTIME, ...changes }).map((flaw) => flaw.code)).toContain(code);
  });

  it('says by how much the two weeks miss the hours, and which rule that concerns', () => {
    expect(validateContract({ ...alternating, weeklyMinutes: 1200 })).toEqual([
      {
        path: 'pattern',
        code: 'contract.pattern-sum',
        rule: 'CON-PATTERN',
        params: { expectedMinutes: 2400, actualMinutes: 2340 },
      },
    ]);
  });

  const week = (...minutes: number[]) => ({ kind: 'weekly' as const, minutes });
  it.each<[string, Partial<ContractSlice>, { path: string; code: string }]>([
    ['a beginning that is no day', { validFrom: '2026-02-30' }, { path: 'validFrom', code: 'contract.bad-date' }],
    ['an end that is no day', { validTo: '2026-02-30' }, { path: 'validTo', code: 'contract.bad-date' }],
    [
      'an end the day before the beginning',
      { validTo: '2019-12-31' },
      { path: 'validTo', code: 'contract.ends-before-start' },
    ],
    [
      'a group nobody pays',
      { personnelGroup: 'ANGESTELLT' as never },
      { path: 'personnelGroup', code: 'contract.bad-group' },
    ],
    [
      'one half day in a week',
      { pattern: week(468, 468, 468, 468, 467.5, 0.5, 0) },
      { path: 'pattern.minutes', code: 'contract.bad-pattern' },
    ],
    [
      'a day of less than nothing',
      { pattern: week(469, 468, 468, 468, 468, -1, 0) },
      { path: 'pattern.minutes', code: 'contract.bad-pattern' },
    ],
    [
      'a day of more than 24 hours',
      { weeklyMinutes: 1441, pattern: week(1441, 0, 0, 0, 0, 0, 0) },
      { path: 'pattern.minutes', code: 'contract.bad-pattern' },
    ],
    [
      'an even week of six days',
      { pattern: { kind: 'oddEven', odd: FULLTIME_WEEK, even: FULLTIME_WEEK.slice(1) } },
      { path: 'pattern.even', code: 'contract.bad-pattern' },
    ],
  ])('finds %s and nothing else', (_, changes, flaw) => {
    expect(validateContract({ ...FULLTIME, ...changes })).toEqual([{ ...flaw, rule: expect.any(String), params: {} }]);
  });

  it('names the weekly hours that the week should have, and those it has; over two weeks for odd and even', () => {
    const params = { expectedMinutes: 2341, actualMinutes: 2340 };
    expect(validateContract({ ...FULLTIME, weeklyMinutes: 2341 })).toEqual([
      { path: 'pattern', code: 'contract.pattern-sum', rule: 'CON-PATTERN', params },
    ]);
    expect(validateContract({ ...alternating, weeklyMinutes: 1171 })).toMatchObject([
      { params: { expectedMinutes: 2342, actualMinutes: 2340 } },
    ]);
    expect(validateContract({ ...FULLTIME, weeklyMinutes: 10_081 })[0]).toEqual({
      path: 'weeklyMinutes',
      code: 'contract.bad-weekly-minutes',
      rule: 'CON-VERSION',
      params: {},
    });
  });

  it('accepts a contract of one day, a week of 168 hours and one without work', () => {
    const always = { weeklyMinutes: 10_080, pattern: week(1440, 1440, 1440, 1440, 1440, 1440, 1440) };
    const never = { weeklyMinutes: 0, pattern: week(0, 0, 0, 0, 0, 0, 0) };
    for (const changes of [{ validTo: FULLTIME.validFrom }, always, never])
      expect(validateContract({ ...FULLTIME, ...changes })).toEqual([]);
  });
});
