import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyRunOfDays } from '../../testing/arbitraries';
import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { type AccountingDay } from '../agreement';
import { holidayCalendar } from '../calendar';
import { type DayEvaluation, type DayFacts } from '../day';
import { evaluateDay, evaluateDays, workLeftToNextDay } from '../evaluation';
import { addDays, endOfDay, overlapMinutes, type LocalDate } from '../time';

/** An agreement without frame and daily cap, as rotas have it. */
const byDay = (accountingDay: AccountingDay, changes = {}) =>
  agreement({ frame: null, dailyCreditCapMinutes: null, accountingDay, ...changes });
const calendarDay = byDay('calendarDay');
const night = (date: LocalDate) =>
  workingDay(date)
    .in('22:00')
    .breakStart('02:00', { plusDays: 1 })
    .breakEnd('02:45', 'office', { plusDays: 1 })
    .out('06:00', { plusDays: 1 });
/** Minutes due on a night from 22:00 and on the morning after it. */
const nights = { ...FULLTIME, pattern: { kind: 'weekly' as const, minutes: [0, 120, 315, 0, 0, 120, 315] } };

function twoDays(shift: WorkingDay, changes: Partial<DayFacts> = {}): [DayEvaluation, DayEvaluation] {
  const facts = { agreement: calendarDay, contract: nights, ...changes };
  const next = workingDay(addDays(shift.date, 1)).facts(facts);
  return evaluateDays([shift.facts(facts), next]) as [DayEvaluation, DayEvaluation];
}

