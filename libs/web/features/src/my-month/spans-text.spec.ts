import { spansText } from './spans-text';

describe('the stretches of a day in one line', () => {
  it('shows what is missing as missing', () => {
    const of = (text: string) =>
      spansText(
        text.split(' ').map((part) => ({
          localTime: part.slice(1),
          kind: (
            { '+': 'clockIn', '-': 'clockOut', '~': 'breakStart', '^': 'breakEnd', '>': 'locationChange' } as const
          )[part[0] as '+'],
        })),
      );
    expect(of('+08:00 ~12:00 ^12:30 >14:00 -16:30')).toBe('08:00–12:00, 12:30–14:00, 14:00–16:30');
    expect(of('+08:00 +13:00 -16:00 -18:00')).toBe('08:00–…, 13:00–16:00, …–18:00');
    expect(of('+08:00')).toBe('08:00–…');
    expect(spansText([])).toBe('');
  });
});
