import fc from 'fast-check';
import { FULLTIME } from '../../testing/builders';
import { runs } from '../../testing/runs';
import { holidayCalendar } from '../calendar';
import { type ContractSlice } from '../contract';
import { addDays, type LocalDate } from '../time';
import { leaveAccount, type LeaveAccountFacts } from './leave-account';

const usual: LeaveAccountFacts = {
  ...{ year: 2026, asOf: '2026-07-10', entry: '2015-01-01', exit: null, birthDate: '1985-05-05' },
  contracts: [FULLTIME],
  holidays: holidayCalendar([]),
  ...{ disabled: [], illnesses: [], familyTimes: [], leaveDays: [], isNoticeGiven: true },
  carried: { statutoryHundredths: 100, extraHundredths: 400 },
};
const account = (changes: Partial<LeaveAccountFacts> = {}) => leaveAccount({ ...usual, ...changes });
const day = (date: LocalDate, leaveFrom = date) => ({ date, leaveFrom, hundredths: 100 });

describe('the steps of a leave account', () => {
  it('name rule, paragraph and reason, each from where the one before ended', () => {
    const leaveDays = [day('2025-12-30'), day('2026-03-31'), day('2026-07-10'), day('2026-07-13'), day('2027-01-04')];
    const disabled = [{ from: '2026-01-01' as const, to: '2026-06-30' as const }];
    const contracts = [{ ...FULLTIME, worksInShifts: true }];
    const told = account({ leaveDays, disabled, contracts });
    const [carriedOver, tariff] = ['TVöD § 26 (2)', 'TVöD § 26 (1)'];
    const step = (
      kind: string,
      rule: string,
      paragraph: string,
      beforeHundredths: number,
      afterHundredths: number,
      why: object,
    ) => ({
      ...{ kind, rule, paragraph, beforeHundredths, afterHundredths, why },
    });
    expect(told.steps).toEqual([
      step('carried', 'TVOED-26-2', carriedOver, 0, 500, { year: 2025 }),
      step('entitlement', 'TVOED-26', tariff, 500, 3500, { year: 2026, daysPerWeek: 5 }),
      step('disability', 'SGB9-208', 'SGB IX § 208', 3500, 3800, { months: 6 }),
      step('shift', 'TVOED-27', 'TVöD § 27 (1)', 3800, 4100, { months: 12 }),
      step('taken', 'TVOED-26', tariff, 4100, 3900, { asOf: '2026-07-10' }),
      step('planned', 'TVOED-26', tariff, 3900, 3800, {}),
      step('lapsed', 'BURLG-7-3', 'BUrlG § 7 (3), TVöD § 26 (2)', 3800, 3400, { latestStart: '2026-03-31' }),
    ]);
    // One carried day was begun in time, two of the year's own are used.
    expect(told).toMatchObject({
      carriedLeft: { hundredths: 0 },
      toCarry: { statutoryHundredths: 2100, extraHundredths: 1300 },
    });
  });

  it('of the law’s minimum name its days', () => {
    const { steps } = account({ exit: '2026-07-31', carried: { statutoryHundredths: 0, extraHundredths: 0 } });
    expect(steps.at(1)).toEqual({
      ...{
        kind: 'minimum',
        rule: 'BURLG-3-5',
        paragraph: 'BUrlG §§ 3-5',
        beforeHundredths: 1800,
        afterHundredths: 2000,
      },
      why: { minimumDays: 20 },
    });
  });

  it('of young people who leave in the second half of the year give what their own law asks for, a whole year the tariff’s days', () => {
    const days = (birthDate: LocalDate | null, exit: LocalDate | null = '2026-07-31') =>
      account({ birthDate, exit }).entitlementHundredths;
    // 25 × 5 ÷ 6 = 20.83, 27 × 5 ÷ 6 = 22.5, 30 × 5 ÷ 6 = 25; adults have 20, and seven twelfths by tariff are 18.
    const births = ['2008-01-01', '2008-01-02', '2009-01-01', '2009-01-02', '2010-01-01', '2010-01-02', null] as const;
    expect(births.map((birth) => days(birth))).toEqual([2000, 2100, 2100, 2300, 2300, 2500, 2000]);
    const minimum = account({ birthDate: '2008-06-01', exit: '2026-07-31' }).steps.find(
      ({ kind }) => kind === 'minimum',
    );
    expect(minimum).toMatchObject({ rule: 'JARBSCHG', paragraph: 'JArbSchG § 19', why: { minimumDays: 21 } });
    expect([days('2010-06-01', null), days('2010-06-01', '2026-06-30')]).toEqual([3000, 1500]);
    expect(account({ birthDate: '2008-06-01' }).toCarry).toEqual({ statutoryHundredths: 2100, extraHundredths: 900 });
  });

  it('give the whole additional leave for a disability all year wherever the law’s leave is due in full', () => {
    const ofDisability = (from: LocalDate, to: LocalDate | null, changes: Partial<LeaveAccountFacts>) => {
      const step = account({ disabled: [{ from, to }], ...changes }).steps.find(({ kind }) => kind === 'disability');
      return step && step.afterHundredths - step.beforeHundredths;
    };
    expect(ofDisability('2020-01-01', null, { exit: '2026-07-31' })).toBe(500);
    expect(ofDisability('2026-01-01', '2026-12-31', { exit: '2026-07-31' })).toBe(500);
    expect(ofDisability('2020-01-01', null, { entry: '2026-06-01' })).toBe(500);
    // A part only: 6 × 5 ÷ 12 = 2.5 for who leaves on 30 June or comes on 1 July, 7 × 5 ÷ 12 = 2.92 for the status of less than a year.
    expect(ofDisability('2020-01-01', null, { exit: '2026-06-30' })).toBe(300);
    expect(ofDisability('2020-01-01', null, { entry: '2026-07-01' })).toBe(300);
    expect(ofDisability('2026-01-02', null, { exit: '2026-08-31' })).toBe(300);
    expect(ofDisability('2020-01-01', '2026-12-30', { exit: '2026-07-31' })).toBe(300);
  });

  it('end with the contracts: outside them nothing is due and nothing unknown', () => {
    const contracts = [{ ...FULLTIME, validTo: '2025-12-31' as const }];
    expect(account({ contracts })).toMatchObject({ isEntitlementKnown: true, entitlementHundredths: 0 });
    const first = { ...FULLTIME, validTo: '2026-01-01' as const };
    const official = { ...FULLTIME, validFrom: '2026-01-02' as const, personnelGroup: 'BEAMTE_SN' as const };
    expect(account({ contracts: [first, official] }).isEntitlementKnown).toBe(false);
  });

  it('do not depend on the order of contracts, and a gap between them makes two parts', () => {
    const early = { ...FULLTIME, validTo: '2026-03-14' as const };
    const late = { ...FULLTIME, validFrom: '2026-03-15' as const };
    expect(account({ contracts: [late, early] }).entitlementHundredths).toBe(3000);
    const after = { ...FULLTIME, validFrom: '2026-03-16' as const };
    // Two and nine full months.
    expect(account({ contracts: [early, after] }).entitlementHundredths).toBe(2800);
  });

  it('an illness that began in the year itself keeps nothing for fifteen months, one that ended on 30 March gives no more time', () => {
    const ill = (from: LocalDate, to: LocalDate | null) => account({ illnesses: [{ from, to }] });
    expect(ill('2026-01-01', null)).toMatchObject({
      lapsedHundredths: 500,
      carriedLeft: { latestStart: '2026-05-31' },
    });
    expect(ill('2025-12-31', null)).toMatchObject({ lapsedHundredths: 400 });
    expect(ill('2026-03-01', '2026-03-30').carriedLeft?.latestStart).toBe('2026-03-31');
    expect(ill('2026-03-31', '2026-03-31').carriedLeft?.latestStart).toBe('2026-05-31');
    expect(ill('2026-04-01', null).carriedLeft?.latestStart).toBe('2026-03-31');
  });
});

