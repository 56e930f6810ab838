import { type CircleAnnex, CircleAnnexes } from './circle-annexes';
import { unitTree } from '../../testing';
import { type LocalDate } from '../time';
import { UnitTree } from './unit-tree';

const annex = (
  annexId: string,
  unitId: string,
  validFrom: LocalDate = '2026-01-01',
  validTo: LocalDate | null = null,
): CircleAnnex => ({
  ...{ annexId, title: annexId, validFrom, validTo, set: {}, paragraphs: {} },
  circle: { kind: 'unit', unitId, unitName: unitId },
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
  new CircleAnnexes(
    new Map([['DV', [annex('of ABT', 'ABT'), annex('of AMT', 'AMT'), annex('of SG1', 'SG1'), annex('of KAS', 'KAS')]]]),
    tree,
  );
const ids = (list: readonly CircleAnnex[]) => list.map(({ annexId }) => annexId);

describe('annexes of units', () => {
  it('hold for a unit and those below, the nearest last', () => {
    const annexes = published();
    expect(ids(annexes.chain('DV', { unitId: 'SG1' }, DAY))).toEqual(['of AMT', 'of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', { unitId: 'AMT' }, DAY))).toEqual(['of AMT']);
    expect(annexes.chain('DV', { unitId: 'elsewhere' }, DAY)).toEqual([]);
    expect(annexes.chain('another', { unitId: 'SG1' }, DAY)).toEqual([]);
    expect(CircleAnnexes.NONE.chain('DV', { unitId: 'SG1' }, DAY)).toEqual([]);
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
    const annexes = new CircleAnnexes(
      new Map([['DV', [annex('of ABT', 'ABT'), annex('of AMT', 'AMT'), annex('of SG1', 'SG1')]]]),
      moving,
    );
    expect(ids(annexes.chain('DV', { unitId: 'SG1' }, '2026-12-31'))).toEqual(['of AMT', 'of SG1']);
    expect(ids(annexes.chain('DV', { unitId: 'SG1' }, '2027-01-01'))).toEqual(['of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', { unitId: 'NEU' }, '2027-03-31'))).toEqual(['of ABT', 'of SG1']);
    expect(ids(annexes.chain('DV', { unitId: 'NEU' }, '2026-12-31'))).toEqual([]);
    expect(ids(annexes.chain('DV', { unitId: 'NEU' }, '2027-04-01'))).toEqual([]);
    expect(annexes.chains('DV').map(ids)).toEqual([['of ABT'], ['of AMT'], ['of AMT', 'of SG1'], ['of ABT', 'of SG1']]);
    expect(moving.pathOf('SG1', moving.eraOf('2026-12-31'))).toEqual(['AMT', 'SG1']);
  });

  it('are one object for units with the same', () => {
    const annexes = published();
    expect(annexes.chain('DV', { unitId: 'SG2' }, DAY)).toBe(annexes.chain('DV', { unitId: 'ABT' }, DAY));
    expect(annexes.chain('DV', { unitId: 'SG1' }, DAY)).toBe(annexes.chain('DV', { unitId: 'SG1' }, DAY));
    expect(annexes.chain('DV', { unitId: 'SG3' }, DAY)).toBe(annexes.chain('DV', { unitId: 'SG2' }, DAY));
    expect(annexes.chain('DV', { unitId: 'SG2' }, DAY)).not.toBe(annexes.chain('DV', { unitId: 'AMT' }, DAY));
    expect(ids(annexes.chain('DV', { unitId: 'KAS' }, DAY))).toEqual(['of AMT', 'of KAS']);
    expect(annexes.chain('DV', { unitId: 'x' }, DAY)).toBe(annexes.chain('another', { unitId: 'SG1' }, DAY));
  });

  it('end where units are each above the other by mistake', () => {
    const circle = new CircleAnnexes(
      new Map([['DV', [annex('a', 'A')]]]),
      unitTree(
        new Map([
          ['A', 'B'],
          ['B', 'A'],
        ]),
      ),
    );
    expect(ids(circle.chain('DV', { unitId: 'B' }, DAY))).toEqual(['a']);
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

  describe('of a personnel group and of people by name', () => {
    const ofGroup = (annexId: string, validFrom: LocalDate = '2026-01-01'): CircleAnnex => ({
      ...annex(annexId, '', validFrom),
      circle: { kind: 'personnelGroup', personnelGroup: 'TVAOED' },
    });
    const byName = (annexId: string, ...people: string[]): CircleAnnex => ({
      ...annex(annexId, ''),
      circle: { kind: 'people', employeeIds: new Set(people) },
    });
    const annexes = new CircleAnnexes(
      new Map([['DV', [byName('Ada and Bo', 'ada', 'bo'), annex('of AMT', 'AMT'), ofGroup('of trainees')]]]),
      tree,
      new Map([['bo', [{ annexId: 'of AMT', from: '2026-03-01', to: '2026-05-31' }]]]),
    );
    const trainee = { unitId: 'ABT', personnelGroup: 'TVAOED' } as const;

    it('hold for the wider circle first: group, units, names', () => {
      const chain = annexes.chain('DV', { employeeId: 'ada', ...trainee }, DAY);
      expect(ids(chain)).toEqual(['of trainees', 'of AMT', 'Ada and Bo']);
      expect(annexes.chain('DV', { employeeId: 'ada', ...trainee }, DAY)).toBe(chain);
      expect(ids(annexes.chain('DV', { employeeId: 'cy', ...trainee }, DAY))).toEqual(['of trainees', 'of AMT']);
      expect(ids(annexes.chain('DV', { employeeId: 'ada', unitId: null }, DAY))).toEqual(['Ada and Bo']);
      expect(ids(annexes.chain('DV', { unitId: null, personnelGroup: 'BEAMTE_SN' }, DAY))).toEqual([]);
    });

    it('are in pieces for who is taken out of one, before and after', () => {
      const pieces = annexes.chain('DV', { employeeId: 'bo', unitId: 'AMT' }, DAY);
      expect(pieces.map(({ annexId, validFrom, validTo }) => [annexId, validFrom, validTo])).toEqual([
        ['of AMT', '2026-01-01', '2026-02-28'],
        ['of AMT', '2026-06-01', null],
        ['Ada and Bo', '2026-01-01', null],
      ]);
      expect(annexes.chain('DV', { employeeId: 'bo', unitId: 'AMT' }, DAY)).toBe(pieces);
      const out = annexes.withExceptions('ada', [{ annexId: 'of AMT', from: '2025-01-01', to: null }]);
      expect(ids(out.chain('DV', { employeeId: 'ada', unitId: 'AMT' }, DAY))).toEqual(['Ada and Bo']);
    });

    it('meet each other in every way, with what is left for who is taken out', () => {
      const ways = annexes.chains('DV').map((way) => ids(way).join('+'));
      expect(ways.slice(0, 7).toSorted()).toEqual([
        'Ada and Bo',
        'of AMT',
        'of AMT+Ada and Bo',
        'of trainees',
        'of trainees+Ada and Bo',
        'of trainees+of AMT',
        'of trainees+of AMT+Ada and Bo',
      ]);
      expect(ways.slice(7)).toContain('of AMT+of AMT+Ada and Bo');
    });

    it('are followed by the next one of the group; one by name ends no other', () => {
      const next = annexes.with('DV', ofGroup('new', '2026-07-01')).with('DV', byName('more', 'ada'));
      expect(next.of('DV').map(({ annexId, validTo }) => [annexId, validTo])).toEqual([
        ['Ada and Bo', null],
        ['of AMT', null],
        ['of trainees', '2026-06-30'],
        ['new', null],
        ['more', null],
      ]);
      expect(ids(next.chain('DV', { employeeId: 'ada', unitId: null }, DAY))).toEqual(['Ada and Bo', 'more']);
    });
  });

  it('are followed by the next one of the unit', () => {
    const before = new CircleAnnexes(
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
    const ending = new CircleAnnexes(new Map([['DV', [annex('until 2026', 'ABT', '2026-01-01', '2026-12-31')]]]), tree);
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
    expect(ids(after.chain('DV', { unitId: 'ABT' }, DAY))).toEqual(['of AMT', 'old', 'past', 'new']);
    expect(before.of('DV')).toHaveLength(4);
  });
});
