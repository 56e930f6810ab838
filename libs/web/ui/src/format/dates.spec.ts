import { activeLanguage } from '../preferences/active-language';
import {
  formatDate,
  formatFullDate,
  formatInstant,
  formatLongDate,
  formatMonth,
  formatTime,
  minuteOfDay,
  townTime,
} from './dates';

describe('dates and times of the town hall', () => {
  afterEach(() => activeLanguage.set('de'));

  it('writes a day as people here do', () => {
    expect(formatDate('2026-11-23')).toBe('Mo 23.11.');
    expect(formatLongDate('2026-11-23')).toBe('Montag, 23. November 2026');
    expect(formatMonth('2026-11')).toBe('November 2026');
  });

  it('changes with the language of the screen', () => {
    activeLanguage.set('en');
    expect(formatDate('2026-11-23')).toBe('Mon 23 Nov');
    expect(formatMonth('2026-03')).toBe('March 2026');
    expect(formatFullDate('2026-12-07')).toBe('7 Dec 2026'); // 07/12 may be read as 12 July
    expect(formatInstant('2026-12-07T07:30:00Z')).toBe('7 Dec 2026, 08:30');
  });

  it('shows the clock of Berlin wherever the browser is', () => {
    expect(formatTime('2026-11-23T06:58:00Z')).toBe('07:58');
    expect(formatTime('2026-07-01T05:58:00Z')).toBe('07:58');
    expect(formatInstant('2026-11-23T23:30:00Z')).toContain('24.11.2026');
  });

  it('counts the minutes of the day across midnight and the change of clocks', () => {
    expect(townTime(Date.parse('2026-11-23T23:05:00Z'))).toEqual({ date: '2026-11-24', minuteOfDay: 5 });
    expect(townTime(Date.parse('2026-10-25T00:30:00Z')).minuteOfDay).toBe(150); // 02:30 the first time …
    expect(townTime(Date.parse('2026-10-25T01:30:00Z')).minuteOfDay).toBe(150); // … and the second
    expect(minuteOfDay('16:24')).toBe(984);
  });
});
