import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyDay, anyRunOfDays, spansOf, withSpans } from '../../testing/arbitraries';
import { agreement, FULLTIME, workingDay } from '../../testing/builders';
import { type AbsenceFact } from '../absence';
import { STANDARD_PARAMETERS } from '../agreement';
import { type DayEvaluation, type DayFacts } from '../day';
import { type Span } from '../time';
import { evaluateDay, workLeftToNextDay } from './evaluate-day';
import { evaluateDays } from './evaluate-days';

/** The laws that hold for any working day; the numbers are those of the list of promises (P-1 to P-22). */

/** The day under a break rule of the variant named, without a visit to the doctor by the clock (see P-7). */
function under(
  facts: DayFacts,
  variant: 'floor' | 'cliff',
  changes: Partial<DayFacts['agreement']['parameters']> = {},
) {
  const { parameters } = facts.agreement;
  const basis = variant === 'cliff' ? ('net' as const) : parameters.breakRule.basis;
  return {
    ...facts,
    absences: facts.absences?.filter(({ kind }) => kind !== 'doctorVisit'),
    agreement: agreement({ ...parameters, breakRule: { ...parameters.breakRule, variant, basis }, ...changes }),
  };
}

/** All figures of a day, without the steps. */
function figures({ trace: _, ...rest }: DayEvaluation): Omit<DayEvaluation, 'trace'> {
  return rest;
}

/** What each rule took or gave in all. */
function sumsByRule({ trace }: DayEvaluation): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { clock, rule, beforeMinutes, afterMinutes } of trace)
    sums[`${clock} ${rule}`] = (sums[`${clock} ${rule}`] ?? 0) + afterMinutes - beforeMinutes;
  return sums;
}

/** Minutes at which something begins or ends on the day: midnight, both sides of a change of clocks, frame, core, night. */
function borders({ date, zone, agreement: { parameters } }: DayFacts): number[] {
  const times = [0, 60, 120, 180, 360, 780, 1200, 1260, 1320, 1380, 1440];
  for (const windows of [parameters.frame, parameters.core])
    for (const window of windows ?? []) if (window) times.push(window.fromMinute, window.toMinute);
  return times.map((time) => zone.at(date, time)).concat(zone.day(date).endMinute + 60, zone.day(date).endMinute + 120);
}

/** The stretches with one of them cut in two, at a border of a rule if one lies within, else anywhere. */
function cut(facts: DayFacts, choice: number): Span[] {
  const spans = spansOf(facts);
  const within = (minute: number) =>
    spans.some(({ startMinute, endMinute }) => startMinute < minute && minute < endMinute);
  const places = [...borders(facts).filter(within), spans[0].startMinute + 1 + (choice % 90)].filter(within);
  if (places.length === 0) return spans;
  const at = places[choice % places.length];
  return spans.flatMap((span) =>
    span.startMinute < at && at < span.endMinute
      ? [
          { ...span, endMinute: at },
          { ...span, startMinute: at },
        ]
      : [span],
  );
}

describe('P-6: cutting a stretch of work in two', () => {
  it('changes no figure and no sum of the explanation, at midnight, in the nights of the clocks and at every border of a rule', () => {
    fc.assert(
      fc.property(anyDay(), fc.nat(), (facts, choice) => {
        const whole = evaluateDay(facts);
        const halves = evaluateDay(withSpans(facts, cut(facts, choice)));
        expect(figures(halves)).toEqual(figures(whole));
        expect(sumsByRule(halves)).toEqual(sumsByRule(whole));
      }),
      runs(600),
    );
  });
});

describe('P-3: the order in which facts arrive', () => {
  it('of sessions, absences and overtime orders changes nothing', () => {
    fc.assert(
      fc.property(anyDay(), fc.infiniteStream(fc.nat()), (facts, noise) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, key: noise.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const apart = spansOf(facts).map((span) => withSpans(facts, [span]).sessions[0]);
        const other = evaluateDay({
          ...facts,
          sessions: shuffled(apart),
          absences: shuffled(facts.absences ?? []),
          overtimeOrders: shuffled(facts.overtimeOrders ?? []),
        });
        const told = evaluateDay(facts);
        expect(figures(other)).toEqual(figures(told));
        expect(sumsByRule(other)).toEqual(sumsByRule(told));
      }),
      runs(300),
    );
  });
});

