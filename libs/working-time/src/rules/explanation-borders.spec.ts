import { type AbsenceFact, type AbsenceKind } from '../absence';
import { type AgreementParameters, STANDARD_PARAMETERS } from '../agreement';
import { holidayCalendar } from '../calendar';
import { type DayFacts } from '../day';
import { flexDayFindings } from '../period';
import { RULES } from './catalogue';
import { agreement, FULLTIME, ruleTerms, workingDay, type WorkingDay } from '../../testing/builders';

/** Where a step comes from, and the odd days on which two rules meet. Monday is 9 March 2026. */
const MONDAY = '2026-03-09';
const monday = () => workingDay(MONDAY);
const codes = (day: WorkingDay, facts: Partial<DayFacts> = {}) => day.evaluate(facts).findings.map(({ code }) => code);
const absence = (kind: AbsenceKind, more: Partial<AbsenceFact> = {}): AbsenceFact => {
  return { absenceId: kind, kind, from: MONDAY, to: MONDAY, ...more };
};

describe('a step of the explanation', () => {
  const long = () => monday().in('05:59').out('18:00');
  const stepsUnder = (changes: Partial<DayFacts['agreement']>) =>
    long().evaluate({ agreement: { ...agreement(), ...changes } }).trace;

  it('names the version, and the paragraph of the agreement where one is on record, of the rule where not', () => {
    const paragraphs = { frame: '§ 4 (1)', breakRule: '§ 5 (2)' };
    const told = stepsUnder({ paragraphs }).map(({ rule, paragraph, source }) => [rule, paragraph, source]);
    const version = { agreementId: 'DV-1', version: 1 };
    expect(told).toEqual([
      ['ARBZG-16', 'ArbZG § 16 (2), § 3 ArbSchG', undefined],
      ['CON-PATTERN', 'TVöD § 6 (1)', undefined],
      ['DV-FRAME', '§ 4 (1)', { ...version, paragraph: '§ 4 (1)' }],
      ['DV-BREAK-AUTO', '§ 5 (2)', { ...version, paragraph: '§ 5 (2)' }],
      ['DV-CAP-DAY', 'Dienstvereinbarung, Höchstanrechnung', version],
    ]);
  });

  it('names the temporary rule that set its parameter', () => {
    const overlaid = { breakRule: 'HEAT', dailyCreditCapMinutes: 'EVENT' };
    expect(
      stepsUnder({ overlaid })
        .slice(3)
        .map(({ source }) => source),
    ).toEqual([{ overlayId: 'HEAT' }, { overlayId: 'EVENT' }]);
    const night = workingDay('2026-03-28').in('22:00').out('03:00', { plusDays: 1 });
    const rostered = agreement({ frame: null, dstPolicy: 'creditRostered' });
    const contract = { ...FULLTIME, pattern: { kind: 'weekly' as const, minutes: [0, 0, 0, 0, 0, 480, 0] } };
    const steps = night.evaluate({ contract, agreement: { ...rostered, overlaid: { dstPolicy: 'NIGHT' } } }).trace;
    expect(steps.at(-1)).toMatchObject({ rule: 'CAL-DST', source: { overlayId: 'NIGHT' } });
  });

  it('names the stretch that a frame cut off, and no other step has one', () => {
    const steps = stepsUnder({});
    expect(steps.filter((step) => 'interval' in step).map(({ rule, interval }) => [rule, interval])).toEqual([
      ['DV-FRAME', { startMinute: monday().minute('05:59'), endMinute: monday().minute('06:00') }],
    ]);
    expect(Object.keys(steps[1])).toEqual(['rule', 'paragraph', 'clock', 'beforeMinutes', 'afterMinutes', 'why']);
  });

  it('names the holiday, or nothing where the calendar knows no name', () => {
    const holidays = holidayCalendar(['2026-03-09']);
    expect(monday().evaluate({ holidays }).trace[1]).toMatchObject({ rule: 'HOL-SN', why: { holiday: '' } });
  });

  it('is left out where a missing booking had nothing to take away', () => {
    expect(
      monday()
        .out('16:00')
        .evaluate()
        .trace.map(({ rule }) => rule),
    ).toEqual(['CON-PATTERN']);
  });
});

