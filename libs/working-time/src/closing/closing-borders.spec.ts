import { type AbsenceFact } from '../absence';
import { STANDARD_PARAMETERS } from '../agreement';
import { holidayCalendar } from '../calendar';
import { type DayEvaluation } from '../day';
import { canonical, fingerprint } from './fingerprint';
import { payrollLinesOf } from './payroll-lines';
import { type ClosingFacts, planClosing, valueOfMonth } from './plan-closing';
import { carryForward, settle } from './settlement';
import { canTransition, CLOSING_TRANSITIONS, MONTH_TRANSITIONS, statesBefore } from './states';
import { limitZone, trafficLightZone } from './traffic-light';
import { agreement, workingDay } from '../../testing/builders';
import { type LocalDate } from '../time';

const { account } = STANDARD_PARAMETERS;
/** A month of one day, Monday 9 March 2026, on which nothing was due and nothing done. */
const idle = workingDay('2026-03-09').evaluate({ contract: null });
type Changes = Partial<ClosingFacts> & { days?: DayEvaluation[]; expectedDates?: LocalDate[] };
const plan = ({ days = [idle], expectedDates = ['2026-03-09'], ...changes }: Changes = {}) =>
  planClosing({
    month: '2026-03',
    openingBalanceMinutes: 0,
    value: valueOfMonth('2026-03', days, expectedDates),
    account,
    status: 'approved',
    ...changes,
  });

describe('postings of a closing', () => {
  it('name why, from where to where, and the last day of the month', () => {
    const day = workingDay('2026-03-09').in('08:00').out('14:00').evaluate();
    const on = { effectiveOn: '2026-03-31' as const };
    expect(plan({ days: [day], openingBalanceMinutes: 2509 }).postings).toEqual([
      { from: 'work', to: 'flextime', minutes: 360, reason: 'closing.credited', ...on },
      { from: 'flextime', to: 'owed', minutes: 468, reason: 'closing.target', ...on },
      { from: 'flextime', to: 'forfeited', minutes: 1, reason: 'closing.above-ceiling', ...on },
    ]);
    const longterm = { ...account, capAction: 'transferLongterm' as const };
    expect(plan({ openingBalanceMinutes: 2401, account: longterm }).postings).toEqual([
      { from: 'flextime', to: 'longterm', minutes: 1, reason: 'closing.to-longterm', ...on },
    ]);
    expect(plan().postings).toEqual([]);
  });
});

describe('debt limit of -20:00', () => {
  it('is passed a minute below it, and never where there is none', () => {
    const exceeded = (openingBalanceMinutes: number, debtLimitMinutes: number | null = -1200) =>
      plan({ openingBalanceMinutes, account: { ...account, debtLimitMinutes } }).debtLimitExceeded;
    expect([exceeded(-1200), exceeded(-1201), exceeded(0), exceeded(-9999, null)]).toEqual([false, true, false, false]);
  });
});

describe('blockers of a closing', () => {
  it('are days on which somebody is still at work', () => {
    const morning = workingDay('2026-03-09').in('08:00');
    const open = morning.evaluate({ asOfEpochMinute: morning.minute('10:00') });
    expect(plan({ days: [open] }).blockers).toEqual([{ code: 'closing.day-open', date: '2026-03-09', params: {} }]);
  });

  it('are not the findings that only somebody should be told of', () => {
    const long = workingDay('2026-03-09').in('08:00').out('19:00').evaluate();
    expect(long.findings.map(({ severity }) => severity)).toEqual(['warn', 'warn', 'report']);
    expect(plan({ days: [long] }).blockers).toEqual([]);
  });

  it('are all days of the month where nobody says which to expect', () => {
    const blockers = plan({ value: valueOfMonth('2026-03', [idle]), pendingItems: 0 }).blockers;
    expect(blockers).toHaveLength(30);
    expect(blockers[0]).toEqual({ code: 'closing.day-missing', date: '2026-03-01', params: {} });
    expect(plan({ pendingItems: 1 }).blockers).toEqual([{ code: 'PERIOD_HAS_OPEN_ITEMS', params: { count: 1 } }]);
  });
});

