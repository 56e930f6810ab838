import { workingDay, type WorkingDay } from '../../testing/builders';
import { holidayCalendar } from '../calendar';
import { type DayFacts } from '../day';
import { type AbsenceFact } from './absence';
import { withoutGivenBack } from './work-on-absence';

/** Tuesday 10 November 2026: two hours of work on a day of leave or illness; 468 minutes are due. */
const DATE = '2026-11-10';
const twoHours = () => workingDay(DATE).in('08:00').out('10:00');
const leave: AbsenceFact = { absenceId: 'a', kind: 'leave', from: '2026-11-09', to: '2026-11-13' };
const sick: AbsenceFact = { ...leave, kind: 'sick', certified: true };
const told = (day: WorkingDay, facts: Partial<DayFacts>) => {
  const { creditedMinutes, balanceMinutes, leaveDays, findings } = day.evaluate(facts);
  return { creditedMinutes, balanceMinutes, leaveDays, codes: findings.map(({ code }) => code) };
};

describe('work on a whole day of leave or illness', () => {
  it.each([
    ['leave', leave, 1],
    ['illness', sick, 0],
  ] as const)('of %s stops the closing until it is decided', (_, absence, leaveDays) => {
    expect(told(twoHours(), { absences: [absence] })).toEqual({
      creditedMinutes: 468,
      balanceMinutes: 0,
      leaveDays,
      codes: ['WORK_ON_ABSENCE'],
    });
    const { findings } = twoHours().evaluate({ absences: [absence] });
    expect(findings).toMatchObject([{ severity: 'block', params: { minutes: 120 } }]);
  });

  it('counts on top where it was so decided', () => {
    for (const absence of [leave, sick])
      expect(told(twoHours(), { absences: [absence], workOnAbsence: 'onTop' })).toMatchObject({
        creditedMinutes: 588,
        balanceMinutes: 120,
        codes: [],
      });
  });

  it('fills the day up where somebody went home ill', () => {
    const decided = { absences: [sick], workOnAbsence: 'restOfDay' as const };
    expect(told(twoHours(), decided)).toMatchObject({ creditedMinutes: 468, codes: [] });
    expect(told(twoHours(), { absences: [{ ...sick, portion: 'restOfDay' }] })).toMatchObject({ codes: [] });
  });

  it('is no question on a day on which nothing was due, nor where all of it was ordered outside the frame', () => {
    const saturday = workingDay('2026-11-14').in('08:00').out('10:00');
    const week = { ...leave, to: '2026-11-15' as const };
    expect(told(saturday, { absences: [week] }).codes).not.toContain('WORK_ON_ABSENCE');
    const evening = workingDay(DATE).in('20:00').out('21:00');
    const order = { startMinute: evening.minute('20:00'), endMinute: evening.minute('21:00') };
    expect(told(evening, { absences: [leave], overtimeOrders: [order] }).codes).toEqual([]);
    const holidays = holidayCalendar([DATE]);
    expect(told(twoHours(), { absences: [leave], holidays }).codes).not.toContain('WORK_ON_ABSENCE');
  });

  it('is a question on every day of illness and of protection around a birth, whatever was due or ordered', () => {
    const holidays = holidayCalendar([DATE]);
    const saturday = () => workingDay('2026-11-14').in('08:00').out('10:00');
    for (const kind of ['sick', 'maternityProtection'] as const) {
      const week = { ...sick, kind, to: '2026-11-15' as const };
      expect(told(twoHours(), { absences: [week], holidays })).toMatchObject({ creditedMinutes: 120 });
      expect(told(twoHours(), { absences: [week], holidays }).codes).toContain('WORK_ON_ABSENCE');
      expect(told(saturday(), { absences: [week] }).codes).toContain('WORK_ON_ABSENCE');
      const decided = { absences: [week], holidays, workOnAbsence: 'restOfDay' as const };
      expect(told(twoHours(), decided).codes).not.toContain('WORK_ON_ABSENCE');
    }
    const evening = workingDay(DATE).in('20:00').out('21:00');
    const order = { startMinute: evening.minute('20:00'), endMinute: evening.minute('21:00') };
    expect(told(evening, { absences: [sick], overtimeOrders: [order] }).codes).toContain('WORK_ON_ABSENCE');
  });

  it.each(['paidRelease', 'maternityProtection'] as const)('is asked about %s too, and names it', (kind) => {
    const absences = [{ ...leave, kind }];
    expect(twoHours().evaluate({ absences }).findings).toMatchObject([
      { code: 'WORK_ON_ABSENCE', params: { minutes: 120, absence: kind } },
    ]);
    expect(told(twoHours(), { absences, workOnAbsence: 'onTop' })).toMatchObject({ creditedMinutes: 588, codes: [] });
    expect(told(twoHours(), { absences, workOnAbsence: 'restOfDay' })).toMatchObject({
      creditedMinutes: 468,
      codes: [],
    });
  });

  it('is none where a course, a trip or time off fills the day: what was worked is part of it, or spares time off', () => {
    for (const kind of ['training', 'businessTripDay', 'compensatoryTimeOff'] as const)
      expect(told(twoHours(), { absences: [{ ...leave, kind }] }).codes).not.toContain('WORK_ON_ABSENCE');
    const off = twoHours().evaluate({ absences: [{ ...leave, kind: 'compensatoryTimeOff' }] });
    expect(off).toMatchObject({ timeOffMinutes: 348 });
  });

  it('is not answered by what does not fit: leave has no rest of the day to fill', () => {
    expect(told(twoHours(), { absences: [leave], workOnAbsence: 'restOfDay' })).toMatchObject({
      leaveDays: 1,
      codes: ['WORK_ON_ABSENCE'],
    });
  });

  it.each([leave, sick])(
    'is seen where a night shift reaches into the day ($kind), and counts as decided',
    (absence) => {
      // From Monday 22:00 to Tuesday 6:00; each minute counts for its calendar day.
      const midnight = workingDay(DATE).minute('00:00');
      const work = [{ startMinute: midnight, endMinute: midnight + 360 }];
      const carriedIn = { creditedMinutes: 332, work };
      const facts = { absences: [absence], carriedIn };
      expect(workingDay(DATE).evaluate(facts).findings).toMatchObject([
        { code: 'WORK_ON_ABSENCE', severity: 'block', params: { minutes: 360, absence: absence.kind } },
      ]);
      expect(told(workingDay(DATE), { ...facts, workOnAbsence: 'onTop' })).toMatchObject({
        creditedMinutes: 800,
        balanceMinutes: 332,
        codes: [],
      });
      expect(told(workingDay(DATE), { carriedIn })).toMatchObject({ creditedMinutes: 332, leaveDays: 0 });
    },
  );
});

describe('a day of leave that is given back', () => {
  it('leaves the days before and after', () => {
    expect(withoutGivenBack([leave], [DATE]).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-09', '2026-11-09'],
      ['2026-11-11', '2026-11-13'],
    ]);
    expect(withoutGivenBack([{ ...leave, from: DATE, to: DATE }], [DATE])).toEqual([]);
    expect(
      withoutGivenBack([leave, sick], ['2026-11-09', '2026-11-13']).map(({ kind, from, to }) => [kind, from, to]),
    ).toEqual([
      ['leave', '2026-11-10', '2026-11-12'],
      ['sick', '2026-11-09', '2026-11-13'],
    ]);
  });

  it('is a working day like any other', () => {
    expect(told(twoHours(), { absences: withoutGivenBack([leave], [DATE]) })).toEqual({
      creditedMinutes: 120,
      balanceMinutes: -348,
      leaveDays: 0,
      codes: [],
    });
  });
});