describe('a shift past midnight where accounts go by calendar day', () => {
  it('MID-03: from 31 March 22:00 to 1 April 6:00, 120 minutes count for March and 315 for April, for the target alike', () => {
    const [march, april] = twoDays(night('2026-03-31'));
    expect(march).toMatchObject({
      workedMinutes: 435,
      creditedMinutes: 120,
      targetMinutes: 120,
      carriedOutMinutes: 315,
    });
    expect(april).toMatchObject({ workedMinutes: 0, creditedMinutes: 315, targetMinutes: 315, carriedInMinutes: 315 });
    expect(april.findings).toEqual([]);
    const [whole, nothing] = twoDays(night('2026-03-31'), { agreement: byDay('shiftDay') });
    expect([whole.creditedMinutes, nothing.creditedMinutes]).toEqual([435, 0]);
  });

  it('is explained on both days, with the stretch and the other day', () => {
    const shift = night('2026-03-31');
    const [march, april] = twoDays(shift);
    const steps = (day: DayEvaluation) => day.trace.filter(({ rule }) => rule === 'CAL-MIDNIGHT');
    const midnight = shift.minute('00:00', { plusDays: 1 });
    const interval = { startMinute: midnight, endMinute: midnight + 360 };
    expect(steps(march)).toMatchObject([
      { beforeMinutes: 435, afterMinutes: 120, interval, why: { toDate: '2026-04-01' } },
    ]);
    expect(steps(april)).toMatchObject([
      { beforeMinutes: 0, afterMinutes: 315, interval, why: { fromDate: '2026-03-31' } },
    ]);
    expect(steps(april)[0].source).toMatchObject({ agreementId: 'DV-1', version: 1 });
  });

  it('what break, cap and frame take away comes off its end', () => {
    const straight = workingDay('2026-03-31').in('20:00').out('05:30', { plusDays: 1 });
    const [march, april] = twoDays(straight); // 570 without a break: 30 deducted, which leaves 540
    expect([march.breakAutoMinutes, march.creditedMinutes, april.creditedMinutes]).toEqual([30, 240, 300]);
    const capped = twoDays(straight, { agreement: byDay('calendarDay', { dailyCreditCapMinutes: 300 }) });
    expect(capped.map((day) => [day.creditedMinutes, day.cappedMinutes])).toEqual([
      [240, 240],
      [60, 0],
    ]);
    const low = twoDays(straight, { agreement: byDay('calendarDay', { dailyCreditCapMinutes: 200 }) });
    expect(low.map((day) => day.creditedMinutes)).toEqual([200, 0]);
    const framed = twoDays(straight, { agreement: agreement({ accountingDay: 'calendarDay' }) });
    expect(framed.map((day) => day.creditedMinutes)).toEqual([0, 0]);
  });

  it('stays where it is on the last day of employment, and up to midnight sharp', () => {
    const shift = night('2026-03-31');
    expect(workLeftToNextDay(shift.facts({ agreement: calendarDay, isLastDay: true }))).toBeNull();
    expect(shift.evaluate({ agreement: calendarDay, isLastDay: true }).creditedMinutes).toBe(435);
    const evening = workingDay('2026-03-31').in('20:00').out('00:00', { plusDays: 1 });
    expect(workLeftToNextDay(evening.facts({ agreement: calendarDay }))).toBeNull();
    expect(evening.evaluate({ agreement: calendarDay }).creditedMinutes).toBe(240);
  });

  it('a clock-out that is missing leaves nothing, and is the only thing that is found', () => {
    const open = workingDay('2026-03-31').in('22:00');
    const [march, april] = twoDays(open);
    expect([march.creditedMinutes, april.creditedMinutes, april.carriedInMinutes]).toEqual([0, 0, 0]);
    expect(march.findings.map(({ code }) => code)).toEqual(['MISSING_BOOKING']);
  });

  it('counts as presence on the morning: neither unexcused nor missing in the core', () => {
    const core = Array.from({ length: 7 }, () => ({ fromMinute: 60, toMinute: 120 }));
    const agreed = { agreement: byDay('calendarDay', { core }) };
    expect(twoDays(night('2026-03-31'), agreed)[1].findings).toEqual([]);
    const free = workingDay('2026-04-01').evaluate({ ...agreed, contract: nights });
    expect(free.findings.map(({ code }) => code)).toEqual(['CORE_TIME_VIOLATION', 'UNEXCUSED_ABSENCE']);
  });

  it('supplements follow the minutes: the night before Easter Monday pays each day its own', () => {
    const holiday = { holidays: holidayCalendar(['2026-04-06']) };
    const due = { agreement: byDay('calendarDay', { supplementsDue: true }), ...holiday };
    const [sunday, monday] = twoDays(night('2026-04-05'), due);
    const told = (day: DayEvaluation) => day.supplements.map(({ code, minutes }) => [code, minutes]);
    expect(told(sunday)).toEqual([
      ['NIGHT', 120],
      ['SUNDAY', 120],
    ]);
    expect(told(monday)).toEqual([
      ['NIGHT', 315],
      ['HOLIDAY_NO_TIME_OFF', 315],
    ]);
    expect(sunday.findings.map(({ code }) => code)).toEqual(['SUNDAY_WORK', 'HOLIDAY_WORK']);
    expect(monday.findings).toEqual([]);
  });

  it('the hour that the spring night lacks is made up on the Sunday that lacks it', () => {
    const dst = { agreement: byDay('calendarDay', { dstPolicy: 'creditRostered' }), contract: nights };
    const shift = workingDay('2026-03-28')
      .in('22:00')
      .breakStart('01:00', { plusDays: 1 })
      .breakEnd('01:45', 'office', { plusDays: 1 })
      .out('06:00', { plusDays: 1 });
    const [saturday, sunday] = twoDays(shift, dst);
    expect([saturday.creditedMinutes, saturday.absenceCreditMinutes]).toEqual([120, 0]);
    expect([sunday.creditedMinutes, sunday.absenceCreditMinutes]).toEqual([315, 60]);
  });

  it('illness on the morning after fills up what the night did not', () => {
    const sick = {
      absences: [{ absenceId: 'a', kind: 'sick' as const, from: '2026-04-01' as const, to: '2026-04-01' as const }],
    };
    const shift = workingDay('2026-03-31').in('22:00').out('02:00', { plusDays: 1 });
    const [, april] = twoDays(shift, sick);
    expect([april.carriedInMinutes, april.absenceCreditMinutes, april.creditedMinutes]).toEqual([120, 195, 315]);
  });
});