describe('lines for payroll', () => {
  const on = (kind: AbsenceFact['kind']): AbsenceFact => ({
    absenceId: kind,
    kind,
    from: '2026-03-09',
    to: '2026-03-13',
  });

  it('count leave, strike and unpaid days in hundredths, codes in order, and leave out what is nothing', () => {
    const days = [
      workingDay('2026-03-09').evaluate({ absences: [on('unpaidLeave')] }),
      workingDay('2026-03-10').evaluate({ absences: [on('strike')] }),
      workingDay('2026-03-11').evaluate({ absences: [on('strike')] }),
      workingDay('2026-03-12').evaluate({ absences: [on('leave')] }),
      idle,
    ];
    const line = { unit: 'hundredthDays', originMonth: '2026-03' };
    expect(payrollLinesOf('2026-03', days)).toEqual([
      { code: 'ABS_STRIKE', quantity: 200, ...line },
      { code: 'ABS_UNPAID', quantity: 100, ...line },
      { code: 'ABS_VAC', quantity: 100, ...line },
    ]);
    expect(payrollLinesOf('2026-03', [idle])).toEqual([]);
    const empty = { ...idle, supplements: [{ code: 'NIGHT' as const, percent: 20, minutes: 0 }] };
    expect(payrollLinesOf('2026-03', [empty])).toEqual([]);
  });

  it('give every supplement its code, in minutes', () => {
    const due = { agreement: agreement({ frame: null, supplementsDue: true }) };
    const holiday = { ...due, holidays: holidayCalendar(['2026-03-09']) };
    const work = (date: LocalDate) => workingDay(date).in('19:00').out('22:00');
    const days = [
      work('2026-03-14').evaluate(due),
      work('2026-03-15').evaluate(due),
      work('2026-03-09').evaluate(holiday),
      work('2026-03-09').evaluate({ ...holiday, holidaysMadeUp: ['2026-03-09'] }),
      work('2026-12-24').evaluate(due),
    ];
    expect(payrollLinesOf('2026-03', days).map(({ code, quantity, unit }) => `${code} ${quantity} ${unit}`)).toEqual([
      'HOL_135 180 minutes',
      'HOL_35 180 minutes',
      'NIGHT 300 minutes',
      'SAT 120 minutes',
      'SUN 180 minutes',
      'XMAS_NYE 180 minutes',
    ]);
  });
});

describe('settlement at its limit', () => {
  const months = (['2026-01', '2026-02'] as const).map((month) => ({ month, deltaMinutes: 1300 }));

  it('cuts the minute above, and the carry-over goes before the limit', () => {
    expect(settle(2400, '2026-03', account)).toEqual({
      closingBalanceMinutes: 2400,
      cutMinutes: 0,
      transferredMinutes: 0,
    });
    expect(settle(2401, '2026-03', account)).toEqual({
      closingBalanceMinutes: 2400,
      cutMinutes: 1,
      transferredMinutes: 0,
    });
    expect(settle(2401, '2026-03', { ...account, carryOverMaxMinutes: 600 }).cutMinutes).toBe(1801);
    expect(settle(99_999, '2026-03', { ...account, capPlusMinutes: null }).cutMinutes).toBe(0);
    expect(settle(-1, '2026-03', { ...account, capPlusMinutes: 0 }).closingBalanceMinutes).toBe(-1);
  });

  it('is spared by a plan on file only where the agreement knows plans', () => {
    const onPlan = { ...account, capAction: 'restoreOnPlan' as const };
    expect(
      [settle(2500, '2026-03', onPlan, true), settle(2500, '2026-03', onPlan)].map(({ cutMinutes }) => cutMinutes),
    ).toEqual([0, 100]);
    expect(settle(2500, '2026-03', account, true).cutMinutes).toBe(100);
    expect(plan({ openingBalanceMinutes: 2500, account: onPlan }).cutMinutes).toBe(100);
    expect(plan({ openingBalanceMinutes: 2500, account: onPlan, planFiled: true }).cutMinutes).toBe(0);
    expect(carryForward(0, months, onPlan).map(({ cutMinutes }) => cutMinutes)).toEqual([0, 200]);
    expect(carryForward(0, months, onPlan, true).map(({ cutMinutes }) => cutMinutes)).toEqual([0, 0]);
  });
});

