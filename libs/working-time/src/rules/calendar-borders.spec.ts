import { holidayCalendar } from '../calendar';
import { type DayFacts } from '../day';
import { averageHours, werktageBetween, homeOfficeUse, protectionPeriod } from '../period';
import { minorWeekFindings } from './minors';
import { acceptedLocation } from './work-location';
import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { type LocalDate } from '../time';

/** What depends on the calendar: supplements, holidays, December, nights in which clocks change, weeks. */
const ROSTER = { agreement: agreement({ frame: null, supplementsDue: true }) };
const supplements = (day: WorkingDay, facts: Partial<DayFacts> = {}) =>
  Object.fromEntries(day.evaluate({ ...ROSTER, ...facts }).supplements.map(({ code, minutes }) => [code, minutes]));

describe('supplements (TVöD § 8)', () => {
  it('of the night begin at 21:00 and end at 06:00', () => {
    const monday = () => workingDay('2026-03-09');
    expect(supplements(monday().in('18:00').out('21:00'))).toEqual({});
    expect(supplements(monday().in('18:00').out('21:01'))).toEqual({ NIGHT: 1 });
    expect(supplements(monday().in('05:59').out('08:00'))).toEqual({ NIGHT: 1 });
    expect(supplements(monday().in('22:00').out('02:00', { plusDays: 1 }))).toEqual({ NIGHT: 240 });
  });

  it('of Saturday 14 March begin at 13:00 and end at 21:00, and are not for those who work in shifts', () => {
    const saturday = (from: string, to: string) => workingDay('2026-03-14').in(from).out(to);
    expect(supplements(saturday('10:00', '13:00'))).toEqual({});
    expect(supplements(saturday('10:00', '13:01'))).toEqual({ SATURDAY: 1 });
    expect(supplements(saturday('20:00', '21:30'))).toEqual({ SATURDAY: 60, NIGHT: 30 });
    expect(supplements(saturday('10:00', '14:00'), { shiftWork: true })).toEqual({});
    expect(supplements(workingDay('2026-03-13').in('18:00').out('20:30'))).toEqual({});
  });

  it('of a holiday are 135 percent, or 35 with time off, and take the place of all others of the day', () => {
    const holiday = { holidays: holidayCalendar(['2026-03-14', '2026-03-15']) };
    const saturday = workingDay('2026-03-14').in('14:00').out('16:00');
    expect(supplements(saturday, holiday)).toEqual({ HOLIDAY_NO_TIME_OFF: 120 });
    expect(saturday.evaluate({ ...ROSTER, ...holiday, holidaysMadeUp: ['2026-03-14'] }).supplements).toEqual([
      { code: 'HOLIDAY_WITH_TIME_OFF', percent: 35, minutes: 120 },
    ]);
    expect(supplements(workingDay('2026-03-15').in('14:00').out('16:00'), holiday)).toEqual({
      HOLIDAY_NO_TIME_OFF: 120,
    });
  });

  it('of two holidays in one night are told apart by which of them is made up: Christmas, and a night into one', () => {
    const holidays = holidayCalendar(['2026-12-25', '2026-12-26', '2026-10-31']);
    const christmas = workingDay('2026-12-25').in('18:00').out('02:00', { plusDays: 1 });
    expect(supplements(christmas, { holidays, holidaysMadeUp: ['2026-12-25'], shiftWork: true })).toEqual({
      NIGHT: 300,
      HOLIDAY_WITH_TIME_OFF: 360,
      HOLIDAY_NO_TIME_OFF: 120,
    });
    const friday = workingDay('2026-10-30').in('22:00').out('06:00', { plusDays: 1 });
    expect(supplements(friday, { holidays, holidaysMadeUp: ['2026-10-31'] })).toEqual({
      NIGHT: 480,
      HOLIDAY_WITH_TIME_OFF: 360,
    });
    expect(supplements(friday, { holidays, holidaysMadeUp: ['2026-10-30'] })).toEqual({
      NIGHT: 480,
      HOLIDAY_NO_TIME_OFF: 360,
    });
  });

  it('of 24 December begin at six: on Thursday 2026, on Saturday 2022 instead of that of Saturday', () => {
    expect(supplements(workingDay('2026-12-24').in('05:00').out('07:00'))).toEqual({ NIGHT: 60, DEC24_31: 60 });
    expect(supplements(workingDay('2022-12-24').in('12:00').out('15:00'))).toEqual({ DEC24_31: 180 });
    expect(supplements(workingDay('2026-12-23').in('05:00').out('07:00'))).toEqual({ NIGHT: 60 });
    expect(supplements(workingDay('2026-12-31').in('22:00').out('02:00', { plusDays: 1 }))).toEqual({
      NIGHT: 240,
      DEC24_31: 120,
    });
  });

  it('go by the day of each minute: from Sunday into Monday, and only where they are due', () => {
    const night = workingDay('2026-03-15').in('20:00').out('04:00', { plusDays: 1 });
    expect(supplements(night)).toEqual({ NIGHT: 420, SUNDAY: 240 });
    expect(supplements(night, { agreement: agreement({ frame: null }) })).toEqual({});
  });
});

