import fc from 'fast-check';
import { STANDARD_PARAMETERS } from '../agreement';
import { agreement, workingDay } from '../../testing/builders';
import { type DayFacts } from './day-facts';
import { evaluateDay } from './evaluate-day';

describe('laws of the engine', () => {
  /** Up to four stretches of work on Monday 9 March 2026, between 00:00 and 24:00. */
  const stretches = fc
    .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 8 })
    .map((times) => times.sort((a, b) => a - b).slice(0, times.length - (times.length % 2)));
  const rules = fc.record({
    variant: fc.constantFrom('floor' as const, 'cliff' as const),
    basis: fc.constantFrom('net' as const, 'presence' as const),
    cap: fc.constantFrom(600, null),
    framed: fc.boolean(),
  });
  const base = workingDay('2026-03-09');

  function evaluate(
    times: readonly number[],
    rule: { variant: 'floor' | 'cliff'; basis: 'net' | 'presence'; cap: number | null; framed: boolean },
    changes: Partial<DayFacts> = {},
  ) {
    const { breakRule, frame } = STANDARD_PARAMETERS;
    const parameters = {
      breakRule: { ...breakRule, variant: rule.variant, basis: rule.basis },
      dailyCreditCapMinutes: rule.cap,
      frame: rule.framed ? frame : null,
    };
    const start = base.minute('00:00');
    const intervals = [];
    for (let index = 0; index < times.length; index += 2) {
      intervals.push({
        startMinute: start + times[index],
        endMinute: start + times[index + 1],
        location: 'office' as const,
        startOffsetMinutes: 60,
        endOffsetMinutes: 60,
        startBookingId: `s${index}`,
        endBookingId: `e${index}`,
      });
    }
    const session = {
      shiftDate: base.date,
      intervals,
      state: 'complete' as const,
      startMinute: 0,
      firstBookingId: 's0',
      lastBookingId: 'e',
    };
    return evaluateDay(base.facts({ sessions: [session], agreement: agreement(parameters), ...changes }));
  }

  it('splitting a stretch anywhere changes nothing', () => {
    fc.assert(
      fc.property(stretches, rules, fc.nat(), (times, rule, where) => {
        const at = times[0] + 1 + (where % Math.max(1, times[1] - times[0] - 1));
        if (at >= times[1]) return;
        const { minutesByLocation: _a, trace: _b, ...whole } = evaluate(times, rule);
        const { minutesByLocation: _c, trace: _d, ...cut } = evaluate([times[0], at, at, ...times.slice(1)], rule);
        expect(cut).toEqual(whole);
      }),
    );
  });

  it('credit never exceeds work, work is never lost, and a longer break never brings more credit', () => {
    fc.assert(
      fc.property(stretches, rules, (times, rule) => {
        const day = evaluate(times, rule);
        expect(day.creditedMinutes).toBeLessThanOrEqual(day.workedMinutes);
        expect(day.creditedMinutes + day.cutOutsideFrameMinutes + day.breakAutoMinutes + day.cappedMinutes).toBe(
          day.workedMinutes,
        );
      }),
    );
  });

  it('with the floor, leaving a minute later never costs and never brings more than that minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 360, max: 600 }), fc.integer({ min: 1, max: 800 }), rules, (from, length, rule) => {
        const floor = { ...rule, variant: 'floor' as const, basis: 'net' as const };
        const [now, later] = [length, length + 1].map((minutes) =>
          evaluate([from, Math.min(1440, from + minutes)], floor),
        );
        const gain = later.creditedMinutes - now.creditedMinutes;
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(later.workedMinutes - now.workedMinutes);
      }),
    );
  });

  it('breaking off earlier for a longer break never brings more credit under the floor', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 15, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (morning, pause, more) => {
          const floor = { variant: 'floor' as const, basis: 'net' as const, cap: 600, framed: true };
          const end = 480 + morning + 500;
          const short = evaluate([480, 480 + morning, 480 + morning + pause, end], floor);
          const long = evaluate([480, 480 + morning, 480 + morning + pause + more, end], floor);
          expect(long.creditedMinutes).toBeLessThanOrEqual(short.creditedMinutes);
        },
      ),
    );
  });
});
