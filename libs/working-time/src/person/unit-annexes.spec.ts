import { type UnitAnnex, UnitAnnexes } from './unit-annexes';
import { type LocalDate } from '../time';

const annex = (
  annexId: string,
  unitId: string,
  validFrom: LocalDate = '2026-01-01',
  validTo: LocalDate | null = null,
): UnitAnnex => ({
  ...{ annexId, unitId, unitName: unitId, title: annexId, validFrom, validTo, set: {}, paragraphs: {} },
});
const parents = new Map([
  ['SG1', 'ABT'],
  ['SG2', 'ABT'],
  ['SG3', 'ABT'],
  ['KAS', 'AMT'],
  ['ABT', 'AMT'],
  ['AMT', null],
]);
/** Of each test its own: what was asked before is remembered. */
const published = () =>
  new UnitAnnexes(
    new Map([['DV', [annex('of ABT', 'ABT'), annex('of AMT', 'AMT'), annex('of SG1', 'SG1'), annex('of KAS', 'KAS')]]]),
    parents,
  );
const ids = (list: readonly UnitAnnex[]) => list.map(({ annexId }) => annexId);

describe('annexes of units', () => {
  it('hold for a unit and those below, the nearest last', () => {
    const annexes = published();
    expect(ids(annexes.chain('DV', 'SG1'))).toEqual(['of AMT', 'of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', 'AMT'))).toEqual(['of AMT']);
    expect(annexes.chain('DV', 'elsewhere')).toEqual([]);
    expect(annexes.chain('another', 'SG1')).toEqual([]);
    expect(UnitAnnexes.NONE.chain('DV', 'SG1')).toEqual([]);
  });

  it('are one object for units with the same', () => {
    const annexes = published();
    expect(annexes.chain('DV', 'SG2')).toBe(annexes.chain('DV', 'ABT'));
    expect(annexes.chain('DV', 'SG1')).toBe(annexes.chain('DV', 'SG1'));
    expect(annexes.chain('DV', 'SG3')).toBe(annexes.chain('DV', 'SG2'));
    expect(annexes.chain('DV', 'SG2')).not.toBe(annexes.chain('DV', 'AMT'));
    expect(ids(annexes.chain('DV', 'KAS'))).toEqual(['of AMT', 'of KAS']);
    expect(annexes.chain('DV', 'x')).toBe(annexes.chain('another', 'SG1'));
  });

  it('end where units are each above the other by mistake', () => {
    const circle = new UnitAnnexes(
      new Map([['DV', [annex('a', 'A')]]]),
      new Map([
        ['A', 'B'],
        ['B', 'A'],
      ]),
    );
    expect(ids(circle.chain('DV', 'B'))).toEqual(['a']);
  });

  it('are told by agreement, and every way in which they meet', () => {
    const annexes = published();
    expect([ids(annexes.of('DV')), annexes.of('another')]).toEqual([['of ABT', 'of AMT', 'of SG1', 'of KAS'], []]);
    expect(annexes.chains('DV').map(ids)).toEqual([
      ['of AMT', 'of ABT'],
      ['of AMT'],
      ['of AMT', 'of ABT', 'of SG1'],
      ['of AMT', 'of KAS'],
    ]);
    expect(annexes.chains('another')).toEqual([]);
  });

  it('are followed by the next one of the unit', () => {
    const before = new UnitAnnexes(
      new Map([
        [
          'DV',
          [
            annex('old', 'ABT'),
            annex('past', 'ABT', '2025-01-01', '2025-12-31'),
            annex('later', 'ABT', '2026-06-01'),
            annex('of AMT', 'AMT'),
          ],
        ],
        ['other', [annex('o', 'ABT')]],
      ]),
      parents,
    );
    const ending = new UnitAnnexes(
      new Map([['DV', [annex('until 2026', 'ABT', '2026-01-01', '2026-12-31')]]]),
      parents,
    );
    expect(ending.with('DV', annex('new', 'ABT', '2026-06-01')).of('DV')[0].validTo).toBe('2026-05-31');
    const from = (validFrom: LocalDate) => before.with('DV', annex('new', 'ABT', validFrom)).of('DV');
    expect(from('2026-01-02').map(({ annexId, validTo }) => [annexId, validTo])).toContainEqual(['old', '2026-01-01']);
    expect(ids(from('2026-01-01'))).toEqual(['past', 'of AMT', 'new']);
    expect(from('2026-01-01')[0]).toBe(before.of('DV')[1]);
    const after = before.with('DV', annex('new', 'ABT', '2026-06-01'));
    expect(after.of('DV').map(({ annexId, validTo }) => [annexId, validTo])).toEqual([
      ['old', '2026-05-31'],
      ['past', '2025-12-31'],
      ['of AMT', null],
      ['new', null],
    ]);
    expect(ids(after.of('other'))).toEqual(['o']);
    expect(ids(after.chain('DV', 'ABT'))).toEqual(['of AMT', 'old', 'past', 'new']);
    expect(before.of('DV')).toHaveLength(4);
  });
});
