import { holidayCalendar } from '../calendar';
import { calendarOf } from './site-calendar';

const calendars = new Map([
  ['Dresden', holidayCalendar({ '2026-10-31': 'Reformationstag', '2026-11-18': 'Buß- und Bettag' })],
  ['Berlin', holidayCalendar({ '2026-03-08': 'Frauentag' })],
]);

describe('the public holidays of somebody', () => {
  it('are those of the site of each day', () => {
    const moved = calendarOf(
      [
        { site: 'Berlin', from: '2026-01-01', to: '2026-10-31' },
        { site: 'Dresden', from: '2026-11-01', to: null },
      ],
      calendars,
    );
    expect((['2026-03-08', '2026-10-31', '2026-11-18'] as const).map((date) => moved.nameOf(date))).toEqual([
      'Frauentag',
      null,
      'Buß- und Bettag',
    ]);
  });

  it('are none before the first site and after the last, also where there was only one', () => {
    const left = calendarOf([{ site: 'Dresden', from: '2026-01-01', to: '2026-10-31' }], calendars);
    expect([left.isHoliday('2026-10-31'), left.isHoliday('2026-11-18')]).toEqual([true, false]);
    const stays = calendarOf([{ site: 'Dresden', from: '2026-11-01', to: null }], calendars);
    const dates = ['2026-10-31', '2026-11-18'] as const;
    expect(dates.map((date) => stays.isHoliday(date))).toEqual([false, true]);
    expect(dates.map((date) => stays.nameOf(date))).toEqual([null, 'Buß- und Bettag']);
    expect(calendarOf([{ site: 'unknown', from: '2026-01-01', to: null }], calendars).isHoliday('2026-10-31')).toBe(
      false,
    );
    expect(calendarOf([], calendars).isHoliday('2026-10-31')).toBe(false);
  });
});