describe('24 and 31 December', () => {
  it('owe nothing, nor does a holiday, and both say so', () => {
    const targets = (date: LocalDate, facts: Partial<DayFacts> = {}) =>
      workingDay(date)
        .evaluate(facts)
        .trace.filter(({ clock }) => clock === 'target')
        .map(({ rule, beforeMinutes, afterMinutes, why }) => [rule, beforeMinutes, afterMinutes, why]);
    expect(targets('2026-12-24')).toEqual([
      ['CON-PATTERN', 0, 468, expect.objectContaining({ weekday: 4, weeklyMinutes: 2340, contractId: 'fulltime' })],
      ['TVOED-6-3', 468, 0, {}],
    ]);
    expect(targets('2026-12-26')).toEqual([]);
    const holidays = holidayCalendar({ '2026-11-18': 'Buß- und Bettag' });
    expect(targets('2026-11-18', { holidays })[1]).toEqual(['HOL-SN', 468, 0, { holiday: 'Buß- und Bettag' }]);
    expect(targets('2026-11-17', { holidays })).toHaveLength(1);
  });

  it('that could not be released earn time off within three months, only the minutes of the day itself', () => {
    const off = (day: WorkingDay, ...releasesImpossible: LocalDate[]) =>
      day.evaluate({ ...ROSTER, releasesImpossible }).decemberTimeOff;
    const intoTheEve = workingDay('2026-12-23').in('22:00').out('02:00', { plusDays: 1 });
    expect(off(intoTheEve, '2026-12-24')).toEqual({ minutes: 120, by: '2027-03-24' });
    expect(off(intoTheEve, '2026-12-23')).toBeNull();
    expect(off(workingDay('2026-12-31').in('22:00').out('02:00', { plusDays: 1 }), '2026-12-31')).toEqual({
      minutes: 120,
      by: '2027-03-31',
    });
    const eve = workingDay('2026-12-24').in('08:00').out('10:00');
    expect(off(eve, '2026-12-24')).toEqual({ minutes: 120, by: '2027-03-24' });
    expect(off(eve)).toBeNull();
    expect(off(workingDay('2026-12-25').in('08:00').out('10:00'), '2026-12-25')).toBeNull();
  });
});

describe('nights in which clocks change', () => {
  const rostered = (dstPolicy: 'actual' | 'creditRostered'): Partial<DayFacts> => ({
    agreement: agreement({
      frame: null,
      dstPolicy,
      breakRule: { ...agreement().parameters.breakRule, autoDeduct: false },
    }),
    contract: { ...FULLTIME, weeklyMinutes: 480, pattern: { kind: 'weekly', minutes: [0, 0, 0, 0, 0, 480, 0] } },
  });
  const night = (date: LocalDate, out = '06:00') => workingDay(date).in('22:00').out(out, { plusDays: 1 });

  it('lack an hour on 28 March 2026, made up only where the agreement says so', () => {
    expect(night('2026-03-28').evaluate(rostered('actual'))).toMatchObject({
      workedMinutes: 420,
      creditedMinutes: 420,
    });
    const day = night('2026-03-28').evaluate(rostered('creditRostered'));
    expect(day).toMatchObject({ workedMinutes: 420, creditedMinutes: 480, absenceCreditMinutes: 60 });
    expect(day.trace.find(({ rule }) => rule === 'CAL-DST')).toMatchObject({
      beforeMinutes: 420,
      afterMinutes: 480,
      why: { targetMinutes: 480, offsetChangeMinutes: 60 },
    });
  });

  it('are not made up twice, nor beyond the target, nor in an ordinary night', () => {
    const policy = rostered('creditRostered');
    expect(night('2026-03-28', '07:00').evaluate(policy)).toMatchObject({
      creditedMinutes: 480,
      absenceCreditMinutes: 0,
    });
    expect(night('2026-03-28', '07:01').evaluate(policy)).toMatchObject({
      creditedMinutes: 481,
      absenceCreditMinutes: 0,
    });
    expect(night('2026-03-21', '05:00').evaluate(policy).absenceCreditMinutes).toBe(0);
    const sick = { absenceId: 'a', kind: 'sick' as const, from: '2026-03-28' as const, to: '2026-03-28' as const };
    expect(night('2026-03-28').evaluate({ ...policy, absences: [sick] }).absenceCreditMinutes).toBe(60);
    expect(night('2026-10-24').evaluate(policy)).toMatchObject({ creditedMinutes: 540, absenceCreditMinutes: 0 });
    expect(workingDay('2026-03-28').evaluate(policy).absenceCreditMinutes).toBe(0);
  });
});