describe('P-4: a fact that arrives twice', () => {
  /** Absences whose minutes are known by the clock or by the target; of two exams of 45 minutes nobody can say that they are one. */
  const KNOWN = ['sick', 'leave', 'businessTripDay', 'doctorVisit', 'flexDay', 'compensatoryTimeOff', 'unpaidLeave'];

  it('counts once: the same absence on record with two ids', () => {
    fc.assert(
      fc.property(anyDay(), (facts) => {
        const isOfMinutes = ({ drivingMinutes = 0, travelMinutes = 0 }: AbsenceFact) =>
          drivingMinutes + travelMinutes > 0;
        const absences = (facts.absences ?? []).filter(
          (absence) => KNOWN.includes(absence.kind) && !isOfMinutes(absence),
        );
        const copies = absences.map((absence) => ({ ...absence, absenceId: `${absence.absenceId}-again` }));
        const once = evaluateDay({ ...facts, absences });
        expect(figures(evaluateDay({ ...facts, absences: [...absences, ...copies] }))).toEqual(figures(once));
      }),
      runs(400),
    );
  });

  it('counts once: the same session from terminal and app, the same overtime order', () => {
    fc.assert(
      fc.property(anyDay(), (facts) => {
        const twice = { ...facts, overtimeOrders: [...(facts.overtimeOrders ?? []), ...(facts.overtimeOrders ?? [])] };
        expect(evaluateDay(twice)).toEqual(evaluateDay(facts));
        const { workedMinutes, creditedMinutes } = evaluateDay({
          ...facts,
          sessions: [...facts.sessions, ...facts.sessions],
        });
        expect({ workedMinutes, creditedMinutes }).toEqual(
          (({ workedMinutes, creditedMinutes }) => ({ workedMinutes, creditedMinutes }))(evaluateDay(facts)),
        );
      }),
      runs(200),
    );
  });
});

/*
 * Where P-7 is not promised, by definition and not by mistake:
 * - `cliff` takes the whole missing break at once (a law of its own below);
 * - `creditRostered` fills a night of changed clocks up to the target as soon as work crosses the change;
 * - minutes at work are no minutes at the doctor's: working through a visit takes its credit away;
 * - shortening a break below the minimum piece ends the break (P-8).
 */
describe('P-7: leaving later or coming earlier', () => {
  const longer = fc.record({ day: anyDay(), minutes: fc.integer({ min: 1, max: 90 }), inTheMorning: fc.boolean() });

  function lengthen(facts: DayFacts, minutes: number, inTheMorning: boolean): DayFacts {
    const spans = spansOf(facts);
    const first = {
      ...spans[0],
      startMinute: Math.max(facts.zone.startOfDay(facts.date), spans[0].startMinute - minutes),
    };
    const last = spans.length - 1;
    return inTheMorning
      ? withSpans(facts, [first, ...spans.slice(1)])
      : withSpans(facts, [...spans.slice(0, last), { ...spans[last], endMinute: spans[last].endMinute + minutes }]);
  }

  it('never costs credit, and never brings more than the minutes worked, under the floor', () => {
    fc.assert(
      fc.property(longer, ({ day, minutes, inTheMorning }) => {
        const facts = under(day, 'floor', { dstPolicy: 'actual' });
        const [short, long] = [evaluateDay(facts), evaluateDay(lengthen(facts, minutes, inTheMorning))];
        expect(long.creditedMinutes).toBeGreaterThanOrEqual(short.creditedMinutes);
        expect(long.creditedMinutes - short.creditedMinutes).toBeLessThanOrEqual(
          long.workedMinutes - short.workedMinutes,
        );
      }),
      runs(800),
    );
  });

  it('never costs credit where rostered time is made up in the nights of the clocks', () => {
    const nights = anyDay(fc.constantFrom('2026-03-28', '2026-10-24'));
    const everyDay = {
      ...FULLTIME,
      weeklyMinutes: 4200,
      pattern: { kind: 'weekly' as const, minutes: [600, 600, 600, 600, 600, 600, 600] },
    };
    fc.assert(
      fc.property(nights, fc.integer({ min: 1, max: 300 }), fc.boolean(), (day, minutes, inTheMorning) => {
        const facts = under({ ...day, contract: everyDay }, 'floor', { dstPolicy: 'creditRostered', frame: null });
        const [short, long] = [evaluateDay(facts), evaluateDay(lengthen(facts, minutes, inTheMorning))];
        expect(long.creditedMinutes).toBeGreaterThanOrEqual(short.creditedMinutes);
      }),
      runs(400),
    );
  });

  it('costs at most the breaks of the tiers under the cliff, and never brings more than the minutes worked', () => {
    const bare = {
      ...{ frame: null, dailyCreditCapMinutes: null, dstPolicy: 'actual' as const },
      accountingDay: 'shiftDay' as const,
    };
    fc.assert(
      fc.property(longer, ({ day, minutes, inTheMorning }) => {
        const facts = under({ ...day, person: undefined, absences: [] }, 'cliff', bare);
        const [short, long] = [evaluateDay(facts), evaluateDay(lengthen(facts, minutes, inTheMorning))];
        const mostBreak = Math.max(0, ...facts.agreement.parameters.breakRule.tiers.map((tier) => tier.breakMinutes));
        const worked = long.workedMinutes - short.workedMinutes;
        expect(long.creditedMinutes - short.creditedMinutes).toBeGreaterThanOrEqual(worked - mostBreak);
        expect(long.creditedMinutes - short.creditedMinutes).toBeLessThanOrEqual(worked);
      }),
      runs(400),
    );
  });

  it('is where floor and cliff part: on Monday 9 March 2026 the minute after 14:00 costs 29 under the cliff', () => {
    const gain = (variant: 'floor' | 'cliff') => {
      const { breakRule } = STANDARD_PARAMETERS;
      const until = (time: string) =>
        workingDay('2026-03-09')
          .in('08:00')
          .out(time)
          .evaluate({ agreement: agreement({ breakRule: { ...breakRule, variant } }) });
      return until('14:01').creditedMinutes - until('14:00').creditedMinutes;
    };
    expect([gain('floor'), gain('cliff')]).toEqual([0, -29]);
  });
});