describe('states', () => {
  /** Every step that a table allows. */
  const steps = <S extends string>(table: Readonly<Record<S, readonly S[]>>) => {
    const all = Object.keys(table) as S[];
    return all.flatMap((from) => all.filter((to) => canTransition(table, from, to)).map((to) => `${from} > ${to}`));
  };

  it('of a month lead over hand-in and approval to closed, and back to open until then', () => {
    expect(steps(MONTH_TRANSITIONS)).toEqual([
      'open > submitted',
      'submitted > open',
      'submitted > approved',
      'approved > open',
      'approved > closed',
    ]);
    expect(MONTH_TRANSITIONS.closed).toEqual([]);
  });

  it('of a closing lead over the check to closed, and from everywhere before its acceptance back to the check', () => {
    expect(steps(CLOSING_TRANSITIONS)).toEqual([
      'checking > checking',
      'checking > ready',
      'checking > blocked',
      'ready > checking',
      'ready > refused',
      'ready > closing',
      'blocked > checking',
      'refused > checking',
      'closing > blocked',
      'closing > closed',
    ]);
    expect(CLOSING_TRANSITIONS.closed).toEqual([]);
  });

  it('tell from where a state is reached', () => {
    expect(statesBefore(CLOSING_TRANSITIONS, 'checking')).toEqual(['checking', 'ready', 'blocked', 'refused']);
    expect(statesBefore(CLOSING_TRANSITIONS, 'closed')).toEqual(['closing']);
    expect(statesBefore(MONTH_TRANSITIONS, 'open')).toEqual(['submitted', 'approved']);
  });
});

describe('zones of the account', () => {
  it('include their limits for plus and minus', () => {
    const light = { greenMinutes: 1200, yellowMinutes: 2400, prorate: false };
    const zones = [1200, 1201, 2400, 2401, -1200, -1201].map((minutes) => trafficLightZone(minutes, light, 500_000));
    expect(zones).toEqual(['green', 'yellow', 'yellow', 'red', 'green', 'yellow']);
  });

  it('may differ for plus and minus, in full or in proportion', () => {
    const zones = (prorate: boolean, ...minutes: number[]) =>
      minutes.map((one) => limitZone(one, { plusMinutes: 2400, minusMinutes: -600, prorate }, 500_000));
    expect(zones(false, 2400, 2401, -600, -601)).toEqual(['green', 'red', 'green', 'red']);
    expect(zones(true, 1200, 1201, -300, -301)).toEqual(['green', 'red', 'green', 'red']);
    expect(limitZone(2400, { plusMinutes: 2400, minusMinutes: 0, prorate: true })).toBe('green');
  });
});

describe('fingerprint', () => {
  it('reads lists and objects for what they are', () => {
    expect(canonical([1, 23, undefined, [null]])).toBe('[1,23,null,[null]]');
    expect(canonical({ a: { b: true }, c: [] })).toBe('{"a":{"b":true},"c":[]}');
    expect(canonical('x')).toBe('"x"');
  });

  it('is the same in every version: plans that were stored are compared with those of tomorrow', () => {
    expect(fingerprint(null)).toBe('c03412a3fe272d86e1ed802ee1e79f5a');
    expect(fingerprint({ minutes: 468 })).toBe('77830302139ea4481aef93fa0c660781');
    // A lane that begins with zeros keeps them.
    expect(fingerprint('Rechenweg')).toBe('06ec784ae11f2894e7083ae254e77ab3');
  });
});
