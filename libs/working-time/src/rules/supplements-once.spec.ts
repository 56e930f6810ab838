import fc from 'fast-check';
import { agreement, FULLTIME, workingDay } from '../../testing/builders';
import { runs } from '../../testing/runs';
import { evaluateDays } from '../evaluation';
import { addDays, intersectSpans, mergeSpans, overlapMinutes, type Span, zone } from '../time';

const berlin = zone('Europe/Berlin');
const FIRST = '2026-10-14';
const dates = [0, 1, 2, 3].map((days) => addDays(FIRST, days));
const start = berlin.startOfDay(FIRST);
const minute = (at: number): { time: string; plusDays: number } => ({
  time: `${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
  plusDays: Math.floor(at / 1440),
});

/** Stretches within three days, a quarter of an hour apart, none longer than ten hours. */
const anySpans = (max: number): fc.Arbitrary<Span[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 1, max: 40 })), { maxLength: max })
    .map((list) =>
      list
        .sort(([a], [b]) => a - b)
        .reduce<Span[]>((spans, [at, length]) => {
          const last = spans.at(-1)?.endMinute ?? -Infinity;
          const from = at * 15 >= last + 15 ? at * 15 : null;
          return from === null ? spans : [...spans, { startMinute: from, endMinute: from + length * 15 }];
        }, []),
    );
const night = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => {
    const of = (startMinute: number, endMinute: number) => overlapMinutes(span, { startMinute, endMinute });
    return (
      sum +
      [0, 1, 2, 3, 4].reduce(
        (all, day) => all + of(day * 1440, day * 1440 + 360) + of(day * 1440 + 1260, day * 1440 + 1440),
        0,
      )
    );
  }, 0);

describe('supplements for the night', () => {
  it.each([
    ['shiftDay', true],
    ['shiftDay', false],
    ['calendarDay', true],
    ['calendarDay', false],
  ] as const)('are paid for each minute once, by %s, with all work due: %s', (accountingDay, supplementsDue) => {
    fc.assert(
      fc.property(anySpans(4), anySpans(3), anySpans(3), (work, orders, callouts) => {
        const absolute = (spans: readonly Span[]) =>
          spans.map(({ startMinute, endMinute }) => ({
            startMinute: start + startMinute,
            endMinute: start + endMinute,
          }));
        const near = (spans: readonly Span[], index: number) =>
          absolute(spans.filter(({ startMinute }) => Math.abs(Math.floor(startMinute / 1440) - index) <= 1));
        const facts = dates.map((date, index) => {
          const day = workingDay(date);
          for (const span of work.filter(({ startMinute }) => Math.floor(startMinute / 1440) === index)) {
            const [from, to] = [minute(span.startMinute - index * 1440), minute(span.endMinute - index * 1440)];
            day.in(from.time).out(to.time, { plusDays: to.plusDays });
          }
          return day.facts({
            contract: FULLTIME,
            agreement: agreement({ frame: null, accountingDay, supplementsDue }),
            overtimeOrders: near(orders, index),
            callouts: near(callouts, index),
          });
        });
        const paid = evaluateDays(facts).flatMap(({ supplements }) => supplements);
        const earning = supplementsDue ? work : intersectSpans(work, mergeSpans(orders));
        expect(paid.filter(({ code }) => code === 'NIGHT').reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          night(mergeSpans([...earning, ...callouts].sort((a, b) => a.startMinute - b.startMinute))),
        );
      }),
      runs(400),
    );
  });
});
