import { STANDARD_PARAMETERS } from '../agreement';
import { holidayCalendar } from '../calendar';
import { evaluateDay } from './evaluate-day';
import { evaluateDays, linkDays } from './evaluate-days';
import { agreement, workingDay } from '../../testing/builders';
import { type LocalDate } from '../time';

const codes = (day: { findings: readonly { code: string }[] }) => day.findings.map(({ code }) => code).sort();

describe('evaluateDay explains Monday 9 March 2026', () => {
  it('from 05:42 to 17:00 without a break: cut by the frame, then by the break', () => {
    const day = workingDay('2026-03-09').in('05:42').out('17:00').evaluate();
    expect(day).toMatchObject({
      workedMinutes: 678,
      cutOutsideFrameMinutes: 18,
      breakAutoMinutes: 45,
      creditedMinutes: 600,
      cappedMinutes: 15,
    });
    expect(
      day.trace.map(({ clock, rule, beforeMinutes, afterMinutes }) => [clock, rule, beforeMinutes, afterMinutes]),
    ).toEqual([
      ['protection', 'ARBZG-16', 0, 678],
      ['target', 'CON-PATTERN', 0, 468],
      ['credit', 'DV-FRAME', 678, 660],
      ['credit', 'DV-BREAK-AUTO', 660, 615],
      ['credit', 'DV-CAP-DAY', 615, 600],
    ]);
  });

  it('names the overlay that widened the frame as the source of a step', () => {
    const resolved = agreement({ frame: [null, null, null, null, null, null, null] });
    const facts = workingDay('2026-03-09')
      .in('08:00')
      .out('09:00')
      .facts({ agreement: { ...resolved, overlaid: { frame: 'HEAT-2026' } } });
    expect(evaluateDay(facts).trace.find(({ rule }) => rule === 'DV-FRAME')?.source).toEqual({
      overlayId: 'HEAT-2026',
    });
  });

  it('says the same without steps when nobody asks for them', () => {
    const facts = workingDay('2026-03-09').in('05:42').out('17:00').facts();
    expect(evaluateDay(facts, { trace: false })).toEqual({ ...evaluateDay(facts), trace: [] });
  });
});

describe('limits, at the minute itself', () => {
  it('six hours exactly need no break, not even with the cliff; a minute more costs half an hour', () => {
    const cliff = agreement({ breakRule: { ...STANDARD_PARAMETERS.breakRule, variant: 'cliff' } });
    const until = (time: string) =>
      workingDay('2026-03-09').in('08:00').out(time).evaluate({ agreement: cliff }).creditedMinutes;
    expect([until('14:00'), until('14:01')]).toEqual([360, 331]);
  });

  it('ten hours exactly are lawful, with work for another employer as well', () => {
    const day = workingDay('2026-03-09').in('07:00').breakStart('12:00').breakEnd('12:45').out('17:45');
    expect(codes(day.evaluate())).toEqual([]);
    expect(codes(day.evaluate({ otherEmployerMinutes: 1 }))).toEqual(['DAILY_MAX_10H_EXCEEDED']);
  });

  it('a break of two hours in the core excuses only as much as the agreement allows', () => {
    const core = [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null];
    const day = workingDay('2026-03-09').in('08:00').breakStart('11:30').breakEnd('13:30').out('17:00');
    expect(day.evaluate({ agreement: agreement({ core }) }).coreMissingMinutes).toBe(30);
  });

  it('minutes of overtime that were ordered twice are candidates once', () => {
    const day = workingDay('2026-03-09').in('12:00').out('20:30');
    const order = (from: string, to: string) => ({ startMinute: day.minute(from), endMinute: day.minute(to) });
    const evaluation = day.evaluate({ overtimeOrders: [order('20:00', '20:20'), order('20:10', '20:25')] });
    expect(evaluation).toMatchObject({ cutOutsideFrameMinutes: 30, overtimeCandidateMinutes: 25 });
    expect(codes(evaluation)).toContain('OUTSIDE_FRAME_NOT_CREDITED');
  });

  it('night time begins at 23:00, in the tariff at 21:00', () => {
    const day = workingDay('2026-03-09').in('20:00').out('01:00', { plusDays: 1 });
    const evaluation = day.evaluate({ agreement: agreement({ frame: null, supplementsDue: true }) });
    expect(evaluation.nightMinutes).toBe(120);
    expect(evaluation.supplements).toEqual([{ code: 'NIGHT', percent: 20, minutes: 240 }]);
  });

  it('a short day does not make itself longer', () => {
    const short = workingDay('2026-03-10')
      .in('08:00')
      .out('12:00')
      .facts({ person: { minor: true } });
    expect(linkDays([short]).map(({ weekHasShorterDay }) => weekHasShorterDay)).toEqual([false]);
  });
});