describe('what stays after an illness throughout', () => {
  const ill = {
    ...{ asOf: '2026-12-31' as const, illnesses: [{ from: '2025-05-01' as const, to: '2026-08-31' as const }] },
    carried: { statutoryHundredths: 1500, extraHundredths: 1000 },
  };
  const weeks = (['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'] as const).flatMap((monday) =>
    [0, 1, 2, 3, 4].map((plus) => day(addDays(monday, plus), monday)),
  );

  it('has until 31 March of the second year after it', () => {
    expect(account(ill)).toMatchObject({
      lapsedHundredths: 1000,
      carriedLeft: { hundredths: 1500, latestStart: '2027-03-31' },
      toCarry: { statutoryHundredths: 2000, extraHundredths: 2500 },
    });
    const before = account({ ...ill, asOf: '2026-05-31' });
    expect(before.carriedLeft).toEqual({ hundredths: 2500, latestStart: '2026-05-31', isOver: false });
  });

  it('are the days for severe disability too, once they were carried', () => {
    const { toCarry } = account({
      ...ill,
      year: 2025,
      asOf: '2025-12-31',
      disabled: [{ from: '2020-01-01', to: null }],
    });
    expect(toCarry.statutoryHundredths).toBe(2500);
  });

  it('is used before the days of the year itself', () => {
    expect(account({ ...ill, leaveDays: weeks.slice(0, 10) })).toMatchObject({
      lapsedHundredths: 1000,
      carriedLeft: { hundredths: 500, latestStart: '2027-03-31' },
      toCarry: { statutoryHundredths: 2000, extraHundredths: 1500 },
    });
    // Twenty days: fifteen that stayed, five of the year's own.
    expect(account({ ...ill, leaveDays: weeks })).toMatchObject({
      carriedLeft: { hundredths: 0 },
      leftHundredths: 2500,
      toCarry: { statutoryHundredths: 1500, extraHundredths: 1000 },
    });
  });
});

