import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { FULLTIME } from '../../testing/builders';
import { holidayCalendar } from '../calendar';
import { type ContractSlice } from '../contract';
import { addDays, datesBetween, type LocalDate } from '../time';
import { leaveAccount, type LeaveAccountFacts, type LeaveDay } from './leave-account';

const usual: LeaveAccountFacts = {
  ...{ year: 2026, asOf: '2026-11-26', entry: '2015-01-01', exit: null, birthDate: '1985-05-05' },
  contracts: [FULLTIME],
  holidays: holidayCalendar([]),
  ...{ disabled: [], illnesses: [], familyTimes: [], leaveDays: [], isNoticeGiven: false },
  carried: { statutoryHundredths: 0, extraHundredths: 0 },
};
const leave = (from: LocalDate, to: LocalDate): LeaveDay[] =>
  datesBetween(from, to).map((date) => ({ date, leaveFrom: from, hundredths: 100 }));
const account = (changes: Partial<LeaveAccountFacts> = {}) => leaveAccount({ ...usual, ...changes });
const kinds = (changes: Partial<LeaveAccountFacts>) =>
  account(changes).steps.map(({ kind, beforeHundredths, afterHundredths }) => [
    kind,
    afterHundredths - beforeHundredths,
  ]);
const carried = { statutoryHundredths: 200, extraHundredths: 300 };

describe('the leave account of a year', () => {
  it('says what is due, taken, planned and left', () => {
    const leaveDays = [...leave('2026-07-06', '2026-07-10'), ...leave('2026-12-21', '2026-12-23')];
    expect(account({ leaveDays })).toMatchObject({
      entitlementHundredths: 3000,
      takenHundredths: 500,
      plannedHundredths: 300,
      leftHundredths: 2200,
      carriedLeft: null,
      toCarry: { statutoryHundredths: 1200, extraHundredths: 1000 },
    });
    expect(account({ year: 2027, asOf: '2027-01-01' }).entitlementHundredths).toBe(3100);
  });

  it('counts what each day costs: half a day on Johannisfest, 24 June, where the agreement says so', () => {
    const leaveDays = leave('2026-06-22', '2026-06-26').map((day) =>
      day.date === '2026-06-24' ? { ...day, hundredths: 50 } : day,
    );
    expect(account({ leaveDays })).toMatchObject({ takenHundredths: 450, leftHundredths: 2550 });
    // Carried days go first, and half a one stays.
    expect(account({ leaveDays, carried }).carriedLeft).toMatchObject({ hundredths: 50 });
    expect(account({ leaveDays, asOf: '2026-06-23' })).toMatchObject({ takenHundredths: 200, plannedHundredths: 250 });
  });

  it('gives the better of tariff and law: of somebody who leaves on 31 July 20 and not 18 days', () => {
    expect(kinds({ exit: '2026-07-31' })).toEqual([
      ['entitlement', 1800],
      ['minimum', 200],
    ]);
  });

  it('earns each part of the year by its pattern, and contracts that do not change it are one part', () => {
    const half = (from: LocalDate, to: LocalDate | null, days: number): ContractSlice => ({
      ...{ ...FULLTIME, validFrom: from, validTo: to, weeklyMinutes: 468 * days },
      pattern: { kind: 'weekly', minutes: Array.from({ length: 7 }, (_, day) => (day < days ? 468 : 0)) },
    });
    // Half a year of 30 and half a year of 18 days.
    expect(account({ contracts: [half('2020-01-01', '2026-06-30', 5), half('2026-07-01', null, 3)] })).toMatchObject({
      entitlementHundredths: 2400,
    });
    const raised = [half('2020-01-01', '2026-03-16', 5), half('2026-03-17', null, 5)];
    expect(account({ contracts: raised }).entitlementHundredths).toBe(3000);
    const alternating: ContractSlice = {
      ...FULLTIME,
      pattern: { kind: 'oddEven', odd: [468, 468, 468, 0, 0, 0, 0], even: [468, 468, 0, 0, 0, 0, 0] },
    };
    expect(account({ contracts: [alternating] }).entitlementHundredths).toBe(1500);
  });

  it('adds days for disability by full months and for connected shift work', () => {
    expect(kinds({ disabled: [{ from: '2026-05-01', to: null }] })).toContainEqual(['disability', 333]);
    expect(kinds({ disabled: [{ from: '2020-05-01', to: null }] })).toContainEqual(['disability', 500]);
    const shift = (validFrom: LocalDate, validTo: LocalDate | null) => ({
      ...FULLTIME,
      validFrom,
      validTo,
      worksInShifts: true,
    });
    expect(kinds({ contracts: [shift('2026-01-01', '2026-05-14'), shift('2026-05-15', null)] })).toContainEqual([
      'shift',
      300,
    ]);
    // Four months and four months earn a day each, three and three none.
    const plain = (validFrom: LocalDate, validTo: LocalDate) => ({ ...FULLTIME, validFrom, validTo });
    const apart = [shift('2026-01-01', '2026-05-14'), plain('2026-05-15', '2026-08-31'), shift('2026-09-01', null)];
    expect(kinds({ contracts: apart })).toContainEqual(['shift', 200]);
    const short = [shift('2026-01-01', '2026-03-31'), plain('2026-04-01', '2026-09-30'), shift('2026-10-01', null)];
    expect(kinds({ contracts: short })).toEqual([['entitlement', 3000]]);
  });

  it('knows no entitlement of civil servants, but what they took', () => {
    const contracts = [{ ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const }];
    expect(account({ contracts, carried, leaveDays: leave('2026-07-06', '2026-07-07') })).toMatchObject({
      isEntitlementKnown: false,
      entitlementHundredths: 0,
      takenHundredths: 200,
      leftHundredths: 300,
    });
  });
});