describe('a day on which a booking is missing', () => {
  it('credits nothing, fills nothing and keeps the work that was recorded', () => {
    const day = workingDay('2026-03-09')
      .in('07:00')
      .out('11:00')
      .in('12:00')
      .evaluate({
        absences: [{ absenceId: 'a', kind: 'sick', from: '2026-03-09', to: '2026-03-09', portion: 'restOfDay' }],
      });
    expect(day).toMatchObject({ state: 'incomplete', workedMinutes: 240, creditedMinutes: 0, absenceCreditMinutes: 0 });
    expect(codes(day)).toEqual(['MISSING_BOOKING']);
  });

  it('counts minutes that were claimed twice once, and blocks', () => {
    const day = workingDay('2026-03-09').in('08:00').in('11:00', 'mobileWork').out('12:00').out('15:00').evaluate();
    expect(day).toMatchObject({ state: 'incomplete', workedMinutes: 420, creditedMinutes: 390 });
    expect(codes(day)).toContain('OVERLAPPING_BOOKINGS');
  });
});

describe('a day that is not over', () => {
  const morning = workingDay('2026-03-09').in('08:00');

  it('counts up to now and does not yet judge what can still be done', () => {
    const core = STANDARD_PARAMETERS.frame?.map((window) => window && { fromMinute: 540, toMinute: 900 }) ?? null;
    const day = morning.evaluate({ asOfEpochMinute: morning.minute('10:00'), agreement: agreement({ core }) });
    expect(day).toMatchObject({ state: 'open', workedMinutes: 120, creditedMinutes: 120, coreMissingMinutes: 0 });
    expect(codes(day)).toEqual([]);
  });

  it('does not call the morning before the clock-in an unexcused absence', () => {
    const empty = workingDay('2026-03-09');
    expect(codes(empty.evaluate({ asOfEpochMinute: empty.minute('07:00') }))).toEqual([]);
    expect(codes(empty.evaluate())).toEqual(['UNEXCUSED_ABSENCE']);
  });

  it('counts every minute of a long duty that was ended, and reports it: winter service of 19 hours, fire service of 24', () => {
    const open = { agreement: agreement({ frame: null, dailyCreditCapMinutes: null }) };
    const until = (time: string) => workingDay('2026-03-09').in('08:00').out(time, { plusDays: 1 }).evaluate(open);
    const told = ({ workedMinutes, findings }: ReturnType<typeof until>) => [
      workedMinutes,
      findings
        .filter(({ code }) => code === 'SESSION_GT_16H')
        .map(({ severity, params }) => [severity, params.minutes]),
    ];
    expect(told(until('00:00'))).toEqual([960, []]);
    expect(told(until('03:00'))).toEqual([1140, [['report', 1140]]]);
    expect(told(until('08:00'))).toEqual([1440, [['report', 1440]]]);
    expect(until('08:00').state).toBe('complete');
  });

  it('takes no split service for a long duty: 06:00 to 09:00 and 20:00 to 23:30', () => {
    const split = workingDay('2026-03-09').in('06:00').out('09:00').in('20:00').out('23:30').evaluate();
    expect(split.findings.map(({ code }) => code)).not.toContain('SESSION_GT_16H');
  });

  it('stops counting a session that nobody ended after 16 hours', () => {
    const asOfEpochMinute = morning.minute('00:01', { plusDays: 1 });
    expect(morning.evaluate({ asOfEpochMinute })).toMatchObject({
      state: 'incomplete',
      workedMinutes: 0,
      creditedMinutes: 0,
    });
  });
});

