import { DoubleTap } from './double-tap';

describe('a double tap', () => {
  it('on the one big button is one wish, though it means something else by then', () => {
    const taps = new DoubleTap();
    expect(taps.isRepeated('clockIn', 'office', 'out', 1000)).toBe(false);
    expect(taps.isRepeated('clockOut', 'office', 'in', 1200)).toBe(true);
    expect(taps.isRepeated('clockOut', 'office', 'in', 2300)).toBe(false);
  });

  it('on two buttons is two wishes', () => {
    const taps = new DoubleTap();
    expect(taps.isRepeated('clockIn', 'office', 'out', 1000)).toBe(false);
    expect(taps.isRepeated('breakStart', 'office', 'in', 1100)).toBe(false);
    expect(taps.isRepeated('clockOut', 'office', 'onBreak', 1200)).toBe(true);
  });

  it('never swallows a place: what the switch shows is booked', () => {
    const taps = new DoubleTap();
    const places = ['mobileWork', 'office', 'mobileWork'] as const;
    expect(places.map((place, index) => taps.isRepeated('locationChange', place, 'in', 1000 + index))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('takes a tap after the clock of the device was set back for a tap of its own', () => {
    const taps = new DoubleTap();
    expect(taps.isRepeated('clockIn', 'office', 'out', 3_600_000)).toBe(false);
    expect(taps.isRepeated('clockOut', 'office', 'in', 1000)).toBe(false);
  });
});