describe('for any days', () => {
  /**
   * The last day is free, so that nothing leaves the list. Both sides of a midnight know the same calendar and orders,
   * and nobody works twice in the same minute.
   */
  const anyDays = anyRunOfDays(8).map((days) => {
    let until = 0;
    return days.map((facts, index) => {
      const starts = facts.sessions.map(({ intervals }) => intervals[0].startMinute);
      const isApart = index < days.length - 1 && starts.every((start) => start >= until);
      if (isApart) until = Math.max(until, ...facts.sessions.map(({ intervals }) => intervals.at(-1)?.endMinute ?? 0));
      return {
        ...facts,
        holidays: days[0].holidays,
        overtimeOrders: days.flatMap(({ overtimeOrders }) => overtimeOrders ?? []),
        shiftWork: false,
        absences: [],
        sessions: isApart ? facts.sessions : [],
      };
    });
  });
  const endsByTheNextDay = ({ sessions, zone, date }: DayFacts) =>
    sessions.every(({ intervals }) => (intervals.at(-1)?.endMinute ?? 0) <= endOfDay(zone, addDays(date, 1)));
  const under = (days: readonly DayFacts[], accountingDay: AccountingDay) =>
    evaluateDays(
      days.map((facts) => ({
        ...facts,
        agreement: agreement({ ...facts.agreement.parameters, dstPolicy: 'actual', accountingDay }),
      })),
    );

  it('both ways of counting credit the same in all, and what leaves a day arrives on the next', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyDays, (days) => {
        const [shiftDay, calendar] = [under(days, 'shiftDay'), under(days, 'calendarDay')];
        const sum = (list: readonly DayEvaluation[]) => list.reduce((total, day) => total + day.creditedMinutes, 0);
        expect(sum(calendar)).toBe(sum(shiftDay));
        calendar.forEach((day, index) => {
          expect(day.carriedInMinutes).toBe(index === 0 ? 0 : calendar[index - 1].carriedOutMinutes);
          moved += day.carriedInMinutes;
        });
        const byCode = (list: readonly DayEvaluation[]) =>
          list.flatMap(({ supplements }) => supplements).reduce((all, { minutes }) => all + minutes, 0);
        expect(byCode(calendar)).toBe(byCode(shiftDay));
      }),
      runs(200),
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('the protection clock knows no difference', () => {
    const ACCOUNT = ['CORE_TIME_VIOLATION', 'UNEXCUSED_ABSENCE'];
    const protection = ({
      workedMinutes,
      nightMinutes,
      restMinutes,
      substituteRestDayBy,
      findings,
    }: DayEvaluation) => ({
      ...{ workedMinutes, nightMinutes, restMinutes, substituteRestDayBy },
      findings: findings.filter(({ code }) => !ACCOUNT.includes(code)),
    });
    fc.assert(
      fc.property(anyDays, (days) => {
        expect(under(days, 'calendarDay').map(protection)).toEqual(under(days, 'shiftDay').map(protection));
      }),
      runs(100),
    );
  });

  it('no minute of a day counts on two: what a day is credited never exceeds the work that lies on it', () => {
    fc.assert(
      // Sessions end after sixteen hours at the latest: none outlasts the next day.
      fc.property(
        anyDays.filter((days) => days.every(endsByTheNextDay)),
        (days) => {
          const pieces = days.flatMap(({ sessions }) => sessions).flatMap(({ intervals }) => intervals);
          const works = pieces.map(({ startMinute, endMinute }) => ({
            startMinute,
            endMinute: endMinute ?? startMinute,
          }));
          for (const [index, { creditedMinutes }] of under(days, 'calendarDay').entries()) {
            const ofDay = days[index].zone.day(days[index].date);
            const lying = works.map((piece) => overlapMinutes(piece, ofDay));
            expect(creditedMinutes).toBeLessThanOrEqual(lying.reduce((sum, minutes) => sum + minutes, 0));
          }
        },
      ),
      runs(100),
    );
  });
});

it('says the same no matter who asks: the day alone with what was left to it, and the days in a row', () => {
  const facts = { agreement: calendarDay, contract: nights };
  const shift = night('2026-03-31').facts(facts);
  const carriedIn = workLeftToNextDay(shift) ?? undefined;
  const alone = evaluateDay(workingDay('2026-04-01').facts({ ...facts, carriedIn, previousEndMinute: 0 }));
  expect(alone.creditedMinutes).toBe(twoDays(night('2026-03-31'))[1].creditedMinutes);
});
