import { type AgreementParameters, STANDARD_PARAMETERS } from '../agreement';
import { holidayCalendar } from '../calendar';
import { type DayFacts } from '../day';
import { evaluateDay } from './evaluate-day';
import { evaluateDays } from './evaluate-days';
import { foresight } from './foresight';
import { gatherSessionsWork } from './gather-work';
import { openDayWork } from './open-day-work';
import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { type LocalDate } from '../time';

const MONDAY = '2026-03-09';
const monday = () => workingDay(MONDAY);
const under = (changes: Partial<AgreementParameters>): Partial<DayFacts> => ({ agreement: agreement(changes) });
const codes = (day: { findings: readonly { code: string }[] }) => day.findings.map(({ code }) => code);

/** Sessions of several days told on their own, put together in the order given. */
const together = (...parts: WorkingDay[]) =>
  evaluateDay({ ...parts[0].facts(), sessions: parts.flatMap((part) => [...part.facts().sessions]) });
const office = (from: string, to: string) => monday().in(from).out(to);
const atHome = (from: string, to: string) => monday().in(from, 'mobileWork').out(to);

describe('sessions of one day', () => {
  it('count in the order of time, whichever was told first', () => {
    expect(together(office('13:00', '15:00'), office('08:00', '10:00'))).toMatchObject({
      state: 'complete',
      workedMinutes: 240,
      firstStartMinute: monday().minute('08:00'),
      lastEndMinute: monday().minute('15:00'),
      findings: [],
    });
  });

  it('that touch are two, that share a minute overlap, and each minute counts once', () => {
    expect(together(office('08:00', '12:00'), atHome('12:00', '13:00'))).toMatchObject({
      state: 'complete',
      findings: [],
    });
    const shared = together(office('08:00', '12:00'), atHome('11:59', '13:00'));
    expect(shared).toMatchObject({
      state: 'incomplete',
      workedMinutes: 300,
      minutesByLocation: { office: 240, mobileWork: 60 },
    });
    expect(codes(shared)).toEqual(['OVERLAPPING_BOOKINGS']);
    expect(shared.creditedMinutes).toBe(300);
    const inside = together(atHome('10:00', '11:00'), office('08:00', '12:00'));
    expect(inside).toMatchObject({
      state: 'incomplete',
      workedMinutes: 240,
      minutesByLocation: { office: 240, mobileWork: 0 },
    });
    const same = together(office('08:00', '12:00'), office('08:00', '12:00'));
    expect(same).toMatchObject({ state: 'incomplete', workedMinutes: 240 });
    expect(together(office('10:00', '12:00'), office('08:00', '11:00'), office('11:30', '13:00')).workedMinutes).toBe(
      300,
    );
  });

  it('are none on a day without bookings, and incomplete where only a going was booked', () => {
    expect(monday().evaluate()).toMatchObject({ state: 'none', firstStartMinute: null, lastEndMinute: null });
    const gone = monday().out('16:00').evaluate();
    expect(gone).toMatchObject({ state: 'incomplete', workedMinutes: 0, creditedMinutes: 0 });
    expect(codes(gone)).toEqual(['MISSING_BOOKING']);
    const paused = monday().in('08:00').breakStart('08:00').evaluate();
    expect(paused).toMatchObject({ state: 'incomplete', findings: [{ code: 'MISSING_BOOKING' }] });
    const [session] = monday().in('08:00').breakStart('09:00').breakEnd('10:00').facts().sessions;
    const span = { startMinute: monday().minute('08:00'), endMinute: monday().minute('09:00') };
    expect(gatherSessionsWork([session])).toEqual([span]);
  });

  it('that run count up to now for sixteen hours, not a minute longer, and as long as a duty of 24 hours is rostered', () => {
    const morning = monday().in('08:00');
    const at = (time: string, plusDays = 0) =>
      morning.evaluate({ asOfEpochMinute: morning.minute(time, { plusDays }) });
    expect(at('00:00', 1)).toMatchObject({ state: 'open', workedMinutes: 960 });
    expect(at('00:01', 1)).toMatchObject({ state: 'incomplete', workedMinutes: 0 });
    const duty = { ...FULLTIME, pattern: { kind: 'weekly' as const, minutes: [1440, 0, 0, 0, 0, 0, 0] } };
    const onDuty = (time: string) =>
      morning.evaluate({ asOfEpochMinute: morning.minute(time, { plusDays: 1 }), contract: duty });
    expect(onDuty('08:00')).toMatchObject({ state: 'open', workedMinutes: 1440 });
    expect(onDuty('12:00')).toMatchObject({ state: 'open' });
    expect(onDuty('12:01')).toMatchObject({ state: 'incomplete', workedMinutes: 0 });
    expect(at('08:01')).toMatchObject({ state: 'open', workedMinutes: 1 });
    expect(at('08:00')).toMatchObject({ state: 'open', workedMinutes: 0, firstStartMinute: null });
    expect(at('07:59')).toMatchObject({ state: 'open', workedMinutes: 0 });
    const paused = monday().in('08:00').breakStart('08:00');
    expect(paused.evaluate({ asOfEpochMinute: paused.minute('08:10') }).state).toBe('open');
  });

  it('that run over midnight leave the core of Monday unjudged until they end', () => {
    const core = [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null];
    const shift = monday().in('10:00');
    const asOfEpochMinute = shift.minute('00:30', { plusDays: 1 });
    expect(shift.evaluate({ ...under({ core }), asOfEpochMinute }).coreMissingMinutes).toBe(0);
  });
});