describe('leave carried over maternity protection and parental leave', () => {
  const left = (from: LocalDate, to: LocalDate, year = 2026) =>
    account({ year, asOf: `${year}-12-31`, familyTimes: [{ from, to }] });

  it('has time until the end of the year after them', () => {
    expect(left('2025-11-03', '2026-02-28')).toMatchObject({
      lapsedHundredths: 0,
      carriedLeft: { hundredths: 500, latestStart: '2027-12-31' },
    });
    expect(left('2025-11-03', '2028-05-31').carriedLeft?.latestStart).toBe('2029-12-31');
    // Over in the year in which the leave arose, which leaves the year after it.
    expect(left('2025-03-01', '2025-06-30').carriedLeft?.latestStart).toBe('2026-12-31');
    // The one goes on in the other, although that alone would have begun too late.
    const both = [
      { from: '2026-04-12' as const, to: '2027-01-11' as const },
      { from: '2026-01-03' as const, to: '2026-04-11' as const },
    ];
    expect(account({ familyTimes: both }).carriedLeft?.latestStart).toBe('2028-12-31');
    const goesOn = { from: '2025-11-03' as const, to: null };
    expect(account({ familyTimes: [goesOn] }).carriedLeft?.latestStart).toBe('2027-12-31');
  });

  it('lapses as usual where they began too late or had ended before it arose', () => {
    expect(left('2026-04-01', '2027-03-31').lapsedHundredths).toBe(500);
    expect(left('2026-03-31', '2027-03-30').lapsedHundredths).toBe(0);
    expect(left('2024-06-01', '2024-12-31').lapsedHundredths).toBe(500);
    expect(left('2024-06-01', '2025-01-01').lapsedHundredths).toBe(0);
    // Ill until they began, which gave time until 31 May.
    const ill = {
      illnesses: [{ from: '2026-03-02' as const, to: '2026-05-01' as const }],
      asOf: '2026-12-31' as const,
    };
    expect(account({ ...ill, familyTimes: [{ from: '2026-05-02', to: '2026-08-31' }] }).lapsedHundredths).toBe(0);
    expect(account(ill).lapsedHundredths).toBe(500);
  });

  it('is still used first', () => {
    const leaveDays = [day('2026-10-05'), day('2026-10-06', '2026-10-05')];
    expect(
      account({ familyTimes: [{ from: '2025-11-03', to: '2026-08-31' }], leaveDays, asOf: '2026-12-31' }),
    ).toMatchObject({
      carriedLeft: { hundredths: 300 },
      toCarry: { statutoryHundredths: 2000, extraHundredths: 1300 },
    });
  });
});

