import { ABSENCE_KINDS } from '../absence';
import { weekdayOf, type LocalDate } from '../time';
import { averageHours } from './average-hours';
import { averageStandings } from './average-working-time';
import { nightAverageStandings, nightWorkStandings } from './night-workers';
import { isAwayKind } from './period-day';
import { standings } from './standings';
import { periodDay, periodDays, periodOf } from '../../testing/period-days';
import { ruleTerms } from '../../testing/builders';

const sixMonths = { parameters: { ...ruleTerms().parameters, averaging: '6months' as const } };
const civilServant = { personnelGroup: 'BEAMTE_SN' as const };
const HOLIDAYS: readonly LocalDate[] = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
];
const june = periodOf('2026-06');

describe('the average of working time', () => {
  it('of 39 hours is 6:30 hours on each of the 144 Werktage of 24 weeks', () => {
    const days = periodDays('2026-01-01', '2026-06-28');
    expect(averageStandings(days, periodOf('2026-06', '2026-06-29'))).toEqual([
      {
        rule: 'ARBZG-3-AVG',
        code: 'AVG_8H_EXCEEDED',
        from: '2026-01-12',
        to: '2026-06-28',
        unit: 'minutesPerWerktag',
        bound: 'atMost',
        actual: 390,
        limit: 480,
        state: 'within',
        params: { workedMinutes: 56_160, allowedMinutes: 69_120, countedDays: 144 },
      },
    ]);
  });

  it('over six calendar months takes holidays out, and a single minute above the limit exceeds it', () => {
    // January to June 2026 in Saxony: 155 Werktage less 6 holidays (worked example AVG-06).
    const days = periodDays('2026-01-01', '2026-06-30', (date) => ({
      terms: sixMonths,
      isHoliday: HOLIDAYS.includes(date),
      workedMinutes: HOLIDAYS.includes(date) || weekdayOf(date) === 7 ? 0 : 480,
    }));
    expect(averageStandings(days, june)[0]).toMatchObject({
      from: '2026-01-01',
      actual: 480,
      state: 'near',
      params: { countedDays: 149, allowedMinutes: 71_520 },
    });
    const oneMore = days.map((day) => (day.date === '2026-06-30' ? { ...day, workedMinutes: 481 } : day));
    expect(averageStandings(oneMore, june)[0]).toMatchObject({ actual: 481, limit: 480, state: 'exceeded' });
    expect(averageHours({ kind: 'eightHours', count: 149 }, 71_521, 480).findings).toEqual(['AVG_8H_EXCEEDED']);
  });

  it('does not count leave and illness as days without work, but a flex day does balance', () => {
    const week = (changes: object) =>
      averageStandings(
        periodDays('2026-01-12', '2026-06-28', (date) =>
          date >= '2026-06-22' && weekdayOf(date) < 6 ? changes : { workedMinutes: weekdayOf(date) < 7 ? 500 : 0 },
        ),
        periodOf('2026-06', '2026-06-29'),
      )[0];
    expect(week({ isAway: true })).toMatchObject({ state: 'exceeded', params: { countedDays: 139 } });
    expect(week({ flexHalfDays: 2 })).toMatchObject({ params: { countedDays: 144 }, actual: 483 });
  });

  it('adds what was worked for another employer', () => {
    const [standing] = averageStandings([periodDay('2026-06-01', { otherEmployerMinutes: 120 })], june);
    expect(standing.actual).toBe(588);
  });

  it('counts the day of somebody who went home ill after some work', () => {
    const [standing] = averageStandings(
      [periodDay('2026-06-01', { isAway: true, workedMinutes: 200 }), periodDay('2026-06-02', { isAway: true })],
      june,
    );
    expect(standing).toMatchObject({ actual: 200, params: { countedDays: 1 } });
  });

  it('warns from 95 % on, and cannot be exceeded before the window is filled', () => {
    const worked = (workedMinutes: number, from: LocalDate = '2026-01-12') =>
      averageStandings(
        periodDays(from, '2026-06-28', (date) => ({ workedMinutes: weekdayOf(date) < 7 ? workedMinutes : 0 })),
        periodOf('2026-06', '2026-06-29'),
      )[0].state;
    expect([worked(455), worked(456), worked(480), worked(481)]).toEqual(['within', 'near', 'near', 'exceeded']);
    expect(worked(600, '2026-06-01')).toBe('near');
  });

  it('of somebody who left on 31 March is shown in March for the last time', () => {
    const days = periodDays('2026-01-01', '2026-03-31');
    expect(averageStandings(days, periodOf('2026-03'))).toMatchObject([{ to: '2026-03-31' }]);
    expect(averageStandings(days, periodOf('2026-04'))).toEqual([]);
  });

  it('of civil servants is shown by the week over four months, leave left out, holidays not', () => {
    const days = periodDays('2026-03-01', '2026-06-30', (date) => ({
      terms: civilServant,
      isAway: date >= '2026-06-22',
      isHoliday: HOLIDAYS.includes(date),
    }));
    expect(averageStandings(days, june)).toEqual([
      {
        rule: 'ARBZG-3-AVG',
        code: 'AVG_48H_EXCEEDED',
        from: '2026-03-01',
        to: '2026-06-30',
        unit: 'minutesPerWeek',
        bound: 'atMost',
        // 87 weekdays from March to June, less 7 of leave; 5 holidays among them were not worked.
        actual: Math.ceil((75 * 468 * 5) / 80),
        limit: 2880,
        state: 'within',
        params: { workedMinutes: 75 * 468, allowedMinutes: 80 * 576, countedDays: 80 },
      },
    ]);
  });

  it('begins again with the law: on the 18th birthday, and on the day of an appointment as civil servant', () => {
    const grownUp = periodDays('2026-01-12', '2026-06-30', (date) => ({ terms: { isMinor: date < '2026-06-15' } }));
    expect(averageStandings(grownUp, june)).toMatchObject([
      { code: 'AVG_8H_EXCEEDED', from: '2026-06-15', params: { countedDays: 14, workedMinutes: 12 * 468 } },
    ]);
    const appointed = periodDays('2026-01-12', '2026-06-30', (date) =>
      date < '2026-06-15' ? {} : { terms: civilServant },
    );
    expect(averageStandings(appointed, june)).toMatchObject([
      { code: 'AVG_48H_EXCEEDED', from: '2026-06-15', params: { countedDays: 12, workedMinutes: 12 * 468 } },
    ]);
  });

  it('says nothing of somebody ill for half a year, nor of somebody without a contract on record', () => {
    expect(
      averageStandings(
        periodDays('2026-01-01', '2026-06-30', () => ({ isAway: true })),
        june,
      ),
    ).toEqual([]);
    const nobodyKnows = periodDays('2026-01-01', '2026-06-30', () => ({ terms: { personnelGroup: null } }));
    expect(averageStandings(nobodyKnows, june)).toEqual([]);
  });

  it('is taken without leave, illness and what suspends the contract; all other absences are there to balance or are work', () => {
    expect(ABSENCE_KINDS.filter((kind) => !isAwayKind(kind))).toEqual([
      ...['businessTripDay', 'training', 'vocationalSchool', 'antenatalExam', 'nursingTime', 'doctorVisit'],
      ...['flexDay', 'compensatoryTimeOff', 'coreRelease'],
    ]);
  });

  it('has no place for young people, who have a week of their own, nor before the first day is over', () => {
    expect(
      averageStandings(
        periodDays('2026-06-01', '2026-06-30', () => ({ terms: { isMinor: true } })),
        june,
      ),
    ).toEqual([]);
    expect(averageStandings(periodDays('2026-06-01', '2026-06-07'), periodOf('2026-06', '2026-06-01'))).toEqual([]);
  });
});

