import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { type LocalDate, addDays } from './date';
import { type Dated, type OpenSpan, datedDifferences, datedOn, changeDated, datedWithin } from './dated';

const FIRST = '2026-01-01';
const DAYS = 60;
const day = (index: number): LocalDate => addDays(FIRST, index);
const days = Array.from({ length: DAYS + 5 }, (_, index) => day(index));
const same = (a: string, b: string) => a === b;

type Change = OpenSpan & { readonly value: string | null };

const anyChange: fc.Arbitrary<Change> = fc
  .tuple(
    fc.nat(DAYS),
    fc.option(fc.nat(20), { freq: 2 }),
    fc.option(fc.constantFrom('39 hours', '30 hours', '20 hours'), { freq: 3 }),
  )
  .map(([from, length, value]) => ({ from: day(from), to: length === null ? null : day(from + length), value }));
const anyChanges = fc.array(anyChange, { maxLength: 12 });

const all = (changes: readonly Change[]) =>
  changes.reduce<Dated<string>[]>((spans, change) => changeDated(spans, change, same), []);
/** What each day is worth: of the changes that meet it the last one. */
const lastOn = (changes: readonly Change[], date: LocalDate) =>
  changes.findLast(({ from, to }) => from <= date && (to === null || date <= to))?.value ?? null;
const valuesOf = (spans: readonly Dated<string>[]) => days.map((date) => datedOn(spans, date)?.value ?? null);

describe('dated changes', () => {
  it('give each day the value of the last change that meets it, in whatever order they come', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        expect(valuesOf(all(changes))).toEqual(days.map((date) => lastOn(changes, date)));
      }),
      runs(300),
    );
  });

  it('end in the same spans as the final state entered at once', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const spans = all(changes);
        expect(all(spans)).toEqual(spans);
        expect(all(spans.toReversed())).toEqual(spans);
      }),
      runs(300),
    );
  });

  it('leave sorted spans without overlaps, and no two neighbours that are one', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const spans = all(changes);
        for (const [index, { from, to, value }] of spans.entries()) {
          expect(to === null || from <= to).toBe(true);
          const next = spans[index + 1];
          if (!next) continue;
          expect(to !== null && to < next.from).toBe(true);
          if (to !== null && addDays(to, 1) === next.from) expect(next.value).not.toBe(value);
        }
      }),
      runs(300),
    );
  });

  it('differ exactly on the days on which something else holds', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (some, others) => {
        const [before, after] = [all(some), all(others)];
        const differing = datedDifferences(before, after, same);
        const isIn = (date: LocalDate) => differing.some(({ from, to }) => from <= date && (to === null || date <= to));
        expect(days.map(isIn)).toEqual(
          days.map((date) => datedOn(before, date)?.value !== datedOn(after, date)?.value),
        );
      }),
      runs(300),
    );
  });

  it('of an employment are those of its days', () => {
    fc.assert(
      fc.property(anyChanges, anyChange, (changes, employment) => {
        const spans = datedWithin(all(changes), employment);
        expect(valuesOf(spans)).toEqual(
          days.map((date) =>
            employment.from <= date && (employment.to === null || date <= employment.to) ? lastOn(changes, date) : null,
          ),
        );
      }),
      runs(300),
    );
  });

  it('of a contract cut short in March and raised again in May leave the hours of before in April', () => {
    const contract: Change[] = [
      { from: '2026-01-01', to: null, value: '39 hours' },
      { from: '2026-03-01', to: '2026-03-31', value: '20 hours' },
      { from: '2026-05-01', to: null, value: '30 hours' },
    ];
    expect(all(contract)).toEqual([
      { from: '2026-01-01', to: '2026-02-28', value: '39 hours' },
      { from: '2026-03-01', to: '2026-03-31', value: '20 hours' },
      { from: '2026-04-01', to: '2026-04-30', value: '39 hours' },
      { from: '2026-05-01', to: null, value: '30 hours' },
    ]);
  });
});
