import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyDay, anyRunOfDays } from '../../testing/arbitraries';
import { type DayEvaluation, type TraceStep } from '../day';
import { evaluateMonth } from '../month';
import { evaluateDay } from './evaluate-day';
import { evaluateDays } from './evaluate-days';

/** A day with its bookings complete, or with one of them missing. */
const anyState = fc.tuple(anyDay(), fc.integer({ min: 0, max: 5 })).map(([facts, chance]) => ({
  ...facts,
  sessions: facts.sessions.map((session) => (chance > 0 ? session : { ...session, state: 'incomplete' as const })),
}));

/** Follows the steps of a clock from where it began; each must begin where the one before it ended. */
function follow({ trace }: DayEvaluation, clock: TraceStep['clock'], start: number): number {
  return trace
    .filter((step) => step.clock === clock)
    .reduce((minutes, { beforeMinutes, afterMinutes }) => {
      expect(beforeMinutes).toBe(minutes);
      return afterMinutes;
    }, start);
}

/** Minutes that one rule gave (positive) or took (negative). */
function given({ trace }: DayEvaluation, ...rules: string[]): number {
  const steps = trace.filter(({ rule, clock }) => rules.includes(rule) && clock === 'credit');
  return steps.reduce((sum, { beforeMinutes, afterMinutes }) => sum + afterMinutes - beforeMinutes, 0);
}

describe('P-15: every figure on the screen is the sum of its explanation', () => {
  it('of the day: work, credit and target are where their steps lead', () => {
    fc.assert(
      fc.property(anyState, (facts) => {
        const day = evaluateDay(facts);
        expect(follow(day, 'protection', 0)).toBe(day.workedMinutes);
        expect(follow(day, 'credit', day.workedMinutes)).toBe(day.creditedMinutes);
        expect(follow(day, 'target', 0)).toBe(day.targetMinutes);
        expect(day.balanceMinutes).toBe(day.creditedMinutes - day.targetMinutes);
        expect(Object.values(day.minutesByLocation).reduce((a, b) => a + b)).toBe(day.workedMinutes);
      }),
      runs(500),
    );
  });

  it('of the rules: frame, break, cap and absences are what their steps took and gave, on a complete day', () => {
    fc.assert(
      fc.property(anyDay(), (facts) => {
        const day = evaluateDay(facts);
        expect(0 - given(day, 'DV-FRAME')).toBe(day.cutOutsideFrameMinutes);
        expect(0 - given(day, 'DV-BREAK-AUTO')).toBe(day.breakAutoMinutes);
        expect(0 - given(day, 'DV-CAP-DAY')).toBe(day.cappedMinutes);
        expect(0 - given(day, 'CAL-MIDNIGHT')).toBe(day.carriedOutMinutes);
        expect(given(day, 'DV-ABS-CREDIT', 'CAL-DST', 'TVOED-BTV-44')).toBe(day.absenceCreditMinutes);
        expect(
          day.creditedMinutes +
            day.cutOutsideFrameMinutes +
            day.breakAutoMinutes +
            day.cappedMinutes +
            day.carriedOutMinutes -
            given(day, 'TVOED-BTV-44-DRIVING') -
            day.absenceCreditMinutes,
        ).toBe(day.workedMinutes);
      }),
      runs(500),
    );
  });

  it('of the month (P-1 as well): totals are the sums of the days, and opening balance and days give the closing balance', () => {
    fc.assert(
      fc.property(anyRunOfDays(9), fc.integer({ min: -6000, max: 6000 }), (facts, opening) => {
        const days = evaluateDays(facts);
        const month = evaluateMonth('2026-03', days, opening);
        const sum = (of: (day: DayEvaluation) => number) => days.reduce((total, day) => total + of(day), 0);
        expect(month.workedMinutes).toBe(sum((day) => day.workedMinutes));
        expect(month.creditedMinutes).toBe(sum((day) => day.creditedMinutes));
        expect(month.targetMinutes).toBe(sum((day) => day.targetMinutes));
        expect(month.cappedMinutes).toBe(sum((day) => day.cappedMinutes));
        expect(month.closingBalanceMinutes).toBe(opening + month.balanceMinutes);
        expect(month.runningBalanceMinutes.at(-1)).toBe(month.closingBalanceMinutes);
        expect(month.findingsCount).toBe(sum((day) => day.findings.length));
        expect(Object.values(month.minutesByLocation).reduce((a, b) => a + b)).toBe(month.workedMinutes);
      }),
      runs(60),
    );
  });

  it('of any part of the month (P-2): what the first days closed with opens the rest', () => {
    fc.assert(
      fc.property(anyRunOfDays(9), fc.integer({ min: 0, max: 9 }), (facts, at) => {
        const days = evaluateDays(facts, { trace: false });
        const whole = evaluateMonth('2026-03', days, 120);
        const first = evaluateMonth('2026-03', days.slice(0, at), 120);
        const rest = evaluateMonth('2026-03', days.slice(at), first.closingBalanceMinutes);
        expect(rest.closingBalanceMinutes).toBe(whole.closingBalanceMinutes);
        expect([...first.runningBalanceMinutes, ...rest.runningBalanceMinutes]).toEqual(whole.runningBalanceMinutes);
      }),
      runs(60),
    );
  });
});

describe('P-11: whole numbers', () => {
  it('are all that a day is made of, steps and findings included', () => {
    const fractions = (value: unknown, path = 'day'): string[] => {
      if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [path];
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([key, inner]) => fractions(inner, `${path}.${key}`));
    };
    fc.assert(
      fc.property(anyState, (facts) => expect(fractions(evaluateDay(facts))).toEqual([])),
      runs(300),
    );
  });
});
