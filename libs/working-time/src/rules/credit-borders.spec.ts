import { type AbsenceFact, type AbsenceKind } from '../absence';
import { type AgreementParameters, STANDARD_PARAMETERS } from '../agreement';
import { type DayFacts } from '../day';
import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';

/** What is credited and why, at the minute itself and one minute beside. Monday is 9 March 2026, the frame 06:00 to 20:00. */
const MONDAY = '2026-03-09';
const monday = () => workingDay(MONDAY);
const under = (changes: Partial<AgreementParameters>): Partial<DayFacts> => ({ agreement: agreement(changes) });
const codes = (day: WorkingDay, facts: Partial<DayFacts> = {}) => day.evaluate(facts).findings.map(({ code }) => code);
/** The steps of one rule: minutes before and after, and why. */
const steps = (rule: string, day: WorkingDay, facts: Partial<DayFacts> = {}) =>
  day
    .evaluate(facts)
    .trace.filter((step) => step.rule === rule)
    .map(({ clock, beforeMinutes, afterMinutes, why }) => ({ clock, beforeMinutes, afterMinutes, why }));
const on = (kind: AbsenceKind, more: Partial<AbsenceFact> = {}): Partial<DayFacts> => ({
  absences: [{ absenceId: 'a1', kind, from: MONDAY, to: MONDAY, ...more }],
});

describe('frame from 06:00 to 20:00', () => {
  const day = (from: string, to: string) => monday().in(from).out('12:00').in('16:00').out(to);

  it('cuts the minute before and the minute after, and nothing between', () => {
    expect(day('06:00', '20:00').evaluate()).toMatchObject({ cutOutsideFrameMinutes: 0, findings: [] });
    const cut = day('05:59', '20:01').evaluate();
    expect(cut).toMatchObject({ cutOutsideFrameMinutes: 2, workedMinutes: 602, grossMinutes: 840 });
    expect(cut.findings[0]).toMatchObject({ code: 'OUTSIDE_FRAME_NOT_CREDITED', params: { minutes: 2 } });
    expect(steps('DV-FRAME', day('05:59', '20:01'))).toEqual([
      { clock: 'credit', beforeMinutes: 602, afterMinutes: 601, why: { frameFromMinute: 360, frameToMinute: 1200 } },
      { clock: 'credit', beforeMinutes: 601, afterMinutes: 600, why: { frameFromMinute: 360, frameToMinute: 1200 } },
    ]);
  });

  it('leaves nothing of Saturday 14 March, which has none', () => {
    const saturday = workingDay('2026-03-14').in('08:00').out('10:00');
    expect(saturday.evaluate()).toMatchObject({ creditedMinutes: 0, grossMinutes: 0, breakRecordedMinutes: 0 });
    expect(steps('DV-FRAME', saturday)).toEqual([
      { clock: 'credit', beforeMinutes: 120, afterMinutes: 0, why: { weekday: 6 } },
    ]);
  });

  it('measures presence from the first to the last minute within, stretches outside left aside', () => {
    const day = monday().in('04:00').out('05:30').in('06:30').breakStart('10:00').breakEnd('10:20').out('12:00');
    expect(day.evaluate()).toMatchObject({ grossMinutes: 330, breakRecordedMinutes: 20, cutOutsideFrameMinutes: 90 });
  });

  it('says nothing of minutes outside that were all ordered, and tells those that were not', () => {
    const evening = monday().in('15:00').out('20:30');
    const order = (to: string) => ({
      overtimeOrders: [{ startMinute: evening.minute('20:00'), endMinute: evening.minute(to) }],
    });
    expect(evening.evaluate(order('20:30'))).toMatchObject({ overtimeCandidateMinutes: 30, findings: [] });
    expect(evening.evaluate(order('20:29')).findings).toMatchObject([{ params: { minutes: 1 } }]);
    expect(evening.evaluate({ overtimeOrders: [] }).overtimeCandidateMinutes).toBe(0);
  });
});

