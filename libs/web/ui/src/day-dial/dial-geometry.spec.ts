import { arc, pointAt } from './dial-geometry';

describe('the dial of the day', () => {
  it('has noon at the top, morning on the left and midnight at the bottom', () => {
    expect(pointAt(720, 100)).toEqual({ x: 120, y: 20 });
    expect(pointAt(360, 100)).toEqual({ x: 20, y: 120 });
    expect(pointAt(1080, 100)).toEqual({ x: 220, y: 120 });
    expect(pointAt(0, 100)).toEqual({ x: 120, y: 220 });
  });

  it('draws a working day from eight to four clockwise over the top', () => {
    const path = arc(480, 960, 100);
    expect(path).toContain('A100 100 0 0 1');
    expect(path.startsWith(`M${pointAt(480, 100).x} ${pointAt(480, 100).y}`)).toBe(true);
    expect(path.endsWith(`${pointAt(960, 100).x} ${pointAt(960, 100).y}`)).toBe(true);
  });

  it('takes the long way round for more than twelve hours', () => {
    expect(arc(360, 1200, 100)).toContain('0 1 1');
  });

  it('goes on around for a night shift that ends on the next morning', () => {
    expect(arc(1320, 1800, 100).endsWith(`${pointAt(360, 100).x} ${pointAt(360, 100).y}`)).toBe(true);
  });

  it('draws nothing where nothing was worked', () => {
    expect(arc(480, 480, 100)).toBe('');
  });
});
