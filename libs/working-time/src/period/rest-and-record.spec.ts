import { periodDay, periodDays, type PeriodDayChanges, periodOf } from '../../testing/period-days';
import { zone, type LocalDate, type YearMonth } from '../time';
import { recordedWork } from './recorded-day';
import { standingsWindow } from './standings';
import { freeSundayStandings, substituteRestStandings } from './substitute-rest';

describe('a day of rest in return', () => {
  /** June 2026 with work on every day but those named. */
  const busy = (from: LocalDate, to: LocalDate, changes: Record<string, PeriodDayChanges> = {}) =>
    periodDays(from, to, (date) => ({ workedMinutes: 300, ...changes[date] }));
  const june = (today: LocalDate) => periodOf('2026-06', today);

  it('is due within two weeks of a Sunday, and missing once they are over', () => {
    const standing = (today: LocalDate) =>
      substituteRestStandings(busy('2026-06-07', today), june(today)).find(({ from }) => from === '2026-06-07');
    expect(standing('2026-06-13')).toMatchObject({ to: '2026-06-20', actual: 0, limit: 1, state: 'within' });
    expect(standing('2026-06-14')?.state).toBe('near');
    expect(standing('2026-06-20')?.state).toBe('near');
    expect(standing('2026-06-21')?.state).toBe('exceeded');
  });

  it('is a Werktag without work: no leave, no illness, no holiday, and no day for two Sundays', () => {
    const free = (changes: Record<string, PeriodDayChanges>) =>
      substituteRestStandings(busy('2026-06-06', '2026-06-30', changes), periodOf('2026-06')).map(
        ({ from, params }) => `${from} ${params.givenOn ?? 'missing'}`,
      );
    const rest = { workedMinutes: 0 };
    expect(free({ '2026-06-13': rest })[0]).toBe('2026-06-07 2026-06-13');
    expect(free({ '2026-06-13': { ...rest, isAway: true } })[0]).toBe('2026-06-07 missing');
    expect(free({ '2026-06-15': { ...rest, isHoliday: true } })[0]).toBe('2026-06-07 missing');
    expect(free({ '2026-06-06': rest })[0]).toBe('2026-06-07 missing');
    expect(free({ '2026-06-18': rest }).slice(0, 2)).toEqual(['2026-06-07 2026-06-18', '2026-06-14 missing']);
    // The Sunday after is free in any case; the Saturday two weeks later is the last day that counts.
    expect(free({ '2026-06-14': rest })[0]).toBe('2026-06-07 missing');
    expect(free({ '2026-06-20': rest })[0]).toBe('2026-06-07 2026-06-20');
    expect(free({ '2026-06-22': rest }).slice(0, 2)).toEqual(['2026-06-07 missing', '2026-06-14 2026-06-22']);
  });

  it('is given only once the day is over: on Saturday 13 June somebody may still be called in', () => {
    const saturdayOff = busy('2026-06-07', '2026-06-14', {
      '2026-06-13': { workedMinutes: 0 },
      '2026-06-14': { workedMinutes: 0 },
    });
    const given = (today: LocalDate) => substituteRestStandings(saturdayOff, june(today)).map(({ params }) => params);
    expect(given('2026-06-13')).toEqual([{}]);
    expect(given('2026-06-14')).toEqual([{ givenOn: '2026-06-13' }]);
  });

  it('is shown in the month of its Sunday, here the first of March, and settled from then on', () => {
    const days = busy('2026-03-01', '2026-04-30', { '2026-03-02': { workedMinutes: 0 } });
    const sundayOfMarch = (month: YearMonth) =>
      substituteRestStandings(days, periodOf(month)).filter(({ from }) => from === '2026-03-01');
    expect(sundayOfMarch('2026-03')).toEqual([
      {
        rule: 'ARBZG-11',
        code: 'SUBSTITUTE_REST_DAY_MISSING',
        from: '2026-03-01',
        to: '2026-03-14',
        unit: 'days',
        bound: 'atLeast',
        actual: 1,
        limit: 1,
        state: 'within',
        params: { givenOn: '2026-03-02' },
      },
    ]);
    expect(sundayOfMarch('2026-04')).toEqual([]);
  });

  it('is shown again in the month in which it lapses, as long as nobody gave it', () => {
    // Sundays of July 2026: the 12th lapsed in July, the 19th lapses on 1 August, the 26th has the Monday of 3 August.
    const days = busy('2026-07-12', '2026-08-08', { '2026-08-03': { workedMinutes: 0 } });
    const august = substituteRestStandings(days, periodOf('2026-08', '2026-08-09'));
    expect(august.map(({ from, to, state }) => [from, to, state])).toEqual([
      ['2026-07-19', '2026-08-01', 'exceeded'],
      ['2026-08-02', '2026-08-15', 'near'],
    ]);
  });

  it('has eight weeks for a holiday on a Werktag, and goes to the Sunday first, which lapses earlier', () => {
    const days = busy('2026-05-14', '2026-06-30', {
      '2026-05-14': { workedMinutes: 300, isHoliday: true },
      '2026-05-18': { workedMinutes: 0 },
    });
    const may = substituteRestStandings(days, periodOf('2026-05', '2026-05-31'));
    expect(may.map(({ from, to, params }) => [from, to, params.givenOn])).toEqual([
      ['2026-05-17', '2026-05-30', '2026-05-18'],
      ['2026-05-24', '2026-06-06', undefined],
      ['2026-05-31', '2026-06-13', undefined],
      ['2026-05-14', '2026-07-08', undefined],
    ]);
    // Still owed, so June tells it again.
    expect(substituteRestStandings(days, june('2026-06-30')).map(({ from }) => from)).toContain('2026-05-14');
  });

  it('is owed for a night that ran into the Sunday', () => {
    const days = periodDays('2026-06-06', '2026-06-12', (date) =>
      date === '2026-06-06' ? { workedMinutes: 480, workedDates: ['2026-06-06', '2026-06-07'] } : {},
    );
    expect(substituteRestStandings(days, june('2026-06-12'))).toMatchObject([{ from: '2026-06-07' }]);
  });

  it('leaves fifteen Sundays of the year free in any case', () => {
    const worked = (sundays: number) =>
      periodDays('2026-01-01', '2026-12-31', (date, index) =>
        (index + 4) % 7 === 0 && index < sundays * 7 ? { workedMinutes: 300 } : {},
      );
    const state = (sundays: number) => freeSundayStandings(worked(sundays), periodOf('2026-12'))[0];
    expect(freeSundayStandings(worked(0), periodOf('2026-12'))).toEqual([]);
    expect(state(1)).toMatchObject({ rule: 'ARBZG-11', actual: 51, limit: 15, bound: 'atLeast', state: 'within' });
    expect([34, 35, 37, 38].map((sundays) => state(sundays).state)).toEqual(['within', 'near', 'near', 'exceeded']);
  });

  it('counts free Sundays by the calendar year, up to the month looked at', () => {
    // 2023 began on a Sunday and has 53 of them.
    const worked = ['2022-12-25', '2023-01-01', '2023-01-29', '2023-02-05'] as const;
    const days = worked.map((date) => periodDay(date, { workedMinutes: 300 }));
    const january = (today?: LocalDate) => freeSundayStandings(days, periodOf('2023-01', today));
    expect(january()).toEqual([
      {
        rule: 'ARBZG-11',
        code: 'FREE_SUNDAYS_BELOW_15',
        from: '2023-01-01',
        to: '2023-12-31',
        unit: 'days',
        bound: 'atLeast',
        actual: 51,
        limit: 15,
        state: 'within',
        params: { workedSundays: 2, until: '2023-01-31' },
      },
    ]);
    expect(january('2023-01-28')).toMatchObject([{ actual: 52 }]);
    expect(january('2023-01-29')).toMatchObject([{ actual: 51 }]);
  });

  it('is no matter of the act for civil servants', () => {
    const days = [periodDay('2026-06-07', { workedMinutes: 300, terms: { personnelGroup: 'BEAMTE_SN' } })];
    expect(substituteRestStandings(days, june('2026-06-30'))).toEqual([]);
    expect(freeSundayStandings(days, june('2026-06-30'))).toEqual([]);
  });
});

