import { formatMinutes, formatSigned, spokenMinutes } from './minutes';

describe('figures of time', () => {
  it('prints hours and minutes as on a time sheet', () => {
    expect(formatMinutes(462)).toBe('7:42');
    expect(formatMinutes(5)).toBe('0:05');
    expect(formatMinutes(10_296)).toBe('171:36');
  });

  it('prints the sign of a balance always, with a real minus, and none for nothing', () => {
    expect(formatSigned(190)).toBe('+3:10');
    expect(formatSigned(-45)).toBe('\u22120:45');
    expect(formatSigned(0)).toBe('0:00');
    expect(formatMinutes(-75)).toBe('\u22121:15');
  });

  it('says a balance the way a colleague would', () => {
    expect(spokenMinutes(190, { signed: true, language: 'de' })).toBe('plus 3 Stunden 10 Minuten');
    expect(spokenMinutes(-45, { signed: true, language: 'de' })).toBe('minus 45 Minuten');
    expect(spokenMinutes(61, { language: 'de' })).toBe('1 Stunde 1 Minute');
    expect(spokenMinutes(120, { language: 'en' })).toBe('2 hours');
    expect(spokenMinutes(0, { signed: true, language: 'en' })).toBe('0 minutes');
  });
});
