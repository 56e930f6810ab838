import { STANDARD_PARAMETERS } from '../agreement';
import { evaluateDay } from '../evaluation';
import { checkZeroSum } from '../ledger';
import { daysOf, type LocalDate, addMonths } from '../time';
import { canonical, fingerprint } from './fingerprint';
import { type ClosingFacts, planClosing, valueOfMonth } from './plan-closing';
import { carryForward, settle } from './settlement';
import { canTransition, CLOSING_TRANSITIONS, MONTH_TRANSITIONS } from './states';
import { employmentRatio, trafficLightZone } from './traffic-light';
import { agreement, FULLTIME, workingDay } from '../../testing/builders';

const { account } = STANDARD_PARAMETERS;

/** March 2026: 8:00 h of work on every weekday (22 x 12 minutes more than due), 31 days. */
const march = daysOf('2026-03').map((date) => {
  const day = workingDay(date);
  const isWorkday = evaluateDay(day.facts()).targetMinutes > 0;
  return isWorkday ? day.in('08:00').breakStart('12:00').breakEnd('12:30').out('16:30').evaluate() : day.evaluate();
});

type Changes = Partial<ClosingFacts> & { days?: typeof march; expectedDates?: LocalDate[] };

const facts = ({ days = march, expectedDates, ...changes }: Changes = {}): ClosingFacts => ({
  month: '2026-03',
  openingBalanceMinutes: 2300,
  value: valueOfMonth('2026-03', days, expectedDates),
  account,
  status: 'approved',
  ...changes,
});

