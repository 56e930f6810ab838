import { candidatesOf, clockChangeOn, readLocalTime } from './local-time';

describe('a time of the wall clock', () => {
  it('is read however it is typed', () => {
    expect(['730', '7:30', '07.30', '0730', '7 30'].map(readLocalTime)).toEqual(Array(5).fill('07:30'));
    expect(readLocalTime('16')).toBe('16:00');
    expect(['24:01', '7:60', 'halb acht', '', '7:5', '25'].map(readLocalTime)).toEqual(Array(6).fill(null));
  });

  it('may be the end of the day, and have blanks around it', () => {
    expect(['24:00', '2400', ' 24.00 '].map(readLocalTime)).toEqual(Array(3).fill('00:00'));
    expect(readLocalTime('  16:30  ')).toBe('16:30');
  });

  it('exists twice in the night when clocks go back, and not at all when they go forward', () => {
    expect(candidatesOf('2026-10-24', '02:30').map(({ daysAfter, fold }) => [daysAfter, fold])).toEqual([
      [0, null],
      [1, 'earlier'],
      [1, 'later'],
    ]);
    expect(candidatesOf('2026-03-29', '02:30').map(({ daysAfter }) => daysAfter)).toEqual([1]);
    expect(candidatesOf('2026-11-21', '05:00', 3).map(({ daysAfter }) => daysAfter)).toEqual([0, 1, 2, 3]);
    expect((['2026-10-25', '2026-03-29', '2026-10-26'] as const).map(clockChangeOn)).toEqual(['back', 'forward', null]);
  });
});
