import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyAccount } from '../../testing/arbitrary-terms';
import { workingDay } from '../../testing/builders';
import { type DayEvaluation } from '../day';
import { balanceOf, checkZeroSum, moveSigned, type Posting, reverse } from '../ledger';
import { addDays, addMonths, lastDayOf, type LocalDate } from '../time';
import { type ClosingFacts, planClosing as planOfValue, valueOfMonth } from './plan-closing';
import { carryForward, settle, type SettlementRule } from './settlement';

const anyMonth = fc.integer({ min: 0, max: 47 }).map((months) => addMonths('2025-01', months));
const balance = fc.integer({ min: -20_000, max: 20_000 });
/** Six days of March 2026 with any credit and target; on some of them somebody is still at work. */
const empty = [0, 1, 2, 3, 4, 5].map((after) => workingDay(addDays('2026-03-09', after)).evaluate({ contract: null }));
const anyDays: fc.Arbitrary<DayEvaluation[]> = fc
  .array(
    fc.record({
      creditedMinutes: fc.integer({ min: -60, max: 600 }),
      targetMinutes: fc.constantFrom(0, 234, 468),
      state: fc.constantFrom('complete' as const, 'complete' as const, 'open' as const),
    }),
    { minLength: 6, maxLength: 6 },
  )
  .map((list) =>
    list.map((day, index) => ({ ...empty[index], ...day, balanceMinutes: day.creditedMinutes - day.targetMinutes })),
  );
/** What decides a closing, with the days of the month instead of their value. */
type Facts = Omit<ClosingFacts, 'value'> & { days: DayEvaluation[] };
const planClosing = ({ days, ...facts }: Facts) =>
  planOfValue({ ...facts, value: valueOfMonth(facts.month, days, []) });
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  month: anyMonth,
  openingBalanceMinutes: balance,
  days: anyDays,
  account: anyAccount,
  status: fc.constantFrom('approved' as const, 'open' as const),
  planFiled: fc.boolean(),
});
/** Changes of the account in consecutive months. */
const entries = fc
  .tuple(anyMonth, fc.array(fc.integer({ min: -6000, max: 6000 }), { minLength: 1, maxLength: 18 }))
  .map(([first, deltas]) => deltas.map((deltaMinutes, index) => ({ month: addMonths(first, index), deltaMinutes })));
const sum = <T>(list: readonly T[], of: (item: T) => number) => list.reduce((total, item) => total + of(item), 0);

describe('P-1: opening balance and everything in between', () => {
  it('make the closing balance, in the figures of the plan and in its postings alike', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planClosing(facts);
        const moved = plan.creditedMinutes - plan.targetMinutes - plan.cutMinutes - plan.transferredMinutes;
        expect(plan.closingBalanceMinutes).toBe(facts.openingBalanceMinutes + moved);
        expect(balanceOf('flextime', plan.postings)).toBe(moved);
        expect(balanceOf('forfeited', plan.postings)).toBe(plan.cutMinutes);
        expect(balanceOf('longterm', plan.postings)).toBe(plan.transferredMinutes);
        expect(checkZeroSum(plan.postings)).toEqual({ ok: true });
        expect(plan.creditedMinutes).toBe(sum(facts.days, (day) => day.creditedMinutes));
        expect(plan.targetMinutes).toBe(sum(facts.days, (day) => day.targetMinutes));
      }),
      runs(100),
    );
  });

  it('month after month: each opens with what the one before closed with', () => {
    fc.assert(
      fc.property(balance, entries, anyAccount, fc.boolean(), (opening, months, rule, planFiled) => {
        const carried = carryForward(opening, months, rule, planFiled);
        carried.forEach((month, index) => {
          const before = index === 0 ? opening : carried[index - 1].closingBalanceMinutes;
          expect(month).toEqual({
            month: months[index].month,
            ...settle(before + months[index].deltaMinutes, months[index].month, rule, planFiled),
          });
        });
      }),
      runs(200),
    );
  });
});

describe('P-3: the order in which the days of a month are read', () => {
  it('changes neither the plan nor its hash', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(5), (facts, turn) => {
        const turned = [...facts.days.slice(turn), ...facts.days.slice(0, turn)].reverse();
        expect(planClosing({ ...facts, days: turned })).toEqual(planClosing(facts));
      }),
      runs(60),
    );
  });
});

