import fc from 'fast-check';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { runs } from '@zeitbuch/working-time/testing';
import {
  type UnitState,
  type UnitValues,
  changeStates,
  endStates,
  movedDays,
  stateOn,
  withoutChangeOn,
} from './unit-states';

const FIRST = '2026-12-01';
const DAYS = 60;
const days = Array.from({ length: DAYS }, (_, index): LocalDate => addDays(FIRST, index));
const UNIT: UnitState = { from: null, to: null, parentId: 'A', kind: 'section', name: 'Meldewesen', shortName: 'SG1' };

const anyValues: fc.Arbitrary<Partial<UnitValues>> = fc.record(
  { parentId: fc.constantFrom('A', 'B', null), name: fc.constantFrom('Meldewesen', 'Bürgerbüro', 'Einwohner') },
  { requiredKeys: [] },
);
const anyChanges = fc.uniqueArray(fc.tuple(fc.nat(DAYS - 1), anyValues), { selector: ([day]) => day, maxLength: 8 });

describe('the states of a unit', () => {
  it('say on every day what was said last of each value, if changes come in the order of their days', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const inOrder = changes.toSorted(([a], [b]) => a - b);
        const states = inOrder.reduce((all, [day, values]) => changeStates(all, days[day], values), [UNIT]);
        for (const [index, date] of days.entries()) {
          const holding = inOrder.filter(([day]) => day <= index).map(([, values]) => values);
          expect(stateOn(states, date)).toMatchObject(Object.assign({ parentId: 'A', name: 'Meldewesen' }, ...holding));
        }
      }),
      runs(200),
    );
  });

  it('lie one behind the other without gaps, and no two neighbours say the same', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const states = changes.reduce((all, [day, values]) => changeStates(all, days[day], values), [UNIT]);
        for (const [index, { to }] of states.slice(0, -1).entries()) {
          const { from, ...next } = states[index + 1];
          expect(from).toBe(to && addDays(to, 1));
          expect(states[index]).not.toMatchObject({ ...next, to });
        }
        expect([states[0].from, states.at(-1)?.to]).toEqual([null, null]);
      }),
      runs(200),
    );
  });

  it('are elsewhere exactly on the days on which another unit is above', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (some, more) => {
        const before = some.reduce((all, [day, values]) => changeStates(all, days[day], values), [UNIT]);
        const after = more.reduce((all, [day, values]) => changeStates(all, days[day], values), before);
        const moved = movedDays(before, after);
        const isIn = (date: LocalDate) =>
          moved.some(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
        const differs = (date: LocalDate) => stateOn(before, date)?.parentId !== stateOn(after, date)?.parentId;
        expect(days.map(isIn)).toEqual(days.map(differs));
      }),
      runs(200),
    );
  });

  it('leave a name planned for March alone where another one is given from January on', () => {
    const planned = changeStates([UNIT], '2027-03-01', { name: 'Bürgerservice' });
    const states = changeStates(planned, '2027-01-01', { name: 'Bürgerbüro', parentId: 'B' });
    expect(states.map(({ from, name, parentId }) => [from, name, parentId])).toEqual([
      [null, 'Meldewesen', 'A'],
      ['2027-01-01', 'Bürgerbüro', 'B'],
      ['2027-03-01', 'Bürgerservice', 'B'],
    ]);
    // Without the one of January, the one of March still comes.
    expect(withoutChangeOn(states, '2027-01-01')).toEqual(planned);
  });

  it('end before the day of a dissolution, and go on when it is taken back', () => {
    const renamed = changeStates([UNIT], '2027-01-01', { name: 'Bürgerbüro' });
    const ended = endStates(renamed, '2027-04-01');
    expect(ended.at(-1)).toMatchObject({ name: 'Bürgerbüro', to: '2027-03-31' });
    expect(stateOn(ended, '2027-04-01')).toBeUndefined();
    expect(endStates(renamed, '2027-01-01').map(({ to }) => to)).toEqual(['2026-12-31']);
    expect(withoutChangeOn(ended, '2027-04-01')).toEqual(renamed);
    expect(withoutChangeOn(renamed, '2027-02-01')).toBeUndefined();
  });
});
