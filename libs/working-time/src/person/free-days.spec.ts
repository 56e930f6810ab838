import { person } from '../../testing';
import { holidayCalendar } from '../calendar';
import { freeDaysOf } from './free-days';

const CHRISTMAS = { '2026-12-25': '1. Weihnachtstag', '2026-12-26': '2. Weihnachtstag' } as const;
const week = { from: '2026-12-21', to: '2026-12-27' } as const;

describe('days on which no work is due', () => {
  it('are holidays, also those on a Saturday, and days off', () => {
    expect(freeDaysOf(person([], { holidays: holidayCalendar(CHRISTMAS) }), week)).toEqual([
      // Nothing is due on the 24th (TVöD § 6 (3)).
      { date: '2026-12-24', kind: 'dayOff' },
      { date: '2026-12-25', kind: 'holiday' },
      { date: '2026-12-26', kind: 'holiday' },
      { date: '2026-12-27', kind: 'dayOff' },
    ]);
  });

  it('are not those of an absence', () => {
    const absences = [{ absenceId: 'a', kind: 'unpaidLeave', from: '2026-12-21', to: '2026-12-27' }] as const;
    const dates = freeDaysOf(person([], { absences: [...absences] }), week).map(({ date }) => date);
    expect(dates).toEqual(['2026-12-24', '2026-12-26', '2026-12-27']);
  });

  it('are halves where the site has half a day off, on days of work only', () => {
    const half = { name: 'Stadtfest', fromMinute: 720 };
    const holidays = holidayCalendar({ '2026-12-22': half, '2026-12-27': half });
    expect(freeDaysOf(person([], { holidays }), week)).toMatchObject([
      { date: '2026-12-22', kind: 'halfHoliday' },
      { kind: 'dayOff' },
      { kind: 'dayOff' },
      { date: '2026-12-27', kind: 'dayOff' },
    ]);
  });

  it('are none before somebody is employed', () => {
    const facts = person([], { hiredOn: '2026-12-26', holidays: holidayCalendar(CHRISTMAS) });
    expect(freeDaysOf(facts, week).map(({ date }) => date)).toEqual(['2026-12-26', '2026-12-27']);
  });
});