describe('rules of the calendar', () => {
  it('credits the hour that happens twice in the night of 25 October 2026', () => {
    const night = workingDay('2026-10-24').in('22:00').out('06:00', { plusDays: 1 });
    const roster = agreement({ frame: null, supplementsDue: true });
    const day = night.evaluate({ agreement: roster });
    expect(day.workedMinutes).toBe(540);
    expect(day.supplements).toEqual([
      { code: 'NIGHT', percent: 20, minutes: 540 },
      { code: 'SUNDAY', percent: 25, minutes: 420 },
    ]);
  });

  it('takes the highest supplement of the day, on Saturday 26 December that of the holiday', () => {
    const roster = {
      agreement: agreement({ frame: null, supplementsDue: true }),
      holidays: holidayCalendar(['2026-12-26']),
    };
    const day = workingDay('2026-12-26').in('14:00').out('16:00').evaluate(roster);
    expect(day.supplements).toEqual([{ code: 'HOLIDAY_NO_TIME_OFF', percent: 135, minutes: 120 }]);
    expect(day).toMatchObject({ targetMinutes: 0, substituteRestDayBy: '2027-02-19' });
  });

  it('gives Sunday 24 December 2023 its own supplement from six, and Sunday its own before', () => {
    const roster = {
      agreement: agreement({ frame: null, supplementsDue: true }),
      releasesImpossible: ['2023-12-24'] as const,
    };
    const day = workingDay('2023-12-24').in('05:00').out('08:00').evaluate(roster);
    expect(day.supplements).toEqual([
      { code: 'NIGHT', percent: 20, minutes: 60 },
      { code: 'DEC24_31', percent: 35, minutes: 120 },
      { code: 'SUNDAY', percent: 25, minutes: 60 },
    ]);
    expect(day.decemberTimeOff).toEqual({ minutes: 180, by: '2024-03-24' });
  });

  it('measures rest in elapsed time over the night of 28 March 2026, which lacks an hour', () => {
    const saturday = workingDay('2026-03-28').in('12:00').out('20:00');
    const sunday = workingDay('2026-03-29').in('07:00').out('09:00');
    const [, second] = evaluateDays([saturday.facts(), sunday.facts()]);
    expect(second.restMinutes).toBe(600);
    expect(second.earliestLawfulStartMinute).toBe(sunday.minute('08:00'));
    expect(codes(second)).toContain('REST_11H_VIOLATED');
  });

  it('lets a sixteen-year-old work 8:30 hours only in a week with a shorter day', () => {
    const person = { minor: true };
    const long = workingDay('2026-03-09')
      .in('08:00')
      .breakStart('12:00')
      .breakEnd('13:00')
      .out('17:30')
      .facts({ person });
    const short = workingDay('2026-03-10').in('08:00').out('12:00').facts({ person });
    expect(codes(evaluateDays([long])[0])).toContain('MINOR_DAILY_MAX');
    expect(codes(evaluateDays([long, short])[0])).not.toContain('MINOR_DAILY_MAX');
  });

  it('reports the Saturday of a sixteen-year-old, and not the Friday', () => {
    const evaluate = (date: LocalDate) =>
      workingDay(date)
        .in('08:00')
        .out('10:00')
        .evaluate({ person: { minor: true } });
    expect(codes(evaluate('2026-03-14'))).toContain('MINOR_SATURDAY');
    expect(codes(evaluate('2026-03-13'))).not.toContain('MINOR_SATURDAY');
  });

  it('names the earlier day of substitute rest where a holiday shift runs into Sunday 27 December 2026', () => {
    const night = workingDay('2026-12-26').in('22:00').out('02:00', { plusDays: 1 });
    const day = night.evaluate({ agreement: agreement({ frame: null }), holidays: holidayCalendar(['2026-12-26']) });
    expect(day.substituteRestDayBy).toBe('2027-01-09');
  });

  it('makes up rostered time only in a night in which clocks change', () => {
    const rostered = { agreement: agreement({ frame: null, dstPolicy: 'creditRostered' as const }) };
    expect(workingDay('2026-03-09').in('08:00').out('12:00').evaluate(rostered).absenceCreditMinutes).toBe(0);
  });

  it('keeps the evening permit of an expecting mother to its days', () => {
    const evening = workingDay('2026-03-09').in('15:00').out('21:00');
    const permit = (validTo: LocalDate) => ({
      person: { pregnant: true, eveningPermit: { validFrom: '2026-03-01' as const, validTo } },
    });
    expect(codes(evening.evaluate(permit('2026-03-09')))).not.toContain('MUSCHG_NIGHT_20_6');
    expect(codes(evening.evaluate(permit('2026-03-08')))).toContain('MUSCHG_NIGHT_20_6');
  });
});

