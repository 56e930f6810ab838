import { type AbsenceFact } from './absence';
import { mayStandOver, shareADay } from './same-days';

const on = (kind: AbsenceFact['kind'], more: Partial<AbsenceFact> = {}): AbsenceFact => ({
  ...{ absenceId: kind, kind, from: '2026-11-23', to: '2026-11-25' },
  ...more,
});

describe('absences on the same days', () => {
  it.each([
    ['2026-11-20', '2026-11-22', false],
    ['2026-11-20', '2026-11-23', true],
    ['2026-11-25', '2026-11-30', true],
    ['2026-11-26', '2026-11-30', false],
  ] as const)('%s to %s: %s', (from, to, expected) => {
    expect(shareADay(on('leave'), { from, to })).toBe(expected);
  });

  it('lets illness and the protection around a birth fall into whatever stands', () => {
    expect(mayStandOver(on('sick'), on('leave'))).toBe(true);
    expect(mayStandOver(on('maternityProtection'), on('flexDay'))).toBe(true);
  });

  it('takes no day twice', () => {
    expect(mayStandOver(on('leave'), on('leave'))).toBe(false);
    expect(mayStandOver(on('leave'), on('sick'))).toBe(false);
    expect(mayStandOver(on('flexDay'), on('leave'))).toBe(false);
    expect(mayStandOver(on('sick'), on('sick'))).toBe(false);
  });

  it('leaves room for two parts of a day, unless both are the same', () => {
    const half = { portion: 'half' } as const;
    expect(mayStandOver(on('flexDay', half), on('coreRelease'))).toBe(true);
    expect(mayStandOver(on('flexDay', half), on('flexDay', half))).toBe(false);
    expect(mayStandOver(on('flexDay', half), on('leave'))).toBe(false);
  });
});
