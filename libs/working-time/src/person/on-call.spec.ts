import { FULLTIME, person, workingDay } from '../../testing';
import { holidayCalendar } from '../calendar';
import { lastStandbyDay, onCallPayOf } from './on-call';
import { type LocalDate } from '../time';

/** A whole day from eight in the morning, without call-outs. */
const from = (date: LocalDate) => {
  const startMinute = workingDay(date).minute('08:00');
  return { startMinute, endMinute: startMinute + 1440, callouts: [] };
};

describe('on-call time of a person', () => {
  it('is paid by weekday or weekend and holiday', () => {
    const someone = person([], { holidays: holidayCalendar(['2026-03-11']) });
    const paid = (date: LocalDate) => onCallPayOf(someone, [from(date)], '2026-03');
    const [weekday, friday, saturday, holiday] = (
      ['2026-03-09', '2026-03-06', '2026-03-14', '2026-03-11'] as const
    ).map(paid);
    expect(saturday).not.toEqual(weekday);
    expect(holiday).not.toEqual(weekday);
    expect(friday).not.toEqual(saturday);
  });

  it('is none of this tariff for civil servants', () => {
    const official = person([], { contracts: [{ ...FULLTIME, personnelGroup: 'BEAMTE_SN' }] });
    expect(onCallPayOf(official, [from('2026-03-09')], '2026-03')).toEqual(onCallPayOf(official, [], '2026-03'));
    expect(onCallPayOf(person(), [from('2026-03-09')], '2026-03')).not.toEqual(onCallPayOf(person(), [], '2026-03'));
  });

  it('goes on for a week over the end of the month', () => {
    expect(lastStandbyDay('2026-03')).toBe('2026-04-07');
  });
});
