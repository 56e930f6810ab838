import { holidayCalendar } from '../calendar';
import { fullMonths, lastDayOfMonths, type LocalDate } from '../time';
import {
  disabilityLeaveHundredths,
  parentalLeaveTwelfths,
  qualificationDays,
  shiftLeaveDays,
} from './additional-leave';
import { carryOver, type CarryOverFacts } from './carry-over';
import { leaveEntitlement } from './entitlement';
import { exchangeDayWithIllness, leaveWithIllness } from './illness';

const fiveDays = (from: LocalDate, to: LocalDate) => ({ from, to, daysPerWeekThousandths: 5000 });

describe('months of employment', () => {
  it('run from a day to the day before the same day, not by the calendar', () => {
    expect(fullMonths('2026-07-15', '2026-12-31')).toBe(5);
    expect(fullMonths('2026-07-15', '2026-12-14')).toBe(5);
    expect(fullMonths('2026-07-15', '2026-12-13')).toBe(4);
    expect(fullMonths('2026-01-01', '2026-12-31')).toBe(12);
  });

  it('end with the last day of a month that is too short', () => {
    expect(lastDayOfMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(lastDayOfMonths('2026-03-01', 18)).toBe('2027-08-31');
    expect(lastDayOfMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(lastDayOfMonths('2026-01-28', 1)).toBe('2026-02-27');
  });
});

describe('leaveEntitlement', () => {
  const of = (changes: object) =>
    leaveEntitlement({
      year: 2026,
      entry: '2015-01-01',
      exit: null,
      segments: [fiveDays('2026-01-01', '2026-12-31')],
      ...changes,
    });

  it('is 30 days, and 31 from 2027', () => {
    expect(of({}).entitlementHundredths).toBe(3000);
    expect(of({ year: 2027, segments: [fiveDays('2027-01-01', '2027-12-31')] }).entitlementHundredths).toBe(3100);
  });

  it('never falls below the law for somebody who leaves on 31 July', () => {
    const result = of({ exit: '2026-07-31', segments: [fiveDays('2026-01-01', '2026-07-31')] });
    expect(result).toEqual({ tariffHundredths: 1800, statutoryMinimumHundredths: 2000, entitlementHundredths: 2000 });
  });

  it('gives only a part to somebody who leaves on 30 June or came on 1 July', () => {
    const leaves = of({ exit: '2026-06-30', segments: [fiveDays('2026-01-01', '2026-06-30')] });
    const comes = of({ entry: '2026-07-01', segments: [fiveDays('2026-07-01', '2026-12-31')] });
    expect([leaves.statutoryMinimumHundredths, comes.statutoryMinimumHundredths]).toEqual([1000, 1000]);
    expect(
      of({ entry: '2026-06-30', segments: [fiveDays('2026-06-30', '2026-12-31')] }).statutoryMinimumHundredths,
    ).toBe(2000);
  });

  it('gives only a part where the waiting time ends on the very day of the exit', () => {
    const stays = { entry: '2026-02-01', exit: '2026-07-31', segments: [fiveDays('2026-02-01', '2026-07-31')] };
    expect(of(stays).statutoryMinimumHundredths).toBe(1000);
    expect(of({ ...stays, exit: '2026-08-01' }).statutoryMinimumHundredths).toBe(2000);
  });

  it('keeps a small fraction of the statutory part and rounds half a day up', () => {
    // Four days a week: 16 / 12 * 2 = 2.67 for two months, 1.33 for one.
    const part = (to: string, daysPerWeekThousandths: number) =>
      of({ entry: '2026-10-01', segments: [{ from: '2026-10-01', to, daysPerWeekThousandths }] })
        .statutoryMinimumHundredths;
    expect(part('2026-11-30', 4000)).toBe(300);
    expect(part('2026-10-31', 4000)).toBe(133);
  });

  it('adds up segments, each by its own week', () => {
    const segments = [
      fiveDays('2026-01-01', '2026-06-30'),
      { from: '2026-07-01' as const, to: '2026-12-31' as const, daysPerWeekThousandths: 3000 },
    ];
    expect(of({ segments })).toMatchObject({ tariffHundredths: 2400, statutoryMinimumHundredths: 1600 });
  });
});

describe('additional leave', () => {
  it('follows days and months', () => {
    expect([7, 6, 5].map((months) => disabilityLeaveHundredths(5000, months))).toEqual([300, 300, 208]);
    expect([
      shiftLeaveDays('rotatingShift', 7),
      shiftLeaveDays('shift', 7),
      shiftLeaveDays('rotatingShift', 14),
    ]).toEqual([3, 1, 6]);
    expect([2026, 2027].map((year) => qualificationDays(year, 5))).toEqual([0, 3]);
  });

  it('shrinks by a twelfth for each month of parental leave only if that was declared', () => {
    const facts = { annualDays: 30, fullMonths: 5, isPartTimeDuring: false, isDeclared: true };
    expect(parentalLeaveTwelfths(facts)).toBe(210);
    expect(parentalLeaveTwelfths({ ...facts, isDeclared: false })).toBe(360);
    expect(parentalLeaveTwelfths({ ...facts, isPartTimeDuring: true })).toBe(360);
  });

  it('gives certified days of illness back, and an exchange day within the same year only', () => {
    expect(leaveWithIllness(10, 3)).toEqual({ leaveDaysUsed: 7, sickDays: 3 });
    const exchange = (certified: boolean) => exchangeDayWithIllness('2027-06-18', { certified, employer: 'VKA' });
    expect([exchange(true).replacementBy, exchange(false).replacementBy]).toEqual(['2027-12-31', null]);
  });

  it('is replaced in the VKA, paid out elsewhere, and neither without a certificate', () => {
    const exchange = (certified: boolean, employer: string) =>
      exchangeDayWithIllness('2027-06-18', { certified, employer });
    expect(exchange(true, 'VKA')).toEqual({ replacementBy: '2027-12-31', payout: false });
    expect(exchange(true, 'Bund')).toEqual({ replacementBy: null, payout: true });
    expect(exchange(false, 'Bund')).toEqual({ replacementBy: null, payout: false });
  });
});

describe('carryOver of leave from 2025', () => {
  const holidays = holidayCalendar(['2026-04-03', '2026-04-06']);
  const of = (changes: Partial<CarryOverFacts>) =>
    carryOver(
      {
        year: 2025,
        statutoryDaysLeft: 0,
        extraDaysLeft: 5,
        isNoticeGiven: true,
        reason: 'operational',
        sickUntil: null,
        notStartedReason: null,
        leaveFrom: null,
        leaveTo: null,
        protectedUntil: null,
        ...changes,
      },
      holidays,
    );

  it('asks when the leave was started, not when it ended', () => {
    expect(of({ leaveFrom: '2026-03-31', leaveTo: '2026-04-08' })).toMatchObject({ isValid: true, daysLapsed: 0 });
    expect(of({ leaveFrom: '2026-04-01', leaveTo: '2026-04-09' })).toMatchObject({
      isValid: false,
      daysLapsed: 5,
      lapseDate: '2026-03-31',
    });
  });

  it('lets what was not used lapse, holidays not counted as used', () => {
    expect(of({ leaveFrom: '2026-03-31', leaveTo: '2026-04-07' })).toMatchObject({ isValid: true, daysLapsed: 1 });
  });

  it('takes leave without a last day as one that uses all days up', () => {
    expect(of({ leaveFrom: '2026-03-31' })).toMatchObject({ isValid: true, daysLapsed: 0 });
    expect(of({ leaveFrom: '2026-04-01' })).toMatchObject({ isValid: false, daysLapsed: 5 });
  });

  it('gives until 31 May to somebody who could not start', () => {
    expect(of({ notStartedReason: 'operational', leaveFrom: '2026-05-31', leaveTo: '2026-06-08' })).toMatchObject({
      isValid: true,
    });
    expect(of({ reason: 'sick', sickUntil: '2026-02-01' }).latestStart).toBe('2026-03-31');
    expect(of({ reason: 'sick', sickUntil: '2026-04-01' }).latestStart).toBe('2026-05-31');
  });

  it('lets nothing lapse without an individual notice', () => {
    expect(of({ isNoticeGiven: false, statutoryDaysLeft: 8, extraDaysLeft: 0 })).toMatchObject({
      isValid: true,
      daysLapsed: 0,
      daysCarried: 8,
    });
  });

  it('keeps statutory leave 15 months for somebody who is ill throughout', () => {
    expect(of({ reason: 'sick' })).toMatchObject({ statutoryLapseDate: '2027-03-31', extraLapseDate: '2026-05-31' });
  });

  it('takes illness beyond the last day for a start as illness throughout', () => {
    const until = (sickUntil: LocalDate) => of({ reason: 'sick', statutoryDaysLeft: 15, sickUntil });
    expect(until('2026-05-31')).toMatchObject({ daysLapsed: 0, statutoryLapseDate: '2027-03-31' });
    expect(until('2026-05-30')).toMatchObject({ daysLapsed: 20, lapseDate: '2026-05-31', statutoryLapseDate: null });
  });

  it('finds nothing wrong where nothing was left', () => {
    expect(of({ extraDaysLeft: 0 })).toMatchObject({ isValid: true, daysLapsed: 0, lapseDate: null });
  });

  it('lapses on 31 May for somebody who was well again in April and did not start', () => {
    expect(of({ reason: 'sick', sickUntil: '2026-04-10' })).toMatchObject({
      isValid: false,
      daysLapsed: 5,
      lapseDate: '2026-05-31',
      statutoryLapseDate: null,
    });
    expect(of({ reason: 'sick', sickUntil: '2026-03-31' }).latestStart).toBe('2026-03-31');
  });

  it('is used up by leave in May, also where illness has no end on record', () => {
    expect(of({ reason: 'sick', leaveFrom: '2026-05-04', leaveTo: '2026-05-08' })).toEqual({
      isValid: true,
      latestStart: '2026-05-31',
      daysLapsed: 0,
      lapseDate: null,
      daysCarried: 0,
      statutoryLapseDate: null,
      extraLapseDate: null,
      latestUse: null,
    });
  });

  it('is guaranteed for later only where the protection period has an end, and only after such a period', () => {
    expect(of({ reason: 'maternity' })).toMatchObject({ latestUse: null, daysLapsed: 5 });
    expect(of({ reason: 'operational', protectedUntil: '2026-02-01' })).toMatchObject({
      latestUse: null,
      daysLapsed: 5,
    });
    expect(of({ reason: 'maternity', protectedUntil: '2026-02-01' })).toMatchObject({
      latestUse: '2027-12-31',
      daysCarried: 5,
    });
  });

  it('keeps it to the end of the year after parental leave', () => {
    expect(of({ reason: 'parentalLeave', protectedUntil: '2028-05-31' }).latestUse).toBe('2029-12-31');
  });
});