describe('how facts were cut into records', () => {
  const days = (many: number): ContractSlice => ({
    ...{ ...FULLTIME, weeklyMinutes: 468 * many },
    pattern: { kind: 'weekly', minutes: Array.from({ length: 7 }, (_, day) => (day < many ? 468 : 0)) },
  });
  const alternating: ContractSlice = {
    ...FULLTIME,
    pattern: { kind: 'oddEven', odd: [468, 468, 468, 0, 0, 0, 0], even: [468, 468, 0, 0, 0, 0, 0] },
  };
  const entitlement = (changes: Partial<LeaveAccountFacts>) => account(changes).entitlementHundredths;

  it('an alternating week has 2.5 days in 2027 too, which begins in a week 53 with another odd week after it', () => {
    // 31 × 2.5 ÷ 5 = 15.5, and 30 × 2.5 ÷ 5 = 15 in the year before, whose last days lie in week 53.
    expect(entitlement({ year: 2027, contracts: [alternating] })).toBe(1600);
    const cut = [
      { ...alternating, validTo: '2026-12-27' as const },
      { ...alternating, validFrom: '2026-12-28' as const },
    ];
    expect(entitlement({ contracts: cut })).toBe(1500);
  });

  it('certificates that follow each other, over a weekend too, are one illness, in whatever order they came', () => {
    const lapsed = (...illnesses: [LocalDate, LocalDate | null][]) =>
      account({
        asOf: '2026-12-31',
        carried: { statutoryHundredths: 1500, extraHundredths: 1000 },
        illnesses: illnesses.map(([from, to]) => ({ from, to })),
      }).lapsedHundredths;
    expect(lapsed(['2025-05-01', '2026-08-31'])).toBe(1000);
    // Friday, 13 March, and Monday, 16 March.
    expect(lapsed(['2025-05-01', '2026-03-13'], ['2026-03-16', '2026-08-31'])).toBe(1000);
    expect(lapsed(['2026-04-11', null], ['2025-05-01', '2026-04-10'])).toBe(1000);
    expect(lapsed(['2026-03-30', '2026-04-03'], ['2025-05-01', null])).toBe(1000);
    const easter = { holidays: holidayCalendar(['2026-04-03', '2026-04-06']), asOf: '2026-12-31' as const };
    const overEaster = [
      { from: '2025-05-01' as const, to: '2026-04-02' as const },
      { from: '2026-04-07' as const, to: '2026-08-31' as const },
    ];
    expect(account({ ...easter, illnesses: overEaster }).lapsedHundredths).toBe(400);
    // A day on which work was possible.
    expect(lapsed(['2025-05-01', '2026-03-12'], ['2026-03-16', '2026-08-31'])).toBe(2500);
  });

  it('a disability recognised again in the middle of a month lacks no month', () => {
    const disabled = [
      { from: '2026-06-15' as const, to: null },
      { from: '2020-01-01' as const, to: '2026-06-14' as const },
    ];
    expect(entitlement({ disabled })).toBe(3500);
  });

  it('a month within which the week changes is not lost: each day of it counts by its own week', () => {
    const change = (from: number, to: number, on: LocalDate) => [
      { ...days(from), validTo: addDays(on, -1) },
      { ...days(to), validFrom: on },
    ];
    // Two months of 30 and nine of 24 days are 23, and March with 14 and 17 days is 1.13 + 1.10: 25.23.
    expect(entitlement({ contracts: change(5, 4, '2026-03-15') })).toBe(2500);
    // 30 ÷ 31 × 2.5 + 1 ÷ 31 × 2 + 11 × 2 = 24.48, with four days all year 24.
    expect(entitlement({ contracts: change(5, 4, '2026-01-31') })).toBe(2400);
    // 2 × 2 + 14 ÷ 31 × 2 + 17 ÷ 31 × 2.5 + 9 × 2.5 = 28.77.
    expect(entitlement({ contracts: change(4, 5, '2026-03-15') })).toBe(2900);
    const [{ why }] = account({
      contracts: change(5, 4, '2026-12-15'),
      carried: { statutoryHundredths: 0, extraHundredths: 0 },
    }).steps;
    expect(why).toEqual({ year: 2026, daysPerWeek: 4 });
  });

  it('does not matter, and a change of the week leads to a figure between those of both weeks', () => {
    const anyDay = fc.integer({ min: 1, max: 364 }).map((day) => addDays('2026-01-01', day));
    const anyWeek = fc.constantFrom(alternating, days(1), days(3), days(4), days(5), days(6));
    fc.assert(
      fc.property(anyDay, anyWeek, anyWeek, fc.boolean(), (on, week, other, worksInShifts) => {
        const of = (first: ContractSlice, second: ContractSlice) =>
          entitlement({
            contracts: [
              { ...second, worksInShifts, validFrom: on },
              { ...first, worksInShifts, validTo: addDays(on, -1) },
            ],
          });
        const [one, two] = [week, other].map((only) => entitlement({ contracts: [{ ...only, worksInShifts }] }));
        expect(of(week, week)).toBe(one);
        expect(of(week, other)).toBeGreaterThanOrEqual(Math.min(one, two));
        expect(of(week, other)).toBeLessThanOrEqual(Math.max(one, two));
      }),
      runs(),
    );
  });
});
