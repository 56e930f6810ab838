import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { minorWeekFindings } from '../rules';
import { zone } from '../time';
import { evaluateMonth } from './evaluate-month';
import { workByMonth } from './split-by-month';
import { workingDay } from '../../testing/builders';

const berlin = zone('Europe/Berlin');

describe('evaluateMonth', () => {
  it('adds up its days and carries the balance from day to day', () => {
    const days = [
      workingDay('2026-03-09').in('08:00').breakStart('12:00').breakEnd('12:30').out('17:00').evaluate(),
      workingDay('2026-03-10').in('08:00', 'mobileWork').out('14:00').evaluate(),
      workingDay('2026-03-11').in('08:00').evaluate(),
    ];
    expect(evaluateMonth('2026-03', days, 100)).toMatchObject({
      creditedMinutes: 870,
      targetMinutes: 1404,
      balanceMinutes: -534,
      closingBalanceMinutes: -434,
      runningBalanceMinutes: [142, 34, -434],
      minutesByLocation: { office: 510, mobileWork: 360 },
      blockedDates: ['2026-03-11'],
      findingsBySeverity: { block: 1 },
    });
  });

  it('counts the findings of weeks beside those of days, by severity and in all', () => {
    // Without a break: two warnings of the law. From 20:00 on outside the frame: one information.
    const monday = workingDay('2026-03-09').in('13:00').out('20:30').evaluate();
    const tuesday = workingDay('2026-03-10').evaluate();
    const weekly = minorWeekFindings([{ date: '2026-03-09', workedMinutes: 2401 }]);
    expect(evaluateMonth('2026-03', [monday, tuesday], 0, weekly)).toMatchObject({
      findingsBySeverity: { info: 1, warn: 2, report: 2, block: 0 },
      findingsCount: 5,
      blockedDates: [],
    });
    const forgotten = workingDay('2026-03-11').in('08:00').evaluate();
    expect(evaluateMonth('2026-03', [monday, forgotten], 0)).toMatchObject({
      findingsBySeverity: { info: 1, warn: 2, report: 0, block: 1 },
      findingsCount: 4,
      blockedDates: ['2026-03-11'],
    });
  });

  it('is blocked by a day on which somebody is still at work, although nothing is wrong with it', () => {
    const morning = workingDay('2026-03-09').in('08:00');
    const day = morning.evaluate({ asOfEpochMinute: morning.minute('10:00') });
    expect(day.findings).toEqual([]);
    const month = evaluateMonth('2026-03', [day], 0);
    expect(month.blockedDates).toEqual(['2026-03-09']);
    expect(month.findingsBySeverity).toEqual({ info: 0, warn: 0, report: 0, block: 0 });
  });
});

describe('weekly limit of young people', () => {
  it('counts Monday to Sunday', () => {
    const week = (minutes: number) =>
      (['2026-03-09', '2026-03-15'] as const).map((date) => ({ date, workedMinutes: minutes }));
    expect(minorWeekFindings(week(1200))).toEqual([]);
    expect(minorWeekFindings(week(1201))).toMatchObject([{ params: { monday: '2026-03-09', workedMinutes: 2402 } }]);
    expect(
      minorWeekFindings([
        { date: '2026-03-15', workedMinutes: 2000 },
        { date: '2026-03-16', workedMinutes: 2000 },
      ]),
    ).toEqual([]);
  });
});

describe('workByMonth', () => {
  it('never loses a minute at midnight, in either way of counting', () => {
    const start = berlin.startOfDay('2026-03-25');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 900 }), (from, length) => {
        const work = [{ startMinute: start + from, endMinute: start + from + length }];
        const shifts = [{ shiftDate: berlin.dateAt(start + from), work }];
        for (const by of ['shiftDay', 'calendarDay'] as const) {
          expect(Object.values(workByMonth(shifts, by, berlin)).reduce((a, b) => a + b, 0)).toBe(length);
        }
      }),
      runs(),
    );
  });
});
