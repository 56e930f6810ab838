import { periodDay, periodDays, periodOf } from '../../testing/period-days';
import { epochDayOf, type LocalDate } from '../time';
import { type Period, type PeriodDay } from './period-day';
import { averageStandings } from './average-working-time';
import { togetherStandings, withOtherEmployers, type WorkedDay } from './several-employers';

const november = periodOf('2026-11');
/** Work from one hour to another, in a place without summer time. */
const worked = (date: LocalDate, ...hours: [number, number][]): WorkedDay => ({
  date,
  workedMinutes: hours.reduce((sum, [from, to]) => sum + (to - from) * 60, 0),
  work: hours.map(([from, to]) => ({
    startMinute: epochDayOf(date) * 1440 + from * 60,
    endMinute: epochDayOf(date) * 1440 + to * 60,
  })),
});
const days = periodDays('2026-11-01', '2026-11-30');
const together = (of: readonly PeriodDay[], own: WorkedDay[], others: WorkedDay[], period: Period) =>
  togetherStandings(of, { own, others }, period);

describe('work for two employers', () => {
  it('counts together in averages: 39 hours here and 12 there are 8:30 hours on each Werktag', () => {
    const half = periodDays('2026-01-01', '2026-06-28');
    const there = half.map(({ date, targetMinutes }) =>
      periodDay(date, { workedMinutes: targetMinutes > 0 ? 144 : 0 }),
    );
    const june = periodOf('2026-06', '2026-06-29');
    expect(averageStandings(half, june)[0]).toMatchObject({ actual: 390, state: 'within' });
    expect(averageStandings(withOtherEmployers(half, there), june)[0]).toMatchObject({
      actual: 510,
      state: 'exceeded',
    });
  });

  it('is not counted twice where the employer knows of it, and takes away a free Sunday', () => {
    const [sunday, monday] = periodDays('2026-11-01', '2026-11-02', () => ({ otherEmployerMinutes: 120 }));
    const there = [
      periodDay('2026-11-01', { workedMinutes: 60, workedDates: ['2026-11-01'], nightMinutes: 30 }),
      periodDay('2026-11-02', { workedMinutes: 180 }),
    ];
    expect(withOtherEmployers([sunday, monday], there)).toMatchObject([
      { otherEmployerMinutes: 120, workedMinutes: 0, workedDates: ['2026-11-01'], nightMinutes: 30 },
      { otherEmployerMinutes: 180, workedMinutes: 468, workedDates: ['2026-11-02'] },
    ]);
  });

  it('passes ten hours on a day that neither passes alone', () => {
    // Tuesday, 3 November 2026: 7:30 hours here and 2:30 there are ten; a quarter of an hour more is too much.
    const own = [worked('2026-11-03', [8, 15.5])];
    expect(together(days, own, [worked('2026-11-03', [17, 19.5])], november)).toEqual([]);
    expect(together(days, own, [worked('2026-11-03', [17, 19.75])], november)).toEqual([
      {
        ...{ rule: 'ARBZG-3', code: 'DAILY_MAX_10H_EXCEEDED', from: '2026-11-03', to: '2026-11-03', unit: 'minutes' },
        ...{ bound: 'atMost', actual: 615, limit: 600, state: 'exceeded', params: {} },
      },
    ]);
    // While the day runs it is said before.
    const today = periodOf('2026-11', '2026-11-03');
    expect(together(days, own, [worked('2026-11-03', [17, 19.5])], today)).toMatchObject([{ state: 'near' }]);
  });

  it('says nothing of a day on which somebody works for one of them only', () => {
    const long = [worked('2026-11-03', [6, 17])];
    expect(together(days, long, [], november)).toEqual([]);
    expect(together(days, [], long, november)).toEqual([]);
  });

  it('leaves less than eleven hours of rest between an evening there and a morning here, and the other way round', () => {
    const evening = worked('2026-11-03', [17, 22]);
    const morning = worked('2026-11-04', [7, 12]);
    const short = { rule: 'ARBZG-5', code: 'REST_11H_VIOLATED', from: '2026-11-03', to: '2026-11-04', actual: 540 };
    expect(together(days, [morning], [evening], november)).toMatchObject([{ ...short, limit: 660 }]);
    expect(together(days, [evening], [morning], november)).toMatchObject([short]);
    expect(together(days, [worked('2026-11-04', [9, 12])], [evening], november)).toEqual([]);
    // Between two of its own days the employer finds it itself.
    expect(together(days, [evening, morning], [], november)).toEqual([]);
    expect(together(days, [], [evening, morning], november)).toEqual([]);
  });

  it('has no rest at all where a night there reaches into the morning here', () => {
    expect(together(days, [worked('2026-11-04', [5, 9])], [worked('2026-11-03', [22, 30])], november)).toMatchObject([
      { code: 'REST_11H_VIOLATED', actual: 0 },
    ]);
  });

  it('looks back over the end of the month, and at no day of another', () => {
    expect(together(days, [worked('2026-11-01', [5, 9])], [worked('2026-10-31', [16, 22])], november)).toMatchObject([
      { from: '2026-10-31', to: '2026-11-01', actual: 420 },
    ]);
    expect(together(days, [worked('2026-12-01', [5, 9])], [worked('2026-11-30', [16, 22])], november)).toEqual([]);
  });

  it('is judged for each employer alone under 18', () => {
    const young = periodDays('2026-11-01', '2026-11-30', () => ({ terms: { isMinor: true } }));
    expect(together(young, [worked('2026-11-03', [8, 15])], [worked('2026-11-03', [16, 20])], november)).toEqual([]);
  });
});