describe('P-10: the ceiling of the account', () => {
  it('loses nothing: what came in is in the balance, cut and reported, or in the long-term account', () => {
    fc.assert(
      fc.property(balance, entries, anyAccount, fc.boolean(), (opening, months, rule, planFiled) => {
        const carried = carryForward(opening, months, rule, planFiled);
        const left = sum(carried, ({ cutMinutes, transferredMinutes }) => cutMinutes + transferredMinutes);
        const came = opening + sum(months, ({ deltaMinutes }) => deltaMinutes);
        expect(carried[carried.length - 1].closingBalanceMinutes + left).toBe(came);
        for (const { cutMinutes, transferredMinutes } of carried) {
          expect(Math.min(cutMinutes, transferredMinutes)).toBe(0);
          expect(Math.max(cutMinutes, transferredMinutes)).toBeGreaterThanOrEqual(0);
        }
      }),
      runs(300),
    );
  });

  it('cuts once: settling a settled balance again changes nothing, and debts are never touched', () => {
    fc.assert(
      fc.property(balance, anyMonth, anyAccount, fc.boolean(), (minutes, month, rule, planFiled) => {
        const once = settle(minutes, month, rule, planFiled);
        expect(settle(once.closingBalanceMinutes, month, rule, planFiled)).toEqual({
          closingBalanceMinutes: once.closingBalanceMinutes,
          cutMinutes: 0,
          transferredMinutes: 0,
        });
        if (minutes <= 0) expect(once.closingBalanceMinutes).toBe(minutes);
        expect(once.closingBalanceMinutes).toBeLessThanOrEqual(minutes);
      }),
      runs(300),
    );
  });

  it('never leaves more for having brought less', () => {
    fc.assert(
      fc.property(balance, fc.nat(3000), anyMonth, anyAccount, (minutes, more, month, rule: SettlementRule) => {
        const [less, greater] = [settle(minutes, month, rule), settle(minutes + more, month, rule)];
        expect(greater.closingBalanceMinutes).toBeGreaterThanOrEqual(less.closingBalanceMinutes);
      }),
      runs(200),
    );
  });
});

describe('P-14: a closed month', () => {
  const differences = fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 4 });
  /** Late news of a closed month: the difference, posted in a month still open. */
  const late = (minutes: number, effectiveOn: LocalDate): Posting[] =>
    moveSigned({ from: 'work', to: 'flextime', minutes, reason: 'correction.difference', effectiveOn });

  it('is never touched by later news, which show exactly once, in the month that is open', () => {
    fc.assert(
      fc.property(anyFacts, anyDays, differences, (facts, daysAfter, news) => {
        const closed = planClosing(facts);
        const month = addMonths(facts.month, 1);
        const postings = [...closed.postings, ...news.flatMap((minutes) => late(minutes, lastDayOf(month)))];
        expect(postings.filter(({ effectiveOn }) => effectiveOn <= lastDayOf(facts.month))).toEqual(closed.postings);
        const open = (book: readonly Posting[]) => {
          const openingBalanceMinutes = facts.openingBalanceMinutes + balanceOf('flextime', book);
          return planClosing({ ...facts, month, days: daysAfter, openingBalanceMinutes });
        };
        const [without, withNews] = [open(closed.postings), open(postings)];
        const kept = (plan: typeof without) => plan.closingBalanceMinutes + plan.cutMinutes + plan.transferredMinutes;
        expect(without.openingBalanceMinutes).toBe(closed.closingBalanceMinutes);
        expect(kept(withNews) - kept(without)).toBe(sum(news, (minutes) => minutes));
        expect(checkZeroSum([...postings, ...withNews.postings])).toEqual({ ok: true });
      }),
      runs(100),
    );
  });

  it('planned again from the same facts is the same to the last digit of its hash, and from other facts is not', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 300 }), (facts, more) => {
        const plan = planClosing(facts);
        expect(planClosing(structuredClone(facts))).toEqual(plan);
        const [first, ...rest] = facts.days;
        const corrected: DayEvaluation = { ...first, creditedMinutes: first.creditedMinutes + more };
        const again = planClosing({ ...facts, days: [corrected, ...rest] });
        expect(again.hash).not.toBe(plan.hash);
        // The difference that a correction posts is what the month would have been worth more.
        expect(again.creditedMinutes - plan.creditedMinutes).toBe(more);
      }),
      runs(60),
    );
  });

  it('taken back posting by posting (P-5) leaves every account as if it had never been closed', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { postings } = planClosing(facts);
        const effectiveOn = lastDayOf(addMonths(facts.month, 1));
        const back = postings.map((posting) => reverse(posting, { reason: 'correction', effectiveOn }));
        for (const { from, to } of postings) {
          expect(balanceOf(from, [...postings, ...back])).toBe(0);
          expect(balanceOf(to, [...back, ...postings])).toBe(0);
        }
      }),
      runs(60),
    );
  });
});