describe('what the day is made of', () => {
  it('is shown with the number of its stretches', () => {
    const day = monday().in('08:00').breakStart('10:00').breakEnd('10:30').out('12:00').evaluate();
    expect(day.trace[0]).toMatchObject({ rule: 'ARBZG-16', clock: 'protection', why: { intervals: 2 } });
  });

  it('keeps the longest stretch, though a shorter one follows', () => {
    const day = monday().in('08:00').breakStart('14:01').breakEnd('14:31').out('15:00').evaluate();
    expect(day.findings).toMatchObject([{ code: 'WORK_GT_6H_WITHOUT_BREAK', params: { stretchMinutes: 361 } }]);
  });

  it('is plain from 06:00 to 20:00 on a working day, so that the rules of the calendar need not look', () => {
    const plain = (day: WorkingDay, facts: Partial<DayFacts> = {}) => openDayWork(day.facts(facts), false).isPlain;
    const from = (date: LocalDate, start = '06:00', end = '20:00') => workingDay(date).in(start).out(end);
    expect([plain(from(MONDAY)), plain(from('2026-03-13')), plain(workingDay('2026-03-14'))]).toEqual([
      true,
      true,
      true,
    ]);
    expect([plain(from(MONDAY, '05:59')), plain(from(MONDAY, '06:00', '20:01')), plain(from('2026-03-14'))]).toEqual([
      false,
      false,
      false,
    ]);
    expect([plain(from('2026-12-24')), plain(from(MONDAY), { holidays: holidayCalendar([MONDAY]) })]).toEqual([
      false,
      false,
    ]);
  });
});

describe('consecutive days', () => {
  const young = { person: { minor: true } };
  const long = () => monday().in('08:00').breakStart('12:00').breakEnd('13:00').out('17:01').facts(young);
  const tuesday = (out: string | null) => {
    const day = workingDay('2026-03-10');
    return (out === null ? day : day.in('08:00').breakStart('12:00').breakEnd('13:00').out(out)).facts(young);
  };

  it('allow a young person the longer day beside 7:59 hours, not beside eight hours or a free day', () => {
    expect(codes(evaluateDays([long(), tuesday('16:59')])[0])).toEqual([]);
    expect(codes(evaluateDays([long(), tuesday('17:00')])[0])).toEqual(['MINOR_DAILY_MAX']);
    expect(codes(evaluateDays([long(), tuesday(null)])[0])).toEqual(['MINOR_DAILY_MAX']);
  });

  it('begin their rest with the last work before them, also from the day before the first', () => {
    const previousEndMinute = monday().minute('00:00');
    const [first, second, third] = evaluateDays(
      [long(), tuesday(null), workingDay('2026-03-11').in('08:00').out('09:00').facts()],
      {
        previousEndMinute,
      },
    );
    expect([first.restMinutes, second.restMinutes, third.restMinutes]).toEqual([480, null, 2339]);
    expect(evaluateDays([long()])[0].restMinutes).toBeNull();
  });
});

