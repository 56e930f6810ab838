import fc from 'fast-check';
import { addDays, addMonths, datesBetween, mondayOf, monthOf } from '../time';
import {
  firstPayableDay,
  type OvertimeDay,
  overtimeStart,
  type OvertimeWeek,
  overtimeWeeks,
  payableMonthOf,
} from './overtime-weeks';

const FIRST = '2026-08-31';
const LAST = '2026-12-27';
const dates = datesBetween(FIRST, LAST);

const anyTerms = fc.record({
  contract: fc.record({
    personnelGroup: fc.constantFrom('TVOED_VKA' as const, 'TVOED_VKA' as const, 'BEAMTE_SN' as const),
    weeklyMinutes: fc.constantFrom(1170, 1755, 2340, 2520),
  }),
  partTimePolicy: fc.constantFrom('tariffText' as const, 'proRata' as const),
});
/** Four months; terms change with every seventh day, in the middle of weeks too. */
const anyDays: fc.Arbitrary<OvertimeDay[]> = fc
  .record({
    minutes: fc.array(
      fc.record({
        orderedMinutes: fc.constantFrom(0, 0, 0, 30, 120, 300),
        timeOffMinutes: fc.constantFrom(0, 0, 0, 0, 60, 234, 468),
      }),
      { minLength: dates.length, maxLength: dates.length },
    ),
    terms: fc.array(anyTerms, { minLength: 1, maxLength: 9 }),
    shift: fc.nat({ max: 6 }),
  })
  .map(({ minutes, terms, shift }) =>
    dates.map((date, index) => ({
      date,
      ...minutes[index],
      ...terms[Math.floor((index + shift) / 7) % terms.length],
    })),
  );
const sum = (weeks: OvertimeWeek[], of: (week: OvertimeWeek) => number) =>
  weeks.reduce((all, week) => all + of(week), 0);
const check = (property: (days: OvertimeDay[], seed: number) => void) =>
  fc.assert(fc.property(anyDays, fc.nat(), property), { numRuns: 100 });

describe('ordered work of anybody', () => {
  it('adds up: balanced, additional and overtime are all of it, and the supplement lies between', () => {
    check((days) => {
      for (const week of overtimeWeeks(days)) {
        for (const one of [week, ...week.days]) {
          expect(one.plainTimeOffMinutes + one.additionalMinutes + one.overtimeMinutes).toBe(one.orderedMinutes);
          const [lower, upper] = [one.overtimeMinutes, one.overtimeMinutes + one.additionalMinutes];
          expect(one.supplementMinutes + one.otherSupplementMinutes).toBe(lower + upper);
          expect(one.supplementMinutes).toBeGreaterThanOrEqual(lower);
          expect(one.supplementMinutes).toBeLessThanOrEqual(upper);
        }
      }
    });
  });

  it('uses no minute of time off twice', () => {
    check((days) => {
      const weeks = overtimeWeeks(days);
      expect(sum(weeks, (week) => week.plainTimeOffMinutes)).toBeLessThanOrEqual(
        days.reduce((all, { timeOffMinutes }) => all + timeOffMinutes, 0),
      );
      // Nor up to any day: what was balanced by the end of a week is no more than was free by then.
      for (const { balanceUntil } of weeks) {
        const free = days.filter(({ date }) => date <= balanceUntil);
        const done = weeks.filter((week) => week.balanceUntil <= balanceUntil);
        expect(sum(done, (week) => week.plainTimeOffMinutes)).toBeLessThanOrEqual(
          free.reduce((all, { timeOffMinutes }) => all + timeOffMinutes, 0),
        );
      }
    });
  });

  it('does not depend on the order in which it is told', () => {
    check((days, seed) => {
      const at = seed % days.length;
      const shuffled = [...days.slice(at), ...days.slice(0, at)];
      expect(overtimeWeeks(shuffled)).toEqual(overtimeWeeks(days));
      expect(overtimeWeeks(days.toReversed())).toEqual(overtimeWeeks(days));
    });
  });

  it('is never paid more because more time off was given', () => {
    check((days, seed) => {
      const at = seed % days.length;
      const more = days.map((day, index) => (index === at ? { ...day, timeOffMinutes: day.timeOffMinutes + 60 } : day));
      const [before, after] = [overtimeWeeks(days), overtimeWeeks(more)];
      for (const of of [
        (week: OvertimeWeek) => week.additionalMinutes + week.overtimeMinutes,
        (week: OvertimeWeek) => week.supplementMinutes,
      ])
        expect(sum(after, of)).toBeLessThanOrEqual(sum(before, of));
    });
  });

  it('is worth the same however far back one looks, from the day on that has to be known', () => {
    check((days, seed) => {
      const date = days[seed % days.length].date;
      const start = overtimeStart(
        date,
        days.filter(({ orderedMinutes }) => orderedMinutes > 0).map((day) => day.date),
        days.filter(({ timeOffMinutes }) => timeOffMinutes > 0).map((day) => day.date),
      );
      const from = (weeks: OvertimeWeek[]) => weeks.filter((week) => week.from >= mondayOf(date));
      expect(from(overtimeWeeks(days.filter((day) => day.date >= start)))).toEqual(from(overtimeWeeks(days)));
    });
  });

  it('is paid in one month, once: also what is open when somebody leaves', () => {
    check((days, seed) => {
      const leftOn = seed % 3 === 0 ? null : days[seed % days.length].date;
      const worked = days.filter(({ date }) => leftOn === null || date <= leftOn);
      const paid: string[] = [];
      for (let month = monthOf(FIRST); month <= '2027-02'; month = addMonths(month, 1)) {
        if (leftOn !== null && month > monthOf(leftOn)) break;
        // A month sees no day after its end, and none before the first that can be payable in it.
        const seen = worked.filter(
          ({ date }) => date >= firstPayableDay(`${month}-01`) && date < `${addMonths(month, 1)}-01`,
        );
        for (const { days: shares } of overtimeWeeks(seen))
          paid.push(...shares.map(({ date }) => date).filter((date) => payableMonthOf(date, leftOn) === month));
      }
      const ordered = overtimeWeeks(worked).flatMap(({ days: shares }) => shares.map(({ date }) => date));
      expect(paid.toSorted()).toEqual(ordered);
    });
  });

  it('is known on the last day of the month that pays it', () => {
    check((days) => {
      for (const { balanceUntil, from } of overtimeWeeks(days)) {
        expect(payableMonthOf(from, null)).toBe(monthOf(balanceUntil));
        expect(payableMonthOf(addDays(from, 6), null)).toBe(monthOf(balanceUntil));
      }
    });
  });
});
