import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyHomeOffice } from '../../testing/arbitrary-terms';
import { ruleTerms } from '../../testing/builders';
import { periodDay, periodOf } from '../../testing/period-days';
import { addDays, datesBetween, weekdayOf } from '../time';
import { standings, standingsWindow } from './standings';

const TODAY = '2026-11-26';
const period = periodOf('2026-11', TODAY);
const { from, to } = standingsWindow(period);

/** A year of any kind of days, for anybody. */
const anyYear = fc
  .record({
    terms: fc.record({
      personnelGroup: fc.constantFrom('TVOED_VKA' as const, 'BEAMTE_SN' as const, 'TVAOED' as const),
      isMinor: fc.boolean(),
      isMaternity: fc.boolean(),
      worksInShifts: fc.boolean(),
      homeOffice: anyHomeOffice,
    }),
    work: fc.array(
      fc.record({
        workedMinutes: fc.constantFrom(0, 0, 240, 468, 480, 600, 720),
        at: fc.constantFrom('office' as const, 'mobileWork' as const, 'telework' as const),
        nightMinutes: fc.constantFrom(0, 0, 0, 121, 420),
        isHoliday: fc.integer({ min: 0, max: 20 }).map((chance) => chance === 0),
        isAway: fc.integer({ min: 0, max: 8 }).map((chance) => chance === 0),
        flexHalfDays: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2),
      }),
      { minLength: 7, maxLength: 40 },
    ),
  })
  .map(({ terms: { homeOffice, ...terms }, work }) => {
    const parameters = { ...ruleTerms().parameters, homeOffice };
    return datesBetween(from, to).map((date, index) =>
      date > TODAY
        ? periodDay(date, { terms: { ...terms, parameters }, workedMinutes: 0 })
        : periodDay(date, { terms: { ...terms, parameters }, ...work[index % work.length] }),
    );
  });

describe('standings of anybody', () => {
  it('are exceeded beyond their limit, and never within beyond it', () => {
    fc.assert(
      fc.property(anyYear, (days) => {
        for (const { bound, actual, limit, state, code } of standings(days, period)) {
          const isDue = code === 'SUBSTITUTE_REST_DAY_MISSING' && actual === 0;
          const isBeyond = bound === 'atMost' ? actual > limit : bound === 'atLeast' ? actual < limit : actual >= limit;
          if (state === 'exceeded') expect([code, isBeyond]).toEqual([code, true]);
          // A day of rest that is not yet due is missing, and a month that still runs can be balanced.
          if (state === 'within' && !isDue)
            expect([code, actual, limit, isBeyond]).toEqual([code, actual, limit, false]);
        }
      }),
      runs(100),
    );
  });

  it('lie in the month or run through today, each told once, and in whole numbers, also of who has left', () => {
    fc.assert(
      fc.property(anyYear, fc.constantFrom(0, 0, 1, 26, 40, 150), (days, daysSinceLeaving) => {
        const inService = days.slice(0, days.length - daysSinceLeaving);
        const all = standings(inService, period);
        for (const one of all) {
          expect(one.from <= one.to && one.from <= TODAY && one.to >= addDays(period.first, -1)).toBe(true);
          expect([one.actual, one.limit].every((figure) => Number.isInteger(figure) && figure >= 0)).toBe(true);
        }
        expect(
          new Set(all.map(({ code, from: first, to: last, params }) => JSON.stringify([code, first, last, params])))
            .size,
        ).toBe(all.length);
      }),
      runs(100),
    );
  });

  it('do not change with days that lie before everything they look at', () => {
    fc.assert(
      fc.property(anyYear, (days) => {
        const before = datesBetween(addDays(from, -60), addDays(from, -1)).map((date) =>
          periodDay(date, {
            terms: days[0].terms,
            // A Sunday worked would take a later day of rest: of that alone, what is owed reaches on.
            workedMinutes: weekdayOf(date) < 6 ? 600 : 0,
            nightMinutes: 400,
            flexHalfDays: 2,
          }),
        );
        expect(standings([...before, ...days], period)).toEqual(standings(days, period));
      }),
      runs(50),
    );
  });
});