describe('foresight at its borders', () => {
  const bare = under({ frame: null, breakRule: { ...STANDARD_PARAMETERS.breakRule, autoDeduct: false } });

  it('knows the daily maximum to the minute, with other employers, and is silent beyond it', () => {
    const day = monday().in('08:00');
    const latest = (now: string, facts: Partial<DayFacts> = {}) =>
      foresight(day.facts(facts), day.minute(now)).latestEndMinute;
    expect(latest('17:00')).toBe(day.minute('18:00'));
    expect(latest('18:00')).toBe(day.minute('18:00'));
    expect(latest('18:01')).toBeNull();
    expect(latest('12:00', { otherEmployerMinutes: 90 })).toBe(day.minute('16:30'));
    expect(latest('12:00', { otherEmployerMinutes: 90, person: { minor: true } })).toBe(day.minute('16:00'));
  });

  const uncapped = under({
    frame: null,
    breakRule: { ...STANDARD_PARAMETERS.breakRule, autoDeduct: false },
    dailyCreditCapMinutes: null,
  });

  it('leads beyond midnight, where the day is full only then, and at most through the longest session', () => {
    const leave = (start: string, target: number) => {
      const day = monday().in(start);
      const contract = {
        ...FULLTIME,
        weeklyMinutes: target,
        pattern: { kind: 'weekly' as const, minutes: [target, 0, 0, 0, 0, 0, 0] },
      };
      return foresight(day.facts({ ...uncapped, contract }), day.minute('20:00')).earliestLeaveMinute;
    };
    expect(leave('16:12', 468)).toBe(monday().minute('00:00', { plusDays: 1 }));
    expect(leave('16:13', 468)).toBe(monday().minute('00:01', { plusDays: 1 }));
    expect(leave('08:00', 960)).toBe(monday().minute('00:00', { plusDays: 1 }));
    // A duty of 24 hours is full after 24 hours; what is rostered may be waited for.
    expect(leave('08:00', 961)).toBe(monday().minute('00:01', { plusDays: 1 }));
  });

  it('never says when, where the cap lies below the target', () => {
    const day = monday().in('08:00');
    expect(
      foresight(day.facts(under({ dailyCreditCapMinutes: 467 })), day.minute('10:00')).earliestLeaveMinute,
    ).toBeNull();
    expect(foresight(day.facts(under({ dailyCreditCapMinutes: 468 })), day.minute('10:00')).earliestLeaveMinute).toBe(
      day.minute('16:18'),
    );
  });

  it('counts a stretch on over a pause of 14 minutes, and again after one of 15', () => {
    const due = (back: string, facts: Partial<DayFacts> = {}) => {
      const day = monday().in('08:00').breakStart('10:00').breakEnd(back);
      return foresight(day.facts(facts), day.minute('11:00')).breakDueMinute;
    };
    expect(due('10:14')).toBe(monday().minute('14:14'));
    expect(due('10:15')).toBe(monday().minute('16:15'));
    expect(due('10:15', { person: { minor: true } })).toBe(monday().minute('14:45'));
  });

  it('counts the work before a break when it ends now', () => {
    const day = monday().in('08:00').breakStart('12:00');
    const now = day.minute('13:00');
    expect(foresight(day.facts(bare), now)).toEqual({
      earliestLeaveMinute: day.minute('16:48'),
      breakDueMinute: null,
      latestEndMinute: day.minute('19:00'),
      latestEndLimit: 'dailyMax',
      dailyMaxMinutes: 600,
      restUntilMinute: day.minute('23:00'),
      nothingCounts: null,
    });
  });
});