describe('what a day keeps of its work', () => {
  const berlin = zone('Europe/Berlin');
  const office = (fromMinute: number, toMinute: number | null) => ({
    fromMinute,
    toMinute,
    location: 'office' as const,
  });

  it('tells places and night time apart', () => {
    const spans = [office(300, 720), { fromMinute: 750, toMinute: 990, location: 'mobileWork' as const }];
    expect(recordedWork('2026-03-10', spans, 660, berlin)).toEqual({
      minutesByLocation: { office: 420, mobileWork: 240, telework: 0, businessTrip: 0 },
      nightMinutes: 60,
      workedDates: ['2026-03-10'],
    });
  });

  it('puts the work after midnight on the next day', () => {
    expect(recordedWork('2026-03-07', [office(1320, 1800)], 480, berlin)).toMatchObject({
      nightMinutes: 420,
      workedDates: ['2026-03-07', '2026-03-08'],
    });
    expect(recordedWork('2026-03-07', [office(1320, 1440)], 120, berlin).workedDates).toEqual(['2026-03-07']);
    expect(recordedWork('2026-03-07', [office(1470, 1800)], 330, berlin).workedDates).toEqual(['2026-03-08']);
    expect(recordedWork('2026-03-07', [office(1440, 1800)], 360, berlin).workedDates).toEqual(['2026-03-08']);
  });

  it('has begun work on the day of its first minute, before or after midnight', () => {
    const runningSince = (minute: number) => recordedWork('2026-03-07', [office(minute, null)], 0, berlin).workedDates;
    expect(runningSince(1439)).toEqual(['2026-03-07']);
    expect(runningSince(1440)).toEqual(['2026-03-08']);
  });

  it('finds both nights in the 24-hour duty of a fire station that begins at 23:30', () => {
    expect(recordedWork('2026-03-07', [office(1410, 2850)], 1440, berlin)).toMatchObject({
      nightMinutes: 390 + 30,
      workedDates: ['2026-03-07', '2026-03-08'],
    });
  });

  it('counts the hours that really passed when clocks change', () => {
    expect(recordedWork('2026-03-28', [office(1320, 1800)], 420, berlin)).toMatchObject({ nightMinutes: 360 });
    expect(recordedWork('2026-10-24', [office(1320, 1800)], 540, berlin)).toMatchObject({ nightMinutes: 480 });
    // 02:30 comes twice on 25 October 2026: what was worked says which one is meant.
    for (const [workedMinutes, spans] of [
      [270, [office(1320, 1590)]],
      [330, [office(1320, 1590)]],
      [270, [office(1590, 1800)]],
      [210, [office(1590, 1800)]],
    ] as const)
      expect(recordedWork('2026-10-24', spans, workedMinutes, berlin).minutesByLocation.office).toBe(workedMinutes);
  });

  it('takes the first 02:30 of the autumn night as long as work goes on: what is left is the running span', () => {
    const spans = [office(1320, 1590), { fromMinute: 1680, toMinute: null, location: 'telework' as const }];
    expect(recordedWork('2026-10-24', spans, 330, berlin).minutesByLocation).toMatchObject({
      office: 270,
      telework: 60,
    });
  });

  it('reads 02:30 in the spring night, from a terminal that was not put forward, as 03:30', () => {
    expect(recordedWork('2026-03-28', [office(1320, 1590)], 270, berlin)).toMatchObject({
      minutesByLocation: { office: 270 },
      nightMinutes: 210,
    });
  });

  it('gives a running span what the others leave, and at least a minute: the day has begun', () => {
    const spans = [office(480, 720), { fromMinute: 780, toMinute: null, location: 'telework' as const }];
    expect(recordedWork('2026-03-10', spans, 300, berlin).minutesByLocation).toMatchObject({
      office: 240,
      telework: 60,
    });
    expect(recordedWork('2026-03-10', spans, 240, berlin).minutesByLocation.telework).toBe(1);
  });
});

describe('the days that standings look at', () => {
  it('reach back to the year and the longest average, and ahead to the last day of rest', () => {
    expect(standingsWindow(periodOf('2026-11', '2026-11-26'))).toEqual({ from: '2025-12-29', to: '2026-11-29' });
    expect(standingsWindow(periodOf('2026-02', '2026-11-26'))).toEqual({ from: '2025-07-28', to: '2026-04-26' });
  });

  it('are the whole old year on New Year’s Day: what is finished is December, with its count of nights', () => {
    expect(standingsWindow(periodOf('2026-01', '2026-01-01')).from).toBe('2024-12-30');
    expect(standingsWindow(periodOf('2026-01', '2026-01-02')).from).toBe('2025-06-30');
  });
});