describe('automatic break', () => {
  it('under the floor takes what lies above the threshold, up to the missing break', () => {
    const auto = (out: string) =>
      monday()
        .in('08:00')
        .out(out)
        .evaluate(under({ dailyCreditCapMinutes: null }));
    const minutes = ['14:00', '14:01', '14:30', '14:31', '17:30', '17:31', '17:45', '17:46'].map(
      (out) => auto(out).breakAutoMinutes,
    );
    expect(minutes).toEqual([0, 1, 30, 30, 30, 31, 45, 45]);
  });

  it('by presence looks at the hours from coming to going, breaks included', () => {
    const { breakRule } = STANDARD_PARAMETERS;
    const presence = under({ breakRule: { ...breakRule, basis: 'presence' } });
    const day = (out: string) => monday().in('08:00').breakStart('12:00').breakEnd('12:20').out(out);
    const minutes = ['14:20', '14:21', '14:30', '17:00', '17:25', '17:26'].map(
      (out) => day(out).evaluate(presence).breakAutoMinutes,
    );
    expect(minutes).toEqual([0, 1, 10, 10, 25, 25]);
  });

  it('says which breaks counted, under which rule, and nothing where the agreement has none', () => {
    expect(steps('DV-BREAK-AUTO', monday().in('08:00').breakStart('12:00').breakEnd('12:15').out('14:45'))).toEqual([
      {
        clock: 'credit',
        beforeMinutes: 390,
        afterMinutes: 375,
        why: { validBreakMinutes: 15, framedMinutes: 390, variant: 'floor', basis: 'net' },
      },
    ]);
    const none = under({ breakRule: { ...STANDARD_PARAMETERS.breakRule, autoDeduct: false } });
    expect(monday().in('08:00').out('15:00').evaluate(none)).toMatchObject({
      breakAutoMinutes: 0,
      creditedMinutes: 420,
    });
  });

  it('of young people goes by their own tiers', () => {
    const young = { person: { minor: true } };
    const auto = (out: string) => monday().in('08:00').out(out).evaluate(young).breakAutoMinutes;
    expect(['12:30', '12:31', '13:00', '14:30', '14:31', '15:00'].map(auto)).toEqual([0, 1, 30, 30, 31, 60]);
  });
});

describe('daily cap of ten hours', () => {
  it('takes the minute above and says so', () => {
    const day = (out: string) => monday().in('08:00').breakStart('12:00').breakEnd('13:00').out(out);
    expect(day('19:00').evaluate()).toMatchObject({ cappedMinutes: 0, creditedMinutes: 600 });
    expect(day('19:01').evaluate()).toMatchObject({ cappedMinutes: 1, creditedMinutes: 600 });
    expect(steps('DV-CAP-DAY', day('19:01'))).toEqual([
      { clock: 'credit', beforeMinutes: 601, afterMinutes: 600, why: { capMinutes: 600 } },
    ]);
    expect(day('19:01').evaluate(under({ dailyCreditCapMinutes: null })).creditedMinutes).toBe(601);
  });

  it('does not credit a day on which a booking is missing, however long it was', () => {
    const day = monday().in('06:00').out('18:00').in('18:30').evaluate();
    expect(day).toMatchObject({ state: 'incomplete', creditedMinutes: 0, cappedMinutes: 75, breakAutoMinutes: 45 });
    expect(day.trace.filter(({ clock }) => clock === 'credit')).toMatchObject([
      { rule: 'DQ-MISSING', beforeMinutes: 720, afterMinutes: 0, why: {} },
    ]);
  });
});

