import { grantedReleaseDays, sickPayPeriod } from '../absence';
import { type QuotaDayCount, STANDARD_PARAMETERS } from '../agreement';
import { raisedHoursEnd } from '../contract';
import {
  averageHours,
  isNightWorker,
  werktageBetween,
  flexDayFindings,
  homeOfficeUse,
  doubleWeekFindings,
  monthContractFindings,
  protectionPeriod,
} from '../period';
import { acceptedLocation } from './work-location';
import { type LocalDate } from '../time';

describe('averages', () => {
  it('counts Monday to Saturday', () => {
    expect(werktageBetween('2026-01-01', '2026-06-30')).toBe(155);
    expect(werktageBetween('2026-03-09', '2026-03-15')).toBe(6);
    expect(werktageBetween('2026-03-15', '2026-03-15')).toBe(0);
  });

  it('accepts the limit itself and reports a minute more', () => {
    expect(averageHours({ kind: 'eightHours', count: 149 }, 71_520, 480).findings).toEqual([]);
    expect(averageHours({ kind: 'eightHours', count: 149 }, 71_521, 480)).toEqual({
      allowedMinutes: 71_520,
      averageHundredths: 48_001,
      findings: ['AVG_8H_EXCEEDED'],
    });
    expect(averageHours({ kind: 'eightHours', count: 0 }, 0, 480).averageHundredths).toBeNull();
  });

  it('makes a night worker on the 48th day', () => {
    expect([isNightWorker(false, 47), isNightWorker(false, 48), isNightWorker(true, 0)]).toEqual([false, true, true]);
  });
});

describe('maternity', () => {
  it('adds the days that an early birth took away', () => {
    const facts = {
      dueDate: '2026-09-15' as const,
      birth: '2026-09-10' as const,
      isMultiple: false,
      isPremature: false,
    };
    expect(protectionPeriod(facts)).toEqual({ from: '2026-08-04', to: '2026-11-10' });
    expect(protectionPeriod({ ...facts, birth: '2026-09-20' })).toEqual({ from: '2026-08-04', to: '2026-11-15' });
    expect(protectionPeriod({ ...facts, birth: '2026-07-01', isPremature: true })).toEqual({
      from: '2026-07-01',
      to: '2026-11-04',
    });
  });

  it('reports only what lies above the limit', () => {
    expect(doubleWeekFindings(5400, 5400, false)).toEqual([]);
    expect(doubleWeekFindings(4801, 4800, true)).toEqual(['MUSCHG_DOUBLE_WEEK_80H']);
    expect([monthContractFindings(9828, 9828), monthContractFindings(9829, 9828)].map((all) => all.length)).toEqual([
      0, 1,
    ]);
  });
});

describe('flex days', () => {
  const rule = { ...STANDARD_PARAMETERS.flexDays, lowerLimitMinutes: -1200 };
  const request = {
    requestHalfDays: 2,
    takenInMonthHalfDays: 2,
    takenInYearHalfDays: 46,
    balanceMinutes: -732,
    targetMinutes: 468,
  };

  it('may use the last day and the last minute', () => {
    expect(flexDayFindings(request, rule)).toEqual([]);
  });

  it('are blocked by everything that is exhausted', () => {
    const over = { ...request, takenInMonthHalfDays: 3, takenInYearHalfDays: 47, balanceMinutes: -733 };
    expect(flexDayFindings(over, rule)).toEqual([
      'FLEXDAY_MONTH_QUOTA_EXCEEDED',
      'FLEXDAY_YEAR_QUOTA_EXCEEDED',
      'FLEXDAY_INSUFFICIENT_CREDIT',
    ]);
  });
});

describe('work at home', () => {
  const week = [468, 468, 0, 120, 0].map((remoteMinutes, index) => ({
    weekday: index + 1,
    remoteMinutes,
    isPart: remoteMinutes < 468,
  }));

  it('is measured against the minutes that are allowed', () => {
    const use = homeOfficeUse(week, { kind: 'minutes', allowedMinutes: 748 }, [4]);
    expect(use).toMatchObject({ remoteMinutes: 1056, allowedMinutes: 748, excessMinutes: 308 });
    expect(use.findings).toEqual(['HOMEOFFICE_QUOTA_EXCEEDED', 'ONSITE_DAY_MISSED']);
  });

  it('is measured in days, in minutes a day, or not open to small contracts', () => {
    const days = (count: QuotaDayCount) =>
      homeOfficeUse(week, { kind: 'days', allowedHalfDays: 4, count }).excessHalfDays;
    expect(days({ kind: 'wholeDays' })).toBe(2);
    expect(days({ kind: 'halfDayIfPart' })).toBe(1);
    expect([120, 121].map((belowMinutes) => days({ kind: 'halfDayBelow', belowMinutes }))).toEqual([2, 1]);
    const quota = {
      kind: 'minutesPerDay',
      maxMinutes: 240,
      contractWeekMinutes: 600,
      minContractWeekMinutes: 600,
    } as const;
    expect(homeOfficeUse(week, quota)).toMatchObject({
      excessMinutes: 456,
      findings: ['LOCATION_NOT_ELIGIBLE', 'HOMEOFFICE_QUOTA_EXCEEDED'],
    });
  });

  it('is telework only while its agreement is in force', () => {
    const telework = { validFrom: '2025-01-01' as const, validTo: '2026-03-09' as const, isEquipmentInstalled: true };
    const accept = (date: LocalDate, isMobileApproved: boolean) =>
      acceptedLocation('telework', { date, telework, isMobileApproved }).acceptedAs;
    expect([accept('2026-03-09', false), accept('2026-03-10', true), accept('2026-03-10', false)]).toEqual([
      'telework',
      'mobileWork',
      'unapprovedRemote',
    ]);
    expect(acceptedLocation('office', { date: null, telework: null, isMobileApproved: false })).toEqual({
      acceptedAs: 'office',
      findings: [],
    });
  });
});

describe('absences by law and tariff', () => {
  it('pays 42 days of illness, the day that was begun not among them', () => {
    expect(sickPayPeriod('2026-03-09', true)).toEqual({ firstCounted: '2026-03-10', lastPaid: '2026-04-20' });
  });

  it('grants release by cause, and letter e together five days', () => {
    const ask = (cause: 'b' | 'e_bb', usedForCauseDays: number, usedLetterEDays: number) =>
      grantedReleaseDays({ cause, requestedDays: 3, usedForCauseDays, usedLetterEDays });
    expect([ask('b', 0, 5), ask('e_bb', 0, 3), ask('e_bb', 3, 3), ask('e_bb', 4, 6)]).toEqual([2, 2, 1, 0]);
  });

  it('never raises hours for more than 18 months, nor within the probation', () => {
    expect(raisedHoursEnd('2026-03-01', 24, null)).toEqual({ ok: true, latestEnd: '2027-08-31' });
    expect(raisedHoursEnd('2026-03-01', 18, '2026-03-01')).toMatchObject({ ok: false, code: 'PROBATION_NOT_OVER' });
    expect(raisedHoursEnd('2026-03-02', 18, '2026-03-01')).toMatchObject({ ok: true });
  });
});
