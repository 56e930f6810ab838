import {
  type DayParticular,
  absenceDecisionsOn,
  givenBackDates,
  isAbsenceDecision,
  particularsOn,
  workBegunDates,
} from './day-particulars';
import { type LocalDate } from '../time';

const on = (date: LocalDate, kind: DayParticular['kind'], more: Partial<DayParticular> = {}): DayParticular => ({
  ...{ date, kind, from: null, to: null, minutes: null, ...more },
});

describe('what was ordered or declared for single days', () => {
  it('offers to give back what was taken, and to fill the rest of a day of anything else', () => {
    expect(absenceDecisionsOn('leave')).toEqual(['leaveGivenBack', 'workOnTop']);
    expect(absenceDecisionsOn('sick')).toEqual(['restOfDay', 'workOnTop']);
  });

  it('tells decisions from orders', () => {
    expect(['leaveGivenBack', 'workOnTop', 'restOfDay'].map(isAbsenceDecision)).toEqual([true, true, true]);
    expect(['overtimeOrder', ''].map(isAbsenceDecision)).toEqual([false, false]);
  });

  it('gives back days of leave on which there is work', () => {
    const particulars = [
      on('2026-03-09', 'leaveGivenBack'),
      on('2026-03-10', 'leaveGivenBack'),
      on('2026-03-11', 'workOnTop'),
    ];
    expect(givenBackDates(particulars, ({ date }) => date !== '2026-03-10')).toEqual(['2026-03-09']);
  });

  it('says on which days somebody had begun to work: as it was decided last, while there is work', () => {
    const worked = { worked: true };
    const particulars = [
      on('2026-03-09', 'workOnTop', worked),
      on('2026-03-09', 'restOfDay', worked),
      on('2026-03-10', 'restOfDay', worked),
      on('2026-03-10', 'workOnTop', worked),
      on('2026-03-11', 'restOfDay', { worked: false }),
      on('2026-03-12', 'leaveGivenBack', worked),
      on('2026-03-13', 'restOfDay'),
    ];
    expect(workBegunDates(particulars)).toEqual(['2026-03-09']);
  });

  it('has for a day what stands on it, and what its shift may reach', () => {
    const span = { from: 100, to: 160 };
    const particulars = [
      on('2026-03-08', 'overtimeOrder', span),
      on('2026-03-10', 'callout', span),
      on('2026-03-08', 'holidayTimeOff'),
      on('2026-03-09', 'releaseImpossible'),
      on('2026-03-10', 'otherEmployer', { minutes: 60 }),
      on('2026-03-08', 'restOfDay'),
    ];
    const told = [{ startMinute: 100, endMinute: 160 }];
    const facts = particularsOn(particulars, '2026-03-09');
    expect(Object.entries(facts)).toEqual([
      ['overtimeOrders', told],
      ['callouts', told],
      ['releasesImpossible', ['2026-03-09']],
    ]);
    expect(Object.entries(particularsOn(particulars, '2026-03-11'))).toEqual([['callouts', told]]);
    expect(particularsOn(particulars, '2026-03-20')).toEqual({});
  });
});
