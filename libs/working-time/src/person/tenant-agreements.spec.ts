import { STANDARD_PARAMETERS } from '../agreement';
import { unitTree } from '../../testing';
import { type PublishedOverlay, TenantAgreements } from './tenant-agreements';
import { type CircleAnnex, CircleAnnexes } from './circle-annexes';
import { type LocalDate } from '../time';

const version = (agreementId: string, number: number, validFrom: LocalDate, validTo: LocalDate | null) => ({
  ...{ agreementId, version: number, validFrom, validTo, parameters: STANDARD_PARAMETERS },
});
const heat: PublishedOverlay = {
  ...{ overlayId: 'heat', title: 'Hitzeregelung', legalBasis: 'Beschluss', endId: null, precedence: 0 },
  ...{ validFrom: '2026-07-01', validTo: '2026-08-31', decidedTo: '2026-08-31', set: { frame: null } },
};
const annex: CircleAnnex = {
  ...{ annexId: 'A', title: 'Anlage 1', validFrom: '2026-01-01', validTo: null },
  ...{ set: { core: null }, paragraphs: {} },
  circle: { kind: 'unit', unitId: 'AMT', unitName: 'Amt' },
};

const agreements = new TenantAgreements({
  names: new Map([
    ['B', 'Zeta'],
    ['A', 'Ämter'],
  ]),
  versions: new Map([
    ['A', [version('A', 1, '2020-01-01', '2025-12-31'), version('A', 2, '2026-01-01', null)]],
    ['B', [version('B', 1, '2026-01-01', null)]],
  ]),
  overlays: new Map([['A', [heat]]]),
  annexes: new CircleAnnexes(new Map([['A', [annex]]]), unitTree(new Map([['AMT', null]]))),
  resolved: new Map(),
});

describe('the agreements of a tenant', () => {
  it('tell the version of the day, with what holds for a while and for the unit', () => {
    expect(agreements.on('A', '2025-12-31')?.version).toBe(1);
    expect(agreements.on('A', '2026-07-15')).toMatchObject({ version: 2, overlaid: { frame: 'heat' } });
    expect(agreements.on('A', '2026-07-15', { unitId: 'AMT' })?.annexed).toEqual({ core: 'A' });
    expect(agreements.on('A', '2026-07-15', { unitId: 'other' })?.annexed).toBeUndefined();
    expect(agreements.on('A', '2026-09-01')?.overlaid).toEqual({});
    expect(agreements.on('A', '2019-12-31')).toBeNull();
    expect(agreements.on('unknown', '2026-01-01')).toBeNull();
  });

  it('resolve a day once for everybody who shares its rules', () => {
    expect(agreements.on('A', '2026-07-16')).toBe(agreements.on('A', '2026-07-16', { unitId: 'other' }));
    expect(agreements.on('A', '2026-07-16', { unitId: 'AMT' })).toBe(
      agreements.on('A', '2026-07-16', { unitId: 'AMT' }),
    );
    expect(agreements.on('A', '2026-07-16', { unitId: 'AMT' })).not.toBe(agreements.on('A', '2026-07-16'));
    expect(agreements.on('A', '2026-07-16')).not.toBe(agreements.on('A', '2026-07-17'));
  });

  it('name what was published', () => {
    expect(agreements.all().map(({ agreementId }) => agreementId)).toEqual(['A', 'B']);
    expect([agreements.nameOf('A'), agreements.nameOf('unknown')]).toEqual(['Ämter', '']);
    expect(agreements.versionsOf('A').map((one) => one.version)).toEqual([1, 2]);
    expect(agreements.overlaysOf('A')).toEqual([heat]);
    expect([agreements.versionsOf('unknown'), agreements.overlaysOf('unknown')]).toEqual([[], []]);
    expect([agreements.annexTitle('A'), agreements.annexTitle('B')]).toEqual(['Anlage 1', '']);
    expect([agreements.overlayTitle('heat'), agreements.overlayTitle('cold')]).toEqual(['Hitzeregelung', '']);
    const titles = (agreementId: string, date: LocalDate) => {
      const resolved = agreements.on(agreementId, date);
      return resolved && agreements.overlayTitles(resolved);
    };
    expect([titles('A', '2026-07-15'), titles('A', '2026-09-01'), titles('B', '2026-07-15')]).toEqual([
      ['Hitzeregelung'],
      [],
      [],
    ]);
  });
});
