import { person } from '../../testing';
import { type AbsenceFact } from '../absence';
import { type RecordedLeave, personLeave } from './leave';
import { type PersonFactsInput } from './person-facts';
import { type LocalDate } from '../time';

const NOTHING: RecordedLeave = {
  ...{ since: null, hasOpening: false, noticed: null, statutoryHundredths: 0, extraHundredths: 0 },
};
const days = (
  kind: AbsenceFact['kind'],
  from: LocalDate,
  to: LocalDate,
  more: Partial<AbsenceFact> = {},
): AbsenceFact => ({
  ...{ absenceId: `${kind} ${from}`, kind, from, to, ...more },
});
const leaveOf = (
  absences: AbsenceFact[],
  recorded: Partial<RecordedLeave> = {},
  changes: Partial<PersonFactsInput> = {},
  year = 2026,
) =>
  personLeave(
    person([], { absences, isWithoutBookings: true, ...changes }),
    { ...NOTHING, ...recorded },
    year,
    '2026-06-30',
  );

describe('the leave of a person', () => {
  it('counts days on which work was due, taken and planned', () => {
    const { account, days: counted } = leaveOf([
      days('leave', '2026-03-06', '2026-03-09'), // Friday to Monday
      days('leave', '2026-07-01', '2026-07-01'),
      days('training', '2026-07-02', '2026-07-02'),
    ]);
    expect(counted.map(({ date }) => date)).toEqual(['2026-03-06', '2026-03-09', '2026-07-01']);
    expect(account).toMatchObject({
      year: 2026,
      takenHundredths: 200,
      plannedHundredths: 100,
      entitlementHundredths: 3000,
    });
  });

  it('gives back what an illness with a certificate took, and tells it apart', () => {
    const {
      account,
      days: counted,
      givenBack,
    } = leaveOf([
      days('leave', '2026-03-09', '2026-03-10'),
      days('sick', '2026-03-10', '2026-03-10', { certified: true }),
    ]);
    expect([counted, givenBack].map((list) => list.map(({ date }) => date))).toEqual([['2026-03-09'], ['2026-03-10']]);
    expect(account.takenHundredths).toBe(100);
    const [leave, illness] = [
      days('leave', '2026-03-10', '2026-03-10'),
      days('sick', '2026-03-10', '2026-03-10', { certified: true }),
    ];
    expect(leaveOf([leave, illness], {}, {}, 2027).givenBack).toEqual([]);
  });

  it('is one leave across a weekend, and another one after a day of work', () => {
    const { days: counted } = leaveOf([
      days('leave', '2026-03-06', '2026-03-06'),
      days('leave', '2026-03-09', '2026-03-09'),
      days('leave', '2026-03-11', '2026-03-11'),
    ]);
    expect(counted.map(({ leaveFrom }) => leaveFrom)).toEqual(['2026-03-06', '2026-03-06', '2026-03-11']);
  });

  it('ends with the employment', () => {
    const { days: counted } = leaveOf([days('leave', '2026-03-09', '2026-03-11')], {}, { leftOn: '2026-03-10' });
    expect(counted.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10']);
  });

  it('carries what an opening says, and what the years since left', () => {
    const opening = { hasOpening: true, statutoryHundredths: 500, extraHundredths: 0 };
    expect(leaveOf([], { ...opening, since: 2026 }).account.carriedHundredths).toBe(500);
    expect(leaveOf([], { ...opening, hasOpening: false, since: 2026 }).account.carriedHundredths).toBe(0);
    expect(leaveOf([], { since: 2025 }).account.carriedHundredths).toBe(3000);
    const lastYear = [days('leave', '2025-08-04', '2025-08-08')];
    const { account, days: counted } = leaveOf(lastYear, { since: 2025 });
    expect([account.carriedHundredths, counted]).toEqual([2500, []]);
    expect(leaveOf(lastYear).account.carriedHundredths).toBe(0);
  });

  it('lapses only for whom a notice was given in the year in which it arose', () => {
    const lapsed = (noticed: number[] | null) => leaveOf([], { since: 2025, noticed }).account.lapsedHundredths;
    expect([lapsed(null), lapsed([2026]), lapsed([2024])]).toEqual([0, 0, 0]);
    expect(lapsed([2025])).toBeGreaterThan(0);
    const toCarry = (noticed: number[]) => leaveOf([], { since: 2024, noticed }).account.carriedHundredths;
    expect([toCarry([]), toCarry([2024])]).toEqual([6000, 3000]);
  });

  it('is more with a severe disability, and waits for illness and family time', () => {
    const severelyDisabled = [{ kind: 'severelyDisabled', from: '2020-01-01', to: null } as const];
    const equal = [{ kind: 'equalStanding', from: '2020-01-01', to: null } as const];
    const entitled = (protections: PersonFactsInput['protections']) =>
      leaveOf([], {}, { protections }).account.entitlementHundredths;
    expect([entitled(severelyDisabled), entitled(equal)]).toEqual([3500, 3000]);
    const latestStart = (...absences: AbsenceFact[]) =>
      leaveOf(absences, { since: 2025, noticed: [2025] }).account.carriedLeft?.latestStart;
    expect(latestStart()).toBe('2026-03-31');
    expect(latestStart(days('sick', '2026-01-02', '2026-05-31'))).toBe('2026-05-31');
    expect(latestStart(days('parentalLeave', '2025-03-01', '2025-12-31'))).toBe('2026-12-31');
    expect(latestStart(days('maternityProtection', '2025-10-01', '2026-01-31'))).toBe('2027-12-31');
    expect(latestStart(days('training', '2026-01-02', '2026-05-31'))).toBe('2026-03-31');
  });
});