describe('P-8: a longer break', () => {
  it('never brings more credit, under the floor and within the frame', () => {
    fc.assert(
      fc.property(anyDay(), fc.nat(3), fc.integer({ min: 1, max: 45 }), (day, which, more) => {
        const facts = under(day, 'floor', { frame: null });
        const spans = spansOf(facts);
        const index = 1 + (which % Math.max(1, spans.length - 1));
        const next = spans[index];
        const minPiece = facts.agreement.parameters.breakRule.minPieceMinutes;
        if (!next || next.startMinute - spans[index - 1].endMinute < minPiece) return;
        const startMinute = Math.min(next.startMinute + more, next.endMinute - 1);
        const longer = withSpans(facts, spans.with(index, { ...next, startMinute }));
        expect(evaluateDay(longer).creditedMinutes).toBeLessThanOrEqual(evaluateDay(facts).creditedMinutes);
      }),
      runs(800),
    );
  });

  // The two borders of the law, both on Monday 9 March 2026: what counts as a break decides, not its length.
  it('of 15 minutes is one where 14 minutes were none, so that only the rest is deducted', () => {
    const credit = (back: string) =>
      workingDay('2026-03-09').in('08:00').breakStart('12:00').breakEnd(back).out('15:00').evaluate().creditedMinutes;
    expect([credit('12:14'), credit('12:15')]).toEqual([376, 390]);
  });

  it('behind the frame spares the deduction too, and never credits more than the work within', () => {
    const evening = (back: string) =>
      workingDay('2026-03-09')
        .in('10:00')
        .breakStart('19:50')
        .breakEnd(back)
        .out('21:00')
        .evaluate({ agreement: agreement({ dailyCreditCapMinutes: null }) }).creditedMinutes;
    expect([evening('20:10'), evening('20:35'), evening('20:50')]).toEqual([565, 590, 590]);
  });
});

describe('P-2: a recalculation from the beginning', () => {
  it('gives what day after day gave, for grown-ups from any day on, for young people from Monday on', () => {
    fc.assert(
      fc.property(anyRunOfDays(10), fc.integer({ min: 1, max: 9 }), (days, where) => {
        const from = days[0].person?.minor ? 7 : where;
        const all = evaluateDays(days);
        const before = evaluateDays(days.slice(0, from));
        const previousEndMinute = before.reduce<number | null>((end, day) => day.lastEndMinute ?? end, null);
        const carriedIn = workLeftToNextDay(days[from - 1]) ?? undefined;
        const [first, ...rest] = days.slice(from);
        const after = evaluateDays([{ ...first, carriedIn }, ...rest], { previousEndMinute });
        expect([...before, ...after]).toEqual(all);
      }),
      runs(60),
    );
  });
});