describe('absences', () => {
  const on = (kind: string, more = {}) =>
    ({ absenceId: kind, kind, from: '2026-03-09', to: '2026-03-09', ...more }) as never;
  const monday = () => workingDay('2026-03-09').in('08:00').out('11:00');

  it('fill the day once, however many there are', () => {
    expect(monday().evaluate({ absences: [on('sick'), on('leave')] })).toMatchObject({
      absenceCreditMinutes: 288,
      balanceMinutes: 0,
    });
  });

  it('give nothing back for illness on a flex day', () => {
    expect(monday().evaluate({ absences: [on('flexDay'), on('sick')] })).toMatchObject({
      absenceCreditMinutes: 0,
      balanceMinutes: -288,
    });
  });

  it('credit a doctor visit in full with proof, never a minute that was worked as well', () => {
    const visit = on('doctorVisit', { fromMinute: 630, toMinute: 720, creditPolicy: 'full' });
    expect(monday().evaluate({ absences: [visit] }).absenceCreditMinutes).toBe(60);
  });

  it('cap training at the full-time day of the year', () => {
    const training = { absenceId: 't', kind: 'training', from: '2022-03-09', to: '2022-03-09', minutes: 600 } as const;
    expect(workingDay('2022-03-09').evaluate({ absences: [training] }).absenceCreditMinutes).toBe(474);
  });

  it('do not excuse the core time when they were not approved', () => {
    const core = [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null];
    const evaluate = (approved: boolean) =>
      monday().evaluate({ agreement: agreement({ core }), absences: [on('coreRelease', { approved })] })
        .coreMissingMinutes;
    expect([evaluate(true), evaluate(false)]).toEqual([0, 240]);
  });

  it('leaves the balance of a day of reintegration at 0, whatever else is on record', () => {
    const visit = on('doctorVisit', { fromMinute: 780, toMinute: 840, creditPolicy: 'full' });
    const day = workingDay('2026-03-09').in('08:00').out('12:00');
    expect(day.evaluate({ absences: [visit, on('reintegration')] })).toMatchObject({
      absenceCreditMinutes: 228,
      balanceMinutes: 0,
    });
  });

  it('owe nothing on unpaid leave and tell payroll', () => {
    const day = workingDay('2026-03-09').evaluate({ absences: [on('unpaidLeave')] });
    expect(day).toMatchObject({ targetMinutes: 0, balanceMinutes: 0, payrollItems: ['UNPAID_DAY'] });
  });
});

describe('a day outside employment', () => {
  it('owes nothing and accuses nobody', () => {
    const day = workingDay('2026-03-09').evaluate({ contract: null });
    expect(day).toMatchObject({ targetMinutes: 0, balanceMinutes: 0, findings: [] });
  });
});