describe('core time from 09:00 to 15:00, break between 11:30 and 14:00', () => {
  const core = [1, 2, 3, 4, 5, 6, 7].map((day) => (day === 1 ? { fromMinute: 540, toMinute: 900 } : null));
  const window = { fromMinute: 690, toMinute: 840, maxMinutes: 90 };
  const cored = (more: Partial<DayFacts> = {}) => ({ ...under({ core, coreBreakWindow: window }), ...more });
  const missing = (day: WorkingDay, more: Partial<DayFacts> = {}) => day.evaluate(cored(more)).coreMissingMinutes;
  const pause = (from: string, to: string) => monday().in('08:00').breakStart(from).breakEnd(to).out('16:00');

  it('is kept from the first to the last minute', () => {
    expect(missing(monday().in('09:00').out('15:00'))).toBe(0);
    expect(missing(monday().in('09:01').out('15:00'))).toBe(1);
    expect(missing(monday().in('09:00').out('14:59'))).toBe(1);
    expect(monday().in('09:00').out('14:59').evaluate(cored()).findings).toMatchObject([
      { code: 'CORE_TIME_VIOLATION', params: { minutes: 1 } },
    ]);
    expect(codes(monday().in('09:00').out('15:00'), cored())).toEqual([]);
  });

  it('allows a break within the window, as long as the agreement says', () => {
    expect(missing(pause('11:30', '12:00'))).toBe(0);
    expect(missing(pause('11:29', '12:00'))).toBe(1);
    expect(missing(pause('13:30', '14:00'))).toBe(0);
    expect(missing(pause('13:30', '14:01'))).toBe(1);
    expect(missing(pause('12:00', '13:30'))).toBe(0);
    expect(missing(pause('12:00', '13:31'))).toBe(1);
    const long = under({ core, coreBreakWindow: { ...window, maxMinutes: null } });
    expect(pause('11:30', '14:00').evaluate(long).coreMissingMinutes).toBe(0);
    expect(pause('12:00', '12:30').evaluate(under({ core, coreBreakWindow: null })).coreMissingMinutes).toBe(30);
  });

  it('is not kept by leaving for good in the window', () => {
    expect(missing(monday().in('08:00').out('12:00'))).toBe(180);
  });

  it('is not asked where nothing is due, on a day that goes on, nor on Tuesday', () => {
    const late = monday().in('10:00').out('15:00');
    expect(missing(late)).toBe(60);
    expect(missing(late, { contract: null })).toBe(0);
    expect(missing(late, { asOfEpochMinute: late.minute('15:30') })).toBe(0);
    expect(missing(late, { asOfEpochMinute: late.minute('00:00', { plusDays: 1 }) })).toBe(60);
    expect(missing(workingDay('2026-03-10').in('10:00').out('15:00'))).toBe(0);
    expect(missing(monday().in('10:00'))).toBe(0);
  });

  it('is excused by approved absences, by a visit to the doctor for its time, by an exam for its minutes', () => {
    const late = monday().in('10:00').out('15:00');
    expect(missing(late, on('coreRelease'))).toBe(0);
    expect(missing(late, on('coreRelease', { approved: false }))).toBe(60);
    expect(missing(late, on('doctorVisit', { fromMinute: 540, toMinute: 599 }))).toBe(1);
    expect(missing(late, on('doctorVisit', { fromMinute: 500, toMinute: 600 }))).toBe(0);
    expect(missing(late, on('doctorVisit', { fromMinute: 540 }))).toBe(60);
    expect(missing(late, on('doctorVisit', { toMinute: 600 }))).toBe(60);
    expect(missing(late, on('antenatalExam', { minutes: 59 }))).toBe(1);
    expect(missing(late, on('nursingTime', { minutes: 60 }))).toBe(0);
    expect(missing(late, on('nursingTime'))).toBe(60);
  });

  it('gives a visit to the doctor the minutes of the core only, or all of them with proof, never those of work', () => {
    const late = monday().in('10:00').out('15:00');
    const credit = (more: Partial<AbsenceFact>) => late.evaluate(cored(on('doctorVisit', more))).absenceCreditMinutes;
    const visit = { fromMinute: 500, toMinute: 630 };
    expect(credit({ ...visit, creditPolicy: 'coreOnly' })).toBe(60);
    expect(credit(visit)).toBe(60);
    expect(credit({ ...visit, creditPolicy: 'full' })).toBe(100);
    expect(late.evaluate(on('doctorVisit', visit)).absenceCreditMinutes).toBe(0);
  });
});

describe('two visits to the doctor on one day', () => {
  const core = [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null];
  const visit = (fromMinute: number, toMinute: number, creditPolicy: AbsenceFact['creditPolicy']): AbsenceFact => {
    return {
      absenceId: `v${fromMinute}`,
      kind: 'doctorVisit',
      from: MONDAY,
      to: MONDAY,
      fromMinute,
      toMinute,
      creditPolicy,
    };
  };
  const credited = (...absences: AbsenceFact[]) =>
    monday().evaluate({ ...under({ core }), absences }).absenceCreditMinutes;

  it('give each minute once, also where the same visit was recorded twice', () => {
    expect(credited(visit(600, 660, 'full'), visit(600, 660, 'full'))).toBe(60);
    expect(credited(visit(600, 660, 'full'), visit(630, 690, 'full'))).toBe(90);
    expect(credited(visit(600, 660, 'full'), visit(660, 690, 'full'))).toBe(90);
  });

  it('give the same in either order, where one counts in full and the other in the core only', () => {
    const [early, long] = [visit(500, 600, 'coreOnly'), visit(500, 570, 'full')];
    expect([credited(early, long), credited(long, early)]).toEqual([100, 100]);
  });
});

