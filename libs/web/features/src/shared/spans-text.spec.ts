import { endText, spansText } from './spans-text';

describe('the stretches of a day in one line', () => {
  it('names the day of an end that the times alone would not tell', () => {
    expect(endText({ from: '22:00', to: '06:00', toDaysAfter: 1 })).toBe('06:00');
    expect(endText({ from: '08:00', to: '10:00', toDaysAfter: 1 })).toBe('10:00 (+1)');
    expect(endText({ from: '08:00', to: '05:00', toDaysAfter: 2 })).toBe('05:00 (+2)');
    expect(endText({ from: '08:00', to: null })).toBeNull();
    const duty = [
      { kind: 'clockIn' as const, localTime: '08:00' },
      { kind: 'clockOut' as const, localTime: '05:00', daysAfter: 2 },
    ];
    expect(spansText(duty)).toBe('08:00–05:00 (+2)');
  });

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