describe('night work', () => {
  /** Nights from Monday to Thursday, counted from the first of January. */
  const nights = (count: number) => {
    let left = count;
    return periodDays('2026-01-01', '2026-06-30', (date) =>
      weekdayOf(date) < 5 && left-- > 0 ? { nightMinutes: 420, workedMinutes: 540 } : {},
    );
  };

  it('is counted by days of the calendar year, and makes a night worker on the 48th', () => {
    const state = (count: number) => nightWorkStandings(nights(count), june)[0];
    expect(state(1)).toEqual({
      rule: 'ARBZG-2',
      code: 'NIGHT_WORK_48_DAYS',
      from: '2026-01-01',
      to: '2026-12-31',
      unit: 'days',
      bound: 'threshold',
      actual: 1,
      limit: 48,
      state: 'within',
      params: {},
    });
    expect([39, 40, 47, 48].map((count) => state(count).state)).toEqual(['within', 'near', 'near', 'exceeded']);
    expect(nightWorkStandings(nights(0), june)).toEqual([]);
  });

  it('needs more than two hours, and starts again with the year', () => {
    const short = periodDays('2026-06-01', '2026-06-30', () => ({ nightMinutes: 120 }));
    expect(nightWorkStandings(short, june)).toEqual([]);
    const lastYear = periodDays('2025-12-01', '2026-01-02', () => ({ nightMinutes: 121 }));
    expect(nightWorkStandings(lastYear, periodOf('2026-01'))[0]).toMatchObject({ actual: 2 });
  });

  it('shortens the averaging period to four weeks, for night workers only', () => {
    const worked = (count: number) => nights(count).map((day) => ({ ...day, workedMinutes: day.workedMinutes && 600 }));
    expect(nightAverageStandings(worked(47), june)).toEqual([]);
    expect(nightAverageStandings(worked(48), june)).toMatchObject([
      {
        rule: 'ARBZG-6',
        code: 'NIGHT_AVG_8H_EXCEEDED',
        from: '2026-06-03',
        to: '2026-06-30',
        unit: 'minutesPerWerktag',
        bound: 'atMost',
        actual: 500,
        limit: 480,
        state: 'exceeded',
      },
    ]);
    expect(nightAverageStandings(periodDays('2026-06-01', '2026-06-07'), periodOf('2026-06', '2026-06-01'))).toEqual(
      [],
    );
  });

  it('in rotating shifts makes a night worker with a single night of the four weeks from 3 to 30 June', () => {
    const oneNight = (night: string, worksInShifts: boolean) =>
      nightAverageStandings(
        periodDays('2026-05-01', '2026-06-30', (date) => ({
          terms: { worksInShifts },
          nightMinutes: date === night ? 420 : 0,
        })),
        june,
      );
    expect(oneNight('2026-06-03', true)).toHaveLength(1);
    expect(oneNight('2026-06-02', true)).toEqual([]);
    expect(oneNight('2026-06-03', false)).toEqual([]);
  });

  it('is averaged over the days under this law: not before civil service ends, and not once it has begun', () => {
    const appointedOn = (isCivilServantOn: (date: LocalDate) => boolean) =>
      nightAverageStandings(
        periodDays('2026-01-01', '2026-06-30', (date) => ({
          terms: { worksInShifts: true, ...(isCivilServantOn(date) && civilServant) },
          nightMinutes: 420,
        })),
        june,
      );
    expect(appointedOn((date) => date < '2026-06-15')).toMatchObject([
      { from: '2026-06-15', params: { countedDays: 14, workedMinutes: 12 * 468 } },
    ]);
    expect(appointedOn((date) => date >= '2026-06-15')).toEqual([]);
  });

  it('says nothing on average of a night worker who was ill for the last four weeks', () => {
    const days = nights(48).map((day) => (day.date < '2026-06-01' ? day : periodDay(day.date, { isAway: true })));
    expect(nightAverageStandings(days, june)).toEqual([]);
  });

  it('of somebody who left is averaged over the last four weeks in service, not over the days left in the month', () => {
    // A night worker of this year goes on 10 June 2026, after five weeks of 39 hours and a last one of ten-hour days.
    const untilLeaving = nights(48)
      .filter(({ date }) => date <= '2026-06-10')
      .map((day) => (day.date > '2026-06-02' && day.workedMinutes > 0 ? { ...day, workedMinutes: 600 } : day));
    expect(nightAverageStandings(untilLeaving, june)).toMatchObject([
      { from: '2026-05-14', to: '2026-06-10', state: 'within', params: { countedDays: 24 } },
    ]);
  });

  it('of civil servants and young people is not counted here', () => {
    const others = [civilServant, { isMinor: true }].map((terms) =>
      periodDays('2026-01-01', '2026-06-30', () => ({ terms, nightMinutes: 420 })),
    );
    for (const days of others)
      expect(standings(days, june).filter(({ rule }) => ['ARBZG-2', 'ARBZG-6'].includes(rule))).toEqual([]);
  });
});