describe('absences', () => {
  const credited = (day: WorkingDay, facts: Partial<DayFacts>) => day.evaluate(facts).absenceCreditMinutes;
  const short = () => monday().in('08:00').out('10:00');

  it('fill the day to its target and not a minute above', () => {
    expect(credited(short(), on('sick'))).toBe(348);
    expect(credited(monday().in('08:00').out('15:48'), on('sick'))).toBe(30);
    expect(credited(monday().in('07:00').out('16:48'), on('leave'))).toBe(0);
    expect(steps('DV-ABS-CREDIT', short(), on('leave'))).toEqual([
      {
        clock: 'credit',
        beforeMinutes: 120,
        afterMinutes: 468,
        why: { absence: 'leave', absenceId: 'a1', targetMinutes: 468 },
      },
    ]);
  });

  it('count a day of leave only where something is due', () => {
    expect(monday().evaluate(on('leave')).leaveDays).toBe(1);
    expect(monday().evaluate({ ...on('leave'), contract: null }).leaveDays).toBe(0);
    expect(monday().evaluate(on('sick')).leaveDays).toBe(0);
    expect(monday().in('08:00').evaluate(on('leave'))).toMatchObject({ leaveDays: 1, absenceCreditMinutes: 0 });
  });

  it('in a reintegration leave the day at its target, whatever was worked', () => {
    expect(short().evaluate(on('reintegration'))).toMatchObject({ absenceCreditMinutes: 348, creditedMinutes: 468 });
    const long = monday().in('08:00').out('12:00').in('13:00').out('18:00');
    expect(long.evaluate(on('reintegration'))).toMatchObject({ absenceCreditMinutes: -72, creditedMinutes: 468 });
    const both = { absences: [...(on('leave').absences ?? []), ...(on('reintegration').absences ?? [])] };
    expect(short().evaluate(both)).toMatchObject({ absenceCreditMinutes: 348, creditedMinutes: 468 });
  });

  it('fill it by the same one whatever came first: time off is used up last, but not spared by an illness without proof', () => {
    const of = (kind: AbsenceFact['kind'], more: Partial<AbsenceFact> = {}): AbsenceFact => ({
      absenceId: kind,
      kind,
      from: MONDAY,
      to: MONDAY,
      ...more,
    });
    const timeOff = of('compensatoryTimeOff');
    const taken = (other: AbsenceFact) =>
      [
        [timeOff, other],
        [other, timeOff],
      ].map((absences) => short().evaluate({ absences }).timeOffMinutes);
    expect(taken(of('sick', { certified: true, reportedPromptly: true }))).toEqual([0, 0]);
    expect(taken(of('sick', { certified: true }))).toEqual([348, 348]);
    expect(taken(of('sick', { reportedPromptly: true }))).toEqual([348, 348]);
    expect(taken(of('leave'))).toEqual([0, 0]);
    expect(taken(of('flexDay'))).toEqual([348, 348]);
    const both = [of('leave'), of('businessTripDay')];
    const fillers = [both, both.toReversed()].map((absences) => steps('DV-ABS-CREDIT', short(), { absences }));
    expect(fillers[0]).toEqual(fillers[1]);
  });

  it('of business trips and time off fill, flex days, strikes on the account and releases from the core do not', () => {
    const kinds = ['businessTripDay', 'compensatoryTimeOff', 'flexDay', 'coreRelease'] as const;
    expect(kinds.map((kind) => credited(short(), on(kind)))).toEqual([348, 348, 0, 0]);
    expect(short().evaluate(on('strike', { strikePolicy: 'flexitimeDebit' }))).toMatchObject({
      targetMinutes: 468,
      absenceCreditMinutes: 0,
      payrollItems: [],
    });
  });

  it('bring training by its length, up to a full-time day, on top of the work; without a length it fills', () => {
    expect(credited(short(), on('training', { minutes: 400 }))).toBe(400);
    expect(credited(short(), on('training', { minutes: 469 }))).toBe(468);
    expect(credited(short(), on('training', { minutes: 469, fulltimeDayMinutes: 480 }))).toBe(469);
    expect(credited(short(), on('training'))).toBe(348);
  });

  it('bring training of a civil servant or with raised hours up to the full-time day that these have', () => {
    const day = on('training', { minutes: 600 });
    const official = { ...FULLTIME, weeklyMinutes: 2400, personnelGroup: 'BEAMTE_SN' as const };
    expect(credited(monday(), { ...day, contract: official })).toBe(480);
    expect(credited(monday(), { ...day, contract: { ...FULLTIME, weeklyMinutes: 2520 } })).toBe(504);
  });

  it('bring a day of vocational school of six lessons as an average day, of five by its minutes', () => {
    const school = (more: Partial<AbsenceFact>) => credited(monday(), on('vocationalSchool', more));
    expect(school({ lessons: 5 })).toBe(225);
    expect(school({ lessons: 5, minutes: 270 })).toBe(270);
    expect(school({ lessons: 6, minutes: 270 })).toBe(468);
    expect(school({})).toBe(468);
    expect(credited(monday(), { ...on('vocationalSchool', { lessons: 6 }), contract: null })).toBe(0);
    const unscheduled = {
      ...FULLTIME,
      weeklyMinutes: 0,
      pattern: { kind: 'weekly' as const, minutes: [0, 0, 0, 0, 0, 0, 0] },
    };
    expect(credited(monday(), { ...on('vocationalSchool', { lessons: 6 }), contract: unscheduled })).toBe(0);
  });

  it('of an expecting mother bring their own minutes, also above the target', () => {
    const full = monday().in('08:00').out('12:00').in('13:00').out('17:00');
    expect(
      ['antenatalExam' as const, 'nursingTime' as const].map((kind) => credited(full, on(kind, { minutes: 45 }))),
    ).toEqual([45, 45]);
    expect(credited(full, on('antenatalExam'))).toBe(0);
  });

  it('without pay owe nothing and tell payroll, one item for each cause', () => {
    const both = { absences: [...(on('strike').absences ?? []), ...(on('unpaidLeave').absences ?? [])] };
    expect(monday().evaluate(both)).toMatchObject({ targetMinutes: 0, payrollItems: ['UNPAID_DAY', 'STRIKE_DAY'] });
    expect(steps('ABS-UNPAID', monday(), both)).toMatchObject([
      { beforeMinutes: 468, why: { absence: 'unpaidLeave' } },
    ]);
    expect(steps('ABS-UNPAID', monday(), on('strike'))).toEqual([
      { clock: 'target', beforeMinutes: 468, afterMinutes: 0, why: { absence: 'strike' } },
    ]);
    expect(steps('ABS-UNPAID', monday(), { ...on('strike'), contract: null })).toEqual([]);
    expect(monday().evaluate(on('strike')).payrollItems).toEqual(['STRIKE_DAY']);
  });

  it('that have a law of their own fill the day, or leave nothing due and tell payroll what it needs', () => {
    const worth = (kind: AbsenceKind) => {
      const { targetMinutes, creditedMinutes, payrollItems, findings } = monday().evaluate(on(kind));
      return [targetMinutes, creditedMinutes, payrollItems, findings];
    };
    for (const kind of [
      'paidRelease',
      'exchangeDay',
      'regenerationDay',
      'qualificationDay',
      'maternityProtection',
    ] as const)
      expect([kind, ...worth(kind)]).toEqual([kind, 468, 468, [], []]);
    expect(worth('parentalLeave')).toEqual([0, 0, [], []]);
    expect(worth('childSick')).toEqual([0, 0, ['CHILD_SICK_DAY'], []]);
  });

  it('end with their last day: the Sunday before and the Tuesday after do not count on Monday', () => {
    expect(codes(monday(), on('sick', { from: '2026-03-07', to: '2026-03-08' }))).toEqual(['UNEXCUSED_ABSENCE']);
    expect(codes(monday(), on('sick', { from: '2026-03-10', to: '2026-03-11' }))).toEqual(['UNEXCUSED_ABSENCE']);
    expect(monday().evaluate().findings).toMatchObject([{ params: { targetMinutes: 468 } }]);
    expect(codes(monday(), on('sick', { from: '2026-03-07', to: MONDAY }))).toEqual([]);
    expect(codes(monday().in('08:00').out('08:01'))).toEqual([]);
  });
});