describe('rules in force', () => {
  const inForce = (id: string, changes: Partial<AgreementParameters>) =>
    RULES.find((rule) => rule.id === id)?.isInForce?.(
      ruleTerms({ parameters: { ...STANDARD_PARAMETERS, ...changes } }),
    );

  it('are those whose parameter says something', () => {
    const { frame, breakRule } = STANDARD_PARAMETERS;
    expect([inForce('DV-FRAME', { frame }), inForce('DV-FRAME', { frame: null })]).toEqual([true, false]);
    expect([inForce('DV-CORE', { core: frame }), inForce('DV-CORE', { core: null })]).toEqual([true, false]);
    const caps = [600, null].map((dailyCreditCapMinutes) => inForce('DV-CAP-DAY', { dailyCreditCapMinutes }));
    expect(caps).toEqual([true, false]);
    const policies = (['creditRostered', 'actual'] as const).map((dstPolicy) => inForce('CAL-DST', { dstPolicy }));
    expect(policies).toEqual([true, false]);
    const breaks = [true, false].map((autoDeduct) =>
      inForce('DV-BREAK-AUTO', { breakRule: { ...breakRule, autoDeduct } }),
    );
    expect(breaks).toEqual([true, false]);
  });

  it('tell of supplements wherever somebody may have them: ordered work earns them under flexitime, too', () => {
    const rule = RULES.find(({ id }) => id === 'TVOED-8-1');
    const told = (supplementsDue: boolean, personnelGroup: 'TVOED_VKA' | 'BEAMTE_SN') =>
      rule?.isInForce?.(ruleTerms({ personnelGroup, parameters: { ...STANDARD_PARAMETERS, supplementsDue } }));
    expect([told(true, 'TVOED_VKA'), told(false, 'TVOED_VKA')]).toEqual([true, true]);
    expect([told(true, 'BEAMTE_SN'), told(false, 'BEAMTE_SN')]).toEqual([true, false]);
  });
});

describe('days on which two rules meet', () => {
  it('a missing booking credits nothing, not less than nothing, where the frame would have cut', () => {
    const day = monday().in('05:00').out('06:30').in('07:00');
    expect(day.evaluate()).toMatchObject({ creditedMinutes: 0, cutOutsideFrameMinutes: 60, balanceMinutes: -468 });
  });

  it('leave beside illness is still a day of leave; time off fills beside a flex day, illness does not', () => {
    const both = (one: AbsenceKind, other: AbsenceKind) =>
      monday().evaluate({ absences: [absence(one), absence(other)] });
    expect([both('sick', 'leave').leaveDays, both('leave', 'sick').leaveDays]).toEqual([1, 1]);
    expect(both('flexDay', 'compensatoryTimeOff').absenceCreditMinutes).toBe(468);
    expect(both('flexDay', 'sick').absenceCreditMinutes).toBe(0);
  });

  it('only exams and nursing excuse the core by minutes, only visits to the doctor by the clock', () => {
    const core = [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null];
    const missing = (absences: AbsenceFact[]) =>
      monday()
        .in('10:00')
        .out('15:00')
        .evaluate({ agreement: agreement({ core }), absences }).coreMissingMinutes;
    expect(missing([absence('doctorVisit', { minutes: 60 })])).toBe(60);
    expect(missing([absence('nursingTime', { fromMinute: 540, toMinute: 600 })])).toBe(60);
    expect(missing([absence('antenatalExam', { minutes: 30 }), absence('nursingTime', { minutes: 29 })])).toBe(1);
  });

  it('a young person who works from Friday into Saturday, or from 24 December into the holiday, is told so', () => {
    const young = { person: { minor: true }, agreement: agreement({ frame: null }) };
    expect(codes(workingDay('2026-03-13').in('22:00').out('00:01', { plusDays: 1 }), young)).toContain(
      'MINOR_SATURDAY',
    );
    expect(codes(workingDay('2026-03-13').in('22:00').out('00:00', { plusDays: 1 }), young)).not.toContain(
      'MINOR_SATURDAY',
    );
    expect(codes(workingDay('2026-12-24').in('22:00').out('01:00', { plusDays: 1 }), young)).toContain(
      'MINOR_24_31_DEC_AFTER_14',
    );
  });

  it('a night from Sunday into a holiday earns two days of rest, and names the last day of each', () => {
    const night = workingDay('2026-04-05').in('22:00').out('02:00', { plusDays: 1 });
    const holidays = holidayCalendar({ '2026-04-06': 'Ostermontag' });
    expect(night.evaluate({ agreement: agreement({ frame: null }), holidays })).toMatchObject({
      substituteRestDayBy: '2026-04-18',
      findings: [
        { code: 'SUNDAY_WORK', params: { substituteRestDayBy: '2026-04-18' } },
        { code: 'HOLIDAY_WORK', params: { substituteRestDayBy: '2026-05-31' } },
      ],
    });
  });

  it('a flex day may lead as deep into debt as it likes where the agreement has no limit', () => {
    const request = {
      requestHalfDays: 2,
      takenInMonthHalfDays: 0,
      takenInYearHalfDays: 0,
      balanceMinutes: -6000,
      targetMinutes: 468,
    };
    expect(flexDayFindings(request, { maxPerMonth: 2, maxPerYear: 24, lowerLimitMinutes: null })).toEqual([]);
    expect(flexDayFindings(request, { maxPerMonth: 2, maxPerYear: 24, lowerLimitMinutes: -6467 })).toEqual([
      'FLEXDAY_INSUFFICIENT_CREDIT',
    ]);
  });
});
