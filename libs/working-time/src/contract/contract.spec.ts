import { holidayCalendar } from '../calendar';
import { FULLTIME } from '../../testing/builders';
import { type ContractSlice, contractOn, targetMinutesOn, validateContract, workdaysPerWeek } from './contract';
import { fulltimeDayMinutesOn } from './fulltime';

const alternating: ContractSlice = {
  ...FULLTIME,
  weeklyMinutes: 1170,
  pattern: { kind: 'oddEven', odd: [468, 468, 468, 0, 0, 0, 0], even: [468, 468, 0, 0, 0, 0, 0] },
};

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
    const dates = ['2026-11-17', '2026-11-18', '2026-12-24', '2026-12-31', '2019-12-31'];
    expect(dates.map((date) => targetMinutesOn(date, [FULLTIME], holidays))).toEqual([468, 0, 0, 0, 0]);
  });

  it('changes with the contract in the middle of a month', () => {
    const until: ContractSlice = { ...FULLTIME, validTo: '2026-03-15' };
    const after: ContractSlice = { ...alternating, contractId: 'b', validFrom: '2026-03-16' };
    expect(['2026-03-15', '2026-03-16'].map((date) => contractOn(date, [until, after])?.contractId)).toEqual([
      'fulltime',
      'b',
    ]);
  });

  it('knows the full-time day of each year in the Tarifgebiet Ost', () => {
    expect(['2021-12-31', '2022-06-01', '2023-01-01'].map(fulltimeDayMinutesOn)).toEqual([480, 474, 468]);
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
});
