import { agreement, workingDay } from '../../testing';
import { holidayCalendar } from '../calendar';
import { targetMinutesOn } from '../contract';
import { packFacts, unpackFacts, evaluateDay } from '../evaluation';
import { halfHoliday } from './half-holiday';

// Wednesday, 24 June 2026: the town celebrates, and from noon everybody is off.
const holidays = holidayCalendar({ '2026-06-24': { name: 'Johannisfest', fromMinute: 720 } });
const core = [...Array.from({ length: 5 }, () => ({ fromMinute: 540, toMinute: 900 })), null, null];
const feast = { holidays, agreement: agreement({ core }) };
const untilNoon = workingDay('2026-06-24').in('08:00').out('12:00').facts(feast);

describe('a half day off at the site', () => {
  it('lets half of the target be due, and core time end when work does', () => {
    const day = evaluateDay(untilNoon);
    expect(day).toMatchObject({ targetMinutes: 234, creditedMinutes: 240, balanceMinutes: 6, coreMissingMinutes: 0 });
    expect(day.trace).toContainEqual(
      expect.objectContaining({
        rule: halfHoliday.id,
        beforeMinutes: 468,
        afterMinutes: 234,
        why: { holiday: 'Johannisfest' },
      }),
    );
  });

  it('rounds an odd target in favour of who works', () => {
    const contract = untilNoon.contract!;
    const pattern = { kind: 'weekly' as const, minutes: [468, 468, 481, 468, 455, 0, 0] };
    expect(evaluateDay({ ...untilNoon, contract: { ...contract, pattern } }).targetMinutes).toBe(240);
    expect(targetMinutesOn('2026-06-24', [{ ...contract, pattern }], holidays)).toBe(240);
  });

  it('is no public holiday: leave fills the half and costs a day, and work in the afternoon earns no supplement', () => {
    const leave = { absenceId: 'a', kind: 'leave', from: '2026-06-24', to: '2026-06-24' } as const;
    const away = evaluateDay({ ...untilNoon, sessions: [], absences: [leave] });
    expect(away).toMatchObject({ absenceCreditMinutes: 234, leaveDays: 1, balanceMinutes: 0 });
    const afternoon = evaluateDay(workingDay('2026-06-24').in('13:00').out('17:00').facts(feast));
    expect(afternoon).toMatchObject({ creditedMinutes: 240, supplements: [] });
    // Nobody was there in the morning.
    expect(afternoon.coreMissingMinutes).toBe(180);
  });

  it('lets leave cost half a day where the agreement says so, and is told once', () => {
    const leave = { absenceId: 'a', kind: 'leave', from: '2026-06-24', to: '2026-06-24' } as const;
    const agreed = {
      ...untilNoon,
      sessions: [],
      absences: [leave],
      agreement: agreement({ core, halfDayLeave: 'halfDay' }),
    };
    expect(evaluateDay(agreed)).toMatchObject({ absenceCreditMinutes: 234, leaveDays: 0.5, balanceMinutes: 0 });
    // A day like any other, and one on which nobody is due.
    expect(evaluateDay({ ...agreed, holidays: holidayCalendar([]) }).leaveDays).toBe(1);
    expect(evaluateDay({ ...agreed, contract: null }).leaveDays).toBe(0);
  });

  it('comes to the browser with the facts of its day', () => {
    const there = unpackFacts(JSON.parse(JSON.stringify(packFacts(untilNoon))), untilNoon.sessions);
    expect(evaluateDay(there)).toEqual(evaluateDay(untilNoon));
  });
});
