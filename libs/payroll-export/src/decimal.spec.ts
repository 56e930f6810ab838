import fc from 'fast-check';
import { runs } from '@zeitbuch/working-time/testing';
import { formatHundredths, hundredthHoursOf, parseHundredths } from './decimal';

describe('decimal hours', () => {
  it.each([
    [0, '0,00'],
    [1, '0,02'],
    [2, '0,03'],
    [4, '0,07'],
    [20, '0,33'],
    [40, '0,67'],
    [45, '0,75'],
    [735, '12,25'],
    [-3, '-0,05'],
    [-20, '-0,33'],
    [600_001, '10000,02'],
  ])('%i minutes are %s hours', (minutes, text) => {
    expect(formatHundredths(hundredthHoursOf(minutes), ',')).toBe(text);
  });

  it('rounds to the nearest hundredth: never more than half a hundredth (0.3 minutes) away', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (minutes) => {
        // Compared in thousandths of 6 minutes, so that no fraction is needed.
        expect(Math.abs(hundredthHoursOf(minutes) * 6 - minutes * 10)).toBeLessThanOrEqual(3);
      }),
      runs(),
    );
  });

  it('takes back with a reversal exactly what was sent', () => {
    fc.assert(
      fc.property(fc.nat(), (minutes) => hundredthHoursOf(-minutes) + hundredthHoursOf(minutes) === 0),
      runs(),
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer(), (hundredths) => parseHundredths(formatHundredths(hundredths, ','), ',') === hundredths),
      runs(),
    );
  });

  it.each(['1,5', '1.50', '', '1,505', 'x,00'])('reads no number from %j', (text) => {
    expect(parseHundredths(text, ',')).toBeNull();
  });

  it('stops at half a minute, which nobody may hand over', () => {
    expect(() => hundredthHoursOf(0.25)).toThrow(RangeError);
  });
});