describe('planClosing of March 2026', () => {
  it('credits, charges and cuts what lies above the limit', () => {
    const plan = planClosing(facts());
    expect(plan).toMatchObject({
      creditedMinutes: 10_560,
      targetMinutes: 10_296,
      cutMinutes: 164,
      closingBalanceMinutes: 2400,
      blockers: [],
    });
    expect(plan.postings.map(({ from, to, minutes }) => [from, to, minutes])).toEqual([
      ['work', 'flextime', 10_560],
      ['flextime', 'owed', 10_296],
      ['flextime', 'forfeited', 164],
    ]);
    expect(checkZeroSum(plan.postings)).toEqual({ ok: true });
  });

  it('never cuts ordered work that stands in the account, until time off has balanced it', () => {
    const contract = { ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const };
    const sunday = workingDay('2026-03-15').in('10:00').out('14:00');
    const overtimeOrders = [{ startMinute: sunday.minute('10:00'), endMinute: sunday.minute('14:00') }];
    const days = march.map((day) => (day.date === '2026-03-15' ? sunday.evaluate({ contract, overtimeOrders }) : day));
    const ordered = planClosing(facts({ days }));
    expect(ordered).toMatchObject({ cutMinutes: 164, closingBalanceMinutes: 2640, orderedBalanceMinutes: 240 });
    // The month after: two hours of time off for it, taken from the account, and nothing above the limit.
    const half = {
      absenceId: 'off',
      kind: 'compensatoryTimeOff' as const,
      from: '2026-04-08' as const,
      to: '2026-04-08' as const,
    };
    const off = workingDay('2026-04-08')
      .in('08:00')
      .out('13:48')
      .evaluate({ contract, absences: [half] });
    expect(off).toMatchObject({ balanceMinutes: -120, timeOffFromAccountMinutes: 120 });
    const value = valueOfMonth('2026-04', [off], ['2026-04-08']);
    const april = facts({ month: '2026-04', value, openingBalanceMinutes: 2640, openingOrderedMinutes: 240 });
    expect(planClosing(april)).toMatchObject({
      cutMinutes: 0,
      closingBalanceMinutes: 2520,
      orderedBalanceMinutes: 120,
    });
    // What made up for missing hours is balanced, too.
    expect(planClosing({ ...april, openingBalanceMinutes: 180 })).toMatchObject({ orderedBalanceMinutes: 60 });
  });

  it('moves the surplus to the long-term account where the agreement says so', () => {
    const plan = planClosing(facts({ account: { ...account, capAction: 'transferLongterm' } }));
    expect(plan).toMatchObject({ cutMinutes: 0, transferredMinutes: 164 });
    expect(plan.postings[2]).toMatchObject({ to: 'longterm', minutes: 164 });
  });

  it('carries debts in full and says when they pass the limit', () => {
    const plan = planClosing(facts({ openingBalanceMinutes: -1500 }));
    expect(plan).toMatchObject({ closingBalanceMinutes: -1236, cutMinutes: 0, debtLimitExceeded: true, blockers: [] });
  });

  it('is blocked by a missing approval, an open item, a missing day and a missing booking', () => {
    const forgotten = workingDay('2026-03-09').in('08:00').evaluate();
    const days = [...march.filter(({ date }) => date !== '2026-03-09' && date !== '2026-03-10'), forgotten];
    const plan = planClosing(facts({ days, status: 'submitted', pendingItems: 2 }));
    expect(plan.blockers).toEqual([
      { code: 'month.not-approved', params: { status: 'submitted' } },
      { code: 'PERIOD_HAS_OPEN_ITEMS', params: { count: 2 } },
      { code: 'closing.day-missing', date: '2026-03-10', params: {} },
      { code: 'MISSING_BOOKING', date: '2026-03-09', params: {} },
    ]);
  });

  it('has one hash for one content, whatever the order of the days, and another for any other content', () => {
    const { hash } = planClosing(facts());
    expect(planClosing(facts({ days: [...march].reverse() })).hash).toBe(hash);
    const forgotten = (['2026-03-09', '2026-03-10'] as const).map((date) => workingDay(date).in('08:00').evaluate());
    const [forwards, backwards] = [forgotten, [...forgotten].reverse()].map((days) =>
      planClosing(facts({ days, expectedDates: [] })),
    );
    expect(forwards.blockers.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10']);
    expect(backwards.hash).toBe(forwards.hash);
    expect(planClosing(facts({ openingBalanceMinutes: 2301 })).hash).not.toBe(hash);
    expect(planClosing(facts({ status: 'submitted' })).hash).not.toBe(hash);
  });

  it('hands supplements to payroll only where they are due, and days in hundredths', () => {
    const leave = { absenceId: 'l', kind: 'leave', from: '2026-03-09', to: '2026-03-10' } as const;
    const due = { agreement: agreement({ frame: null, supplementsDue: true }), absences: [leave] };
    const days = daysOf('2026-03').map((date) =>
      date === '2026-03-07' ? workingDay(date).in('20:00').out('23:00').evaluate(due) : workingDay(date).evaluate(due),
    );
    expect(planClosing(facts({ days })).payrollLines).toEqual([
      { code: 'ABS_VAC', unit: 'hundredthDays', quantity: 200, originMonth: '2026-03' },
      { code: 'NIGHT', unit: 'minutes', quantity: 120, originMonth: '2026-03' },
      { code: 'SAT', unit: 'minutes', quantity: 60, originMonth: '2026-03' },
    ]);
    expect(planClosing(facts()).payrollLines).toEqual([]);
  });
});

describe('settlement', () => {
  it('cuts only in its own months', () => {
    const months = (settlement: typeof account.settlement) =>
      daysOf('2026-01')
        .slice(0, 12)
        .flatMap((_, index) => {
          return settle(3000, addMonths('2026-01', index), { ...account, settlement }).cutMinutes > 0
            ? [index + 1]
            : [];
        });
    expect([months('quarter'), months('year'), months('yearEndMarch')]).toEqual([[3, 6, 9, 12], [12], [3]]);
    expect(months('month')).toHaveLength(12);
  });

  it('gives back what was cut when an early month is corrected', () => {
    const carry = (january: number) =>
      carryForward(
        0,
        [
          { month: '2026-01', deltaMinutes: january },
          { month: '2026-02', deltaMinutes: 100 },
        ],
        account,
      );
    expect(carry(2350).map(({ cutMinutes }) => cutMinutes)).toEqual([0, 50]);
    expect(carry(2290).map(({ closingBalanceMinutes }) => closingBalanceMinutes)).toEqual([2290, 2390]);
  });
});

describe('traffic light', () => {
  it('includes its limits and shrinks with part-time without losing a fraction', () => {
    const light = { greenMinutes: 1200, yellowMinutes: 2400, prorate: true };
    const ratio = employmentRatio(1755, 2340);
    expect(ratio).toBe(750_000);
    expect([900, 901, -1800, -1801].map((balance) => trafficLightZone(balance, light, ratio))).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });
});

describe('states', () => {
  it('know no way back from closed, and none past the approval', () => {
    expect(canTransition(MONTH_TRANSITIONS, 'open', 'submitted')).toBe(true);
    expect(canTransition(MONTH_TRANSITIONS, 'open', 'approved')).toBe(false);
    expect(canTransition(MONTH_TRANSITIONS, 'closed', 'open')).toBe(false);
    expect(canTransition(CLOSING_TRANSITIONS, 'checking', 'closing')).toBe(false);
    expect(canTransition(CLOSING_TRANSITIONS, 'closing', 'checking')).toBe(false);
    expect(canTransition(CLOSING_TRANSITIONS, 'closing', 'blocked')).toBe(true);
  });
});

describe('fingerprint', () => {
  it('does not care about the order of keys, and cares about everything else', () => {
    expect(fingerprint({ a: 1, b: [1, 2] })).toBe(fingerprint({ b: [1, 2], a: 1 }));
    expect(canonical({ b: null, a: undefined, c: 'x"y' })).toBe('{"b":null,"c":"x\\"y"}');
    const digests = Array.from({ length: 20_000 }, (_, index) =>
      fingerprint({ minutes: index, name: `person ${index % 7}` }),
    );
    expect(new Set(digests).size).toBe(20_000);
    expect(digests[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});