describe('weeks and longer', () => {
  it('of young people hold 40 hours, shown with Monday and minutes', () => {
    expect(minorWeekFindings([{ date: '2026-03-11', workedMinutes: 2400 }])).toEqual([]);
    expect(minorWeekFindings([{ date: '2026-03-11', workedMinutes: 2401 }])).toEqual([
      {
        code: 'MINOR_WEEKLY_MAX_40H',
        severity: 'report',
        params: { monday: '2026-03-09', workedMinutes: 2401, limitMinutes: 2400 },
      },
    ]);
  });

  it('count Werktage from and to any day, Sundays left out', () => {
    const counts = (['2026-03-09', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-22'] as const).map((to) =>
      werktageBetween('2026-03-09', to),
    );
    expect(counts).toEqual([1, 6, 6, 7, 12]);
    expect(werktageBetween('2026-03-14', '2026-03-16')).toBe(2);
  });

  it('name the average that was passed', () => {
    const over = (kind: 'nightWorkers' | 'eightHours' | 'fortyEightHours') =>
      averageHours({ kind, count: 1 }, 481, 480);
    expect(over('nightWorkers').findings).toEqual(['NIGHT_AVG_8H_EXCEEDED']);
    expect(over('fortyEightHours')).toEqual({
      allowedMinutes: 480,
      averageHundredths: 48_100,
      findings: ['AVG_48H_EXCEEDED'],
    });
  });

  it('protect a mother of twins for twelve weeks, and give back at most the six weeks before birth', () => {
    const twins = {
      dueDate: '2026-09-15' as const,
      birth: '2026-09-15' as const,
      isMultiple: true,
      isPremature: false,
    };
    expect(protectionPeriod(twins)).toEqual({ from: '2026-08-04', to: '2026-12-08' });
    expect(protectionPeriod({ ...twins, isMultiple: false, birth: '2026-08-04' })).toEqual({
      from: '2026-08-04',
      to: '2026-11-10',
    });
  });

  it('allow at home exactly the share, the days and the minutes that were agreed', () => {
    const days = [
      { weekday: 1, remoteMinutes: 240, isPart: false },
      { weekday: 2, remoteMinutes: 0, isPart: true },
    ];
    const minutes = (allowedMinutes: number) => homeOfficeUse(days, { kind: 'minutes', allowedMinutes }, [2]);
    expect(minutes(240)).toEqual({
      remoteMinutes: 240,
      remoteHalfDays: 2,
      allowedMinutes: 240,
      excessMinutes: 0,
      excessHalfDays: 0,
      findings: [],
    });
    expect(minutes(239)).toMatchObject({ excessMinutes: 1, findings: ['HOMEOFFICE_QUOTA_EXCEEDED'] });
    const halfDays = (allowedHalfDays: number) =>
      homeOfficeUse(days, { kind: 'days', allowedHalfDays, count: { kind: 'wholeDays' } });
    expect(halfDays(2)).toMatchObject({ excessHalfDays: 0, findings: [] });
    expect(halfDays(1)).toMatchObject({
      excessHalfDays: 1,
      findings: ['HOMEOFFICE_QUOTA_EXCEEDED'],
    });
    const daily = (maxMinutes: number, contractWeekMinutes: number, minContractWeekMinutes: number | null) =>
      homeOfficeUse(days, { kind: 'minutesPerDay', maxMinutes, contractWeekMinutes, minContractWeekMinutes });
    expect(daily(240, 601, 600)).toMatchObject({ excessMinutes: 0, findings: [] });
    expect(daily(239, 0, null)).toMatchObject({ excessMinutes: 1, findings: ['HOMEOFFICE_QUOTA_EXCEEDED'] });
    expect(daily(240, 600, 600).findings).toEqual(['LOCATION_NOT_ELIGIBLE']);
  });

  it('accept telework from the first to the last day of its agreement, with the workplace installed', () => {
    const telework = { validFrom: '2026-03-09' as const, validTo: null, isEquipmentInstalled: true };
    const ask = (date: LocalDate | null, changes: object = {}, isMobileApproved = true) =>
      acceptedLocation('telework', { date, telework: { ...telework, ...changes }, isMobileApproved });
    expect(ask('2026-03-09')).toEqual({ acceptedAs: 'telework', findings: [] });
    expect(ask('2026-03-08')).toEqual({ acceptedAs: 'mobileWork', findings: ['TELEWORK_AGREEMENT_MISSING'] });
    expect(ask(null).acceptedAs).toBe('mobileWork');
    expect(ask('2026-03-09', { isEquipmentInstalled: false }).acceptedAs).toBe('mobileWork');
    expect(ask('2026-03-08', {}, false)).toEqual({
      acceptedAs: 'unapprovedRemote',
      findings: ['LOCATION_NOT_ELIGIBLE', 'TELEWORK_AGREEMENT_MISSING'],
    });
    const mobile = (isMobileApproved: boolean) =>
      acceptedLocation('mobileWork', { date: '2026-03-09', telework, isMobileApproved });
    expect(mobile(true)).toEqual({ acceptedAs: 'mobileWork', findings: [] });
    expect(mobile(false)).toEqual({ acceptedAs: 'unapprovedRemote', findings: ['LOCATION_NOT_ELIGIBLE'] });
    expect(acceptedLocation('businessTrip', { date: null, telework: null, isMobileApproved: false })).toEqual({
      acceptedAs: 'businessTrip',
      findings: [],
    });
    expect(acceptedLocation('telework', { date: '2026-03-09', telework: null, isMobileApproved: true })).toMatchObject({
      acceptedAs: 'mobileWork',
    });
  });
});
