import { WorkingDay, person } from '../../testing';
import { type AbsenceFact } from '../absence';
import { holidayCalendar } from '../calendar';
import { type LocalDate } from '../time';
import { effectOfWish, flexHalfDaysAround, withAbsences } from './wanted-absence';

const TODAY = '2026-11-23';
const absence = (
  kind: AbsenceFact['kind'],
  from: LocalDate,
  to = from,
  more: Partial<AbsenceFact> = {},
): AbsenceFact => ({
  ...{ absenceId: `${kind} ${from}`, kind, from, to, ...more },
});
const effect = (wanted: AbsenceFact, standing: AbsenceFact[] = [], removedIds: string[] = []) =>
  effectOfWish(
    person([], { absences: standing, holidays: holidayCalendar(['2026-12-25']) }),
    { added: removedIds.length > 0 ? [] : [wanted], removedIds },
    { from: wanted.from, to: wanted.to, today: TODAY },
  );

describe('an absence as somebody would have it', () => {
  it('costs leave on the days on which work is due, and no minute', () => {
    // Christmas, and the 24th and 31st, on which no work is due (TVöD § 6 (3)).
    expect(effect(absence('leave', '2026-12-21', '2027-01-01'))).toMatchObject({
      ...{ workDays: 7, holidays: 1, leaveDays: 7, balanceMinutes: 0, findings: [] },
    });
  });

  it('takes a flex day from the account, and half of one half of it', () => {
    expect(effect(absence('flexDay', '2026-12-01')).balanceMinutes).toBe(-468);
    expect(effect(absence('flexDay', '2026-12-01', '2026-12-01', { portion: 'half' })).balanceMinutes).toBe(-234);
  });

  it('gives back what is cancelled', () => {
    const flex = absence('flexDay', '2026-12-01');
    expect(effect(flex, [flex], [flex.absenceId]).balanceMinutes).toBe(468);
    const leave = absence('leave', '2026-12-01', '2026-12-02');
    expect(effect(leave, [leave], [leave.absenceId]).leaveDays).toBe(-2);
  });

  it('changes what a day that is over is worth', () => {
    expect(effect(absence('flexDay', '2026-11-20')).balanceMinutes).toBe(0);
    expect(effect(absence('leave', '2026-11-20')).balanceMinutes).toBe(468);
  });

  it('leaves what is worked on the day to the work', () => {
    const worked = person([new WorkingDay('2026-12-01').in('08:00').out('12:00')]);
    const wish = { added: [absence('training', '2026-12-01', '2026-12-01', { minutes: 120 })], removedIds: [] };
    const { balanceMinutes } = effectOfWish(worked, wish, { from: '2026-12-01', to: '2026-12-01', today: TODAY });
    expect(balanceMinutes).toBe(120);
  });

  it('counts flex days in halves, where work is due', () => {
    const facts = withAbsences(person(), {
      added: [
        absence('flexDay', '2026-11-27', '2026-11-30'),
        absence('flexDay', '2026-12-01', '2026-12-01', { portion: 'half' }),
      ],
      removedIds: [],
    });
    expect(flexHalfDaysAround(facts, '2026-11-10')).toEqual({ month: 4, year: 5 });
    expect(flexHalfDaysAround(facts, '2026-12-10')).toEqual({ month: 1, year: 5 });
  });
});
