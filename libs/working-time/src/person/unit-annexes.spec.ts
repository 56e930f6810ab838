import { type UnitAnnex, UnitAnnexes } from './unit-annexes';
import { unitTree } from '../../testing';
import { type LocalDate } from '../time';
import { UnitTree } from './unit-tree';

const annex = (
  annexId: string,
  unitId: string,
  validFrom: LocalDate = '2026-01-01',
  validTo: LocalDate | null = null,
): UnitAnnex => ({
  ...{ annexId, unitId, unitName: unitId, title: annexId, validFrom, validTo, set: {}, paragraphs: {} },
});
const tree = unitTree(
  new Map([
    ['SG1', 'ABT'],
    ['SG2', 'ABT'],
    ['SG3', 'ABT'],
    ['KAS', 'AMT'],
    ['ABT', 'AMT'],
    ['AMT', null],
  ]),
);
const DAY = '2026-06-15';
/** Of each test its own: what was asked before is remembered. */
const published = () =>
  new UnitAnnexes(
    new Map([['DV', [annex('of ABT', 'ABT'), annex('of AMT', 'AMT'), annex('of SG1', 'SG1'), annex('of KAS', 'KAS')]]]),
    tree,
  );
const ids = (list: readonly UnitAnnex[]) => list.map(({ annexId }) => annexId);

describe('annexes of units', () => {
  it('hold for a unit and those below, the nearest last', () => {
    const annexes = published();
    expect(ids(annexes.chain('DV', 'SG1', DAY))).toEqual(['of AMT', 'of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', 'AMT', DAY))).toEqual(['of AMT']);
    expect(annexes.chain('DV', 'elsewhere', DAY)).toEqual([]);
    expect(annexes.chain('another', 'SG1', DAY)).toEqual([]);
    expect(UnitAnnexes.NONE.chain('DV', 'SG1', DAY)).toEqual([]);
  });

  it('follow a unit that moves, from the day of the move on', () => {
    const place = (unitId: string, parentId: string | null, from: LocalDate | null, to: LocalDate | null) => ({
      ...{ unitId, parentId, from, to },
    });
    const moving = new UnitTree([
      place('AMT', null, null, null),
      place('ABT', null, null, null),
      place('SG1', 'AMT', null, '2026-12-31'),
      place('SG1', 'ABT', '2027-01-01', null),
      place('NEU', 'SG1', '2027-01-01', '2027-03-31'),
    ]);
    const annexes = new UnitAnnexes(
      new Map([['DV', [annex('of ABT', 'ABT'), annex('of AMT', 'AMT'), annex('of SG1', 'SG1')]]]),
      moving,
    );
    expect(ids(annexes.chain('DV', 'SG1', '2026-12-31'))).toEqual(['of AMT', 'of SG1']);
    expect(ids(annexes.chain('DV', 'SG1', '2027-01-01'))).toEqual(['of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', 'NEU', '2027-03-31'))).toEqual(['of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', 'NEU', '2026-12-31'))).toEqual([]);
    expect(ids(annexes.chain('DV', 'NEU', '2027-04-01'))).toEqual([]);
    expect(annexes.chains('DV').map(ids)).toEqual([['of ABT'], ['of AMT'], ['of AMT', 'of SG1'], ['of ABT', 'of SG1']]);
    expect(moving.pathOf('SG1', moving.eraOf('2026-12-31'))).toEqual(['AMT', 'SG1']);
  });

  it('are one object for units with the same', () => {
    const annexes = published();
    expect(annexes.chain('DV', 'SG2', DAY)).toBe(annexes.chain('DV', 'ABT', DAY));
    expect(annexes.chain('DV', 'SG1', DAY)).toBe(annexes.chain('DV', 'SG1', DAY));
    expect(annexes.chain('DV', 'SG3', DAY)).toBe(annexes.chain('DV', 'SG2', DAY));
    expect(annexes.chain('DV', 'SG2', DAY)).not.toBe(annexes.chain('DV', 'AMT', DAY));
    expect(ids(annexes.chain('DV', 'KAS', DAY))).toEqual(['of AMT', 'of KAS']);
    expect(annexes.chain('DV', 'x', DAY)).toBe(annexes.chain('another', 'SG1', DAY));
  });

  it('end where units are each above the other by mistake', () => {
    const circle = new UnitAnnexes(
      new Map([['DV', [annex('a', 'A')]]]),
      unitTree(
        new Map([
          ['A', 'B'],
          ['B', 'A'],
        ]),
      ),
    );
    expect(ids(circle.chain('DV', 'B', DAY))).toEqual(['a']);
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
      tree,
    );
    const ending = new UnitAnnexes(new Map([['DV', [annex('until 2026', 'ABT', '2026-01-01', '2026-12-31')]]]), tree);
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
    expect(ids(after.chain('DV', 'ABT', DAY))).toEqual(['of AMT', 'old', 'past', 'new']);
    expect(before.of('DV')).toHaveLength(4);
  });
});
