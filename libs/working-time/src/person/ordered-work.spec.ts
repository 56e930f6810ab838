import { FULLTIME, person as personUnder, published, workingDay } from '../../testing';
import { type AbsenceFact } from '../absence';
import { type DayParticular } from './day-particulars';
import { orderedWorkOf } from './ordered-work';
import { overtimeDaysOf } from './overtime-days';
import { type PersonFactsInput } from './person-facts';
import { type LocalDate } from '../time';

const MONDAY = '2026-03-09';
const window = { fromMinute: 360, toMinute: 1020 };
const agreements = published({ frame: [window, window, window, window, window, null, null] });
const person = (days: Parameters<typeof personUnder>[0] = [], changes: Partial<PersonFactsInput> = {}) =>
  personUnder(days, { agreements, ...changes });
/** The frame ends at 17:00; the two hours after it were ordered. */
const evening = (date: LocalDate) => workingDay(date).in('08:00').breakStart('12:00').breakEnd('12:30').out('19:00');
const order = (date: LocalDate): DayParticular => {
  const day = workingDay(date);
  return { date, kind: 'overtimeOrder', from: day.minute('17:00'), to: day.minute('19:00'), minutes: null };
};
const timeOff = (date: LocalDate): AbsenceFact => ({
  ...{ absenceId: date, kind: 'compensatoryTimeOff', from: date, to: date },
});

describe('ordered work of a person', () => {
  it('is told day by day, for days of employment under the tariff', () => {
    const someone = person([evening(MONDAY)], { particulars: [order(MONDAY)], hiredOn: '2026-03-07' });
    const days = overtimeDaysOf(someone, '2026-03-06', '2026-03-10');
    expect(days.map(({ date, orderedMinutes }) => [date, orderedMinutes])).toEqual([
      ['2026-03-07', 0],
      ['2026-03-08', 0],
      [MONDAY, 120],
      ['2026-03-10', 0],
    ]);
    expect(days[2]).toMatchObject({ contractWeeklyMinutes: 2340, fulltimeWeeklyMinutes: 2340, timeOffMinutes: 0 });
    const official = person([evening(MONDAY)], {
      particulars: [order(MONDAY)],
      contracts: [{ ...FULLTIME, personnelGroup: 'BEAMTE_SN' }],
    });
    expect(overtimeDaysOf(official, MONDAY, MONDAY)).toEqual([]);
    expect(overtimeDaysOf(person([], { assignments: [] }), MONDAY, MONDAY)).toEqual([]);
  });

  it('tells which months the minutes after midnight belong to', () => {
    const night = workingDay('2026-03-31').in('20:00').out('03:00', { plusDays: 1 });
    const particulars: DayParticular[] = [
      {
        date: '2026-03-31',
        kind: 'overtimeOrder',
        from: night.minute('20:00'),
        to: night.minute('20:00') + 420,
        minutes: null,
      },
    ];
    const [day] = overtimeDaysOf(person([night], { particulars }), '2026-03-31', '2026-03-31');
    expect(day).toMatchObject({ orderedMinutes: 420, laterMonths: { '2026-04': 180 } });
    expect(overtimeDaysOf(person([evening(MONDAY)]), MONDAY, MONDAY)[0]).not.toHaveProperty('laterMonths');
  });

  it('is paid with the month in which it can be balanced no more', () => {
    const march = person([evening(MONDAY)], { particulars: [order(MONDAY)] });
    expect(orderedWorkOf(march, '2026-03').map(({ monday, orderedMinutes }) => [monday, orderedMinutes])).toEqual([
      [MONDAY, 120],
    ]);
    const late = person([evening('2026-03-30')], { particulars: [order('2026-03-30')] });
    expect([orderedWorkOf(late, '2026-03'), orderedWorkOf(late, '2026-04')].map(({ length }) => length)).toEqual([
      0, 1,
    ]);
    const leaving = person([evening('2026-03-30')], { particulars: [order('2026-03-30')], leftOn: '2026-03-31' });
    expect(orderedWorkOf(leaving, '2026-03')).toHaveLength(1);
    expect(orderedWorkOf(person([evening(MONDAY)]), '2026-03')).toEqual([]);
    expect(orderedWorkOf(march, '2026-04')).toEqual([]);
  });

  it('is balanced by time off, and replaces base pay in the month in which time off comes too late', () => {
    const particulars = [order(MONDAY)];
    const soon = person([evening(MONDAY)], { particulars, absences: [timeOff('2026-03-12')] });
    expect(orderedWorkOf(soon, '2026-03')[0]?.balancedMinutes).toBe(120);
    const later = person([evening(MONDAY)], { particulars, absences: [timeOff('2026-04-14')] });
    expect(orderedWorkOf(later, '2026-04').flatMap(({ takenLater }) => takenLater)).toMatchObject([
      { month: '2026-04', originMonth: '2026-03' },
    ]);
  });

  it("covers time off as far as it goes; the rest is the account's", () => {
    const input = { particulars: [order(MONDAY)], absences: [timeOff('2026-03-12'), timeOff('2026-03-13')] };
    const furtherBack = person([evening(MONDAY)], input).input;
    const taking = person([evening(MONDAY)], { ...input, furtherBack });
    const covered = (['2026-03-11', '2026-03-12', '2026-03-13'] as const).map(
      (date) => taking.on(date)?.timeOffCoveredMinutes,
    );
    expect(covered).toEqual([undefined, 120, 0]);
    // Work of a later day of the week may be balanced before it is done.
    const days = ([MONDAY, '2026-03-10', '2026-03-11', '2026-03-13'] as const).map(evening);
    const enough = { particulars: days.map(({ date }) => order(date)), absences: [timeOff('2026-03-12')] };
    const balanced = person(days, { ...enough, furtherBack: person(days, enough).input });
    expect(balanced.on('2026-03-12')).not.toHaveProperty('timeOffCoveredMinutes');
    expect(person([evening(MONDAY)], input).on('2026-03-12')).not.toHaveProperty('timeOffCoveredMinutes');
  });

  it('is not set again against time off that a closed month has settled', () => {
    const absences = [timeOff('2026-03-12'), timeOff('2026-03-13')];
    const settledTimeOff = new Map<LocalDate, number>([
      ['2026-03-12', 348],
      ['2026-03-13', 0],
    ]);
    const closed = person([], { absences, settledTimeOff });
    expect(closed.on('2026-03-12')?.timeOffCoveredMinutes).toBe(120);
    expect(closed.on('2026-03-13')).not.toHaveProperty('timeOffCoveredMinutes');
  });
});