describe('leave carried over', () => {
  const told = { carried, isNoticeGiven: true };

  it('is used first, and has until 31 March to begin', () => {
    expect(account({ ...told, asOf: '2026-02-01' })).toMatchObject({
      carriedLeft: { hundredths: 500, latestStart: '2026-03-31' },
      leftHundredths: 3500,
      lapsedHundredths: 0,
    });
    const before = account({ ...told, asOf: '2026-03-31', leaveDays: leave('2026-03-30', '2026-03-31') });
    expect(before.carriedLeft).toEqual({ hundredths: 300, latestStart: '2026-03-31', isOver: false });
    const after = account({ ...told, asOf: '2026-04-01', leaveDays: leave('2026-03-30', '2026-03-31') });
    expect([after.lapsedHundredths, after.leftHundredths]).toEqual([300, 3000]);
  });

  it('goes on after the day where it had begun before it', () => {
    const leaveDays = leave('2026-03-31', '2026-04-06');
    expect(account({ ...told, leaveDays })).toMatchObject({ lapsedHundredths: 0, leftHundredths: 2800 });
    expect(account({ ...told, leaveDays: leave('2026-04-01', '2026-04-07') })).toMatchObject({
      lapsedHundredths: 500,
      leftHundredths: 2300,
    });
  });

  it('never lapses without an individual notice', () => {
    expect(account({ carried, leaveDays: leave('2026-07-06', '2026-07-07') })).toMatchObject({
      lapsedHundredths: 0,
      carriedLeft: { hundredths: 300, latestStart: '2026-03-31', isOver: true },
      leftHundredths: 3300,
    });
  });

  it('has until 31 May after illness, and the part of the law fifteen months after an illness throughout', () => {
    const ill = (from: LocalDate, to: LocalDate | null) => ({ ...told, illnesses: [{ from, to }] });
    expect(account({ ...ill('2026-03-20', '2026-04-10'), asOf: '2026-05-31' })).toMatchObject({
      carriedLeft: { hundredths: 500, latestStart: '2026-05-31' },
    });
    expect(account(ill('2026-03-20', '2026-04-10')).lapsedHundredths).toBe(500);
    expect(account(ill('2025-09-01', null)).lapsedHundredths).toBe(300);
  });
});

describe('for any leave', () => {
  const anyFacts: fc.Arbitrary<LeaveAccountFacts> = fc
    .record({
      asOf: fc.integer({ min: 0, max: 364 }).map((day) => addDays('2026-01-01', day)),
      starts: fc.uniqueArray(fc.integer({ min: 0, max: 350 }), { maxLength: 8 }),
      statutoryHundredths: fc.integer({ min: 0, max: 20 }).map((days) => days * 100),
      extraHundredths: fc.integer({ min: 0, max: 10 }).map((days) => days * 100),
      isNoticeGiven: fc.boolean(),
      group: fc.constantFrom('TVOED_VKA' as const, 'BEAMTE_SN' as const),
      exit: fc.constantFrom(null, '2026-07-31', '2026-12-30'),
    })
    .map(({ starts, statutoryHundredths, extraHundredths, group, ...more }) => ({
      ...usual,
      ...more,
      contracts: [{ ...FULLTIME, personnelGroup: group }],
      carried: { statutoryHundredths, extraHundredths },
      leaveDays: starts.flatMap((day) => [
        { date: addDays('2026-01-01', day), leaveFrom: addDays('2026-01-01', day), hundredths: 100 },
      ]),
    }));

  it('the steps lead from nothing to what is left, and the parts add up', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const told = leaveAccount(facts);
        let left = 0;
        for (const { beforeHundredths, afterHundredths } of told.steps) {
          expect(beforeHundredths).toBe(left);
          left = afterHundredths;
        }
        expect(told.leftHundredths).toBe(left);
        expect(left).toBe(
          told.carriedHundredths +
            told.entitlementHundredths -
            told.takenHundredths -
            told.plannedHundredths -
            told.lapsedHundredths,
        );
        const { statutoryHundredths, extraHundredths } = told.toCarry;
        expect(statutoryHundredths + extraHundredths).toBe(Math.max(0, left));
        expect(told.carriedLeft?.hundredths ?? 0).toBeGreaterThanOrEqual(0);
      }),
      runs(),
    );
  });

  it('without a notice nothing ever lapses, and with one never more than was carried', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { lapsedHundredths, carriedHundredths } = leaveAccount(facts);
        expect(lapsedHundredths).toBeLessThanOrEqual(facts.isNoticeGiven ? carriedHundredths : 0);
      }),
      runs(),
    );
  });
});
