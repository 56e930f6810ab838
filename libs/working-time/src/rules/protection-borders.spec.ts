import { holidayCalendar } from '../calendar';
import { type DayEvaluation, type DayFacts } from '../day';
import { agreement, workingDay, type WorkingDay } from '../../testing/builders';
import { type LocalDate } from '../time';

/** Protection of work at the minute itself and one minute beside. Monday is 9 March 2026; nothing is cut by a frame. */
const MONDAY = '2026-03-09';
const UNFRAMED = agreement({ frame: null });
const MINOR = { person: { minor: true } };
const EXPECTING = { person: { pregnant: true } };

const found = (day: WorkingDay, facts: Partial<DayFacts> = {}): DayEvaluation['findings'] =>
  day.evaluate({ agreement: UNFRAMED, ...facts }).findings;
const codes = (day: WorkingDay, facts: Partial<DayFacts> = {}) => found(day, facts).map(({ code }) => code);
const paramsOf = (code: string, day: WorkingDay, facts: Partial<DayFacts> = {}) =>
  found(day, facts).find((finding) => finding.code === code)?.params;
const monday = () => workingDay(MONDAY);
/** From 08:00 on with a break of an hour at noon. */
const until = (time: string) => monday().in('08:00').breakStart('12:00').breakEnd('13:00').out(time);

describe('breaks (ArbZG § 4)', () => {
  it('are due after six hours, not at six hours', () => {
    expect(codes(monday().in('08:00').out('14:00'))).toEqual([]);
    const longer = monday().in('08:00').out('14:01');
    expect(codes(longer)).toEqual(['BREAK_MIN_NOT_MET', 'WORK_GT_6H_WITHOUT_BREAK']);
    expect(paramsOf('BREAK_MIN_NOT_MET', longer)).toEqual({
      requiredMinutes: 30,
      takenMinutes: 0,
      workedMinutes: 361,
    });
    expect(paramsOf('WORK_GT_6H_WITHOUT_BREAK', longer)).toEqual({ stretchMinutes: 361 });
  });

  it('are 45 minutes after nine hours of work, however long the presence', () => {
    const nine = (out: string) => monday().in('07:00').breakStart('12:00').breakEnd('12:30').out(out);
    expect(codes(nine('16:30'))).toEqual([]);
    expect(paramsOf('BREAK_MIN_NOT_MET', nine('16:31'))).toEqual({
      requiredMinutes: 45,
      takenMinutes: 30,
      workedMinutes: 541,
    });
  });

  it('count from 15 minutes on, and the shortest piece that does not is named', () => {
    const twice = (back: string) =>
      monday().in('08:00').breakStart('10:00').breakEnd('10:15').breakStart('12:00').breakEnd(back).out('14:00');
    expect(codes(twice('12:15'))).toEqual([]);
    expect(paramsOf('BREAK_PIECE_LT_15', twice('12:14'))).toEqual({ minutes: 14 });
    const three = monday()
      .in('08:00')
      .breakStart('09:00')
      .breakEnd('09:12')
      .breakStart('10:00')
      .breakEnd('10:10')
      .breakStart('11:00')
      .breakEnd('11:11')
      .out('12:00');
    expect(paramsOf('BREAK_PIECE_LT_15', three)).toEqual({ minutes: 10 });
  });

  it('of 14 minutes end no stretch: three hours before and three after are six', () => {
    const pieces = (out: string) => monday().in('08:00').breakStart('11:00').breakEnd('11:14').out(out);
    expect(codes(pieces('14:14'))).toEqual(['BREAK_PIECE_LT_15']);
    expect(codes(pieces('14:15'))).toContain('WORK_GT_6H_WITHOUT_BREAK');
  });

  it('of young people are due after four and a half and six hours', () => {
    expect(codes(monday().in('08:00').out('12:30'), MINOR)).toEqual([]);
    const longer = monday().in('08:00').out('12:31');
    expect(codes(longer, MINOR)).toEqual(['BREAK_MIN_NOT_MET', 'MINOR_WORK_GT_4H30_WITHOUT_BREAK']);
    expect(paramsOf('MINOR_WORK_GT_4H30_WITHOUT_BREAK', longer, MINOR)).toEqual({ stretchMinutes: 271 });
    const six = (out: string) => monday().in('08:00').breakStart('12:00').breakEnd('12:30').out(out);
    expect(codes(six('14:30'), MINOR)).toEqual([]);
    expect(paramsOf('BREAK_MIN_NOT_MET', six('14:31'), MINOR)).toMatchObject({ requiredMinutes: 60 });
  });
});

describe('daily maximum', () => {
  it('is ten hours, shown with the minutes', () => {
    expect(codes(until('19:00'))).toEqual([]);
    expect(paramsOf('DAILY_MAX_10H_EXCEEDED', until('19:01'))).toEqual({ workedMinutes: 601, limitMinutes: 600 });
    expect(paramsOf('DAILY_MAX_10H_EXCEEDED', until('18:00'), { otherEmployerMinutes: 61 })).toEqual({
      workedMinutes: 601,
      limitMinutes: 600,
    });
  });

  it('of young people is eight hours, eight and a half beside a shorter day of the week', () => {
    expect(codes(until('17:00'), MINOR)).toEqual([]);
    expect(paramsOf('MINOR_DAILY_MAX', until('17:01'), MINOR)).toEqual({ workedMinutes: 481, limitMinutes: 480 });
    const shorter = { ...MINOR, weekHasShorterDay: true };
    expect(codes(until('17:30'), shorter)).toEqual([]);
    expect(paramsOf('MINOR_DAILY_MAX', until('17:31'), shorter)).toEqual({ workedMinutes: 511, limitMinutes: 510 });
  });

  it('of an expecting mother is eight and a half hours, under 18 eight in every week', () => {
    expect(codes(until('17:30'), EXPECTING)).toEqual([]);
    expect(paramsOf('MUSCHG_DAILY_MAX_8H30', until('17:31'), EXPECTING)).toEqual({
      workedMinutes: 511,
      limitMinutes: 510,
    });
    const both = { person: { minor: true, nursing: true }, weekHasShorterDay: true };
    expect(codes(until('17:01'), both)).toEqual(['MINOR_DAILY_MAX']);
  });

  it('of expecting and nursing mothers counts what they work for others, as their last minute of today does', () => {
    const facts = { person: { nursing: true }, otherEmployerMinutes: 60 };
    expect(codes(until('16:30'), facts)).toEqual([]);
    expect(paramsOf('MUSCHG_DAILY_MAX_8H30', until('16:31'), facts)).toEqual({ workedMinutes: 511, limitMinutes: 510 });
  });

  it('of ten hours is not asked of young people, who have their own', () => {
    expect(codes(until('19:01'), MINOR)).not.toContain('DAILY_MAX_10H_EXCEEDED');
    expect(codes(until('16:00'), { ...MINOR, otherEmployerMinutes: 300 })).toEqual([]);
  });
});

describe('young people (JArbSchG)', () => {
  it('have shifts of ten hours with breaks, not a minute more', () => {
    const shift = (out: string) => monday().in('07:00').out('11:00').in('15:00').out(out);
    expect(codes(shift('17:00'), MINOR)).toEqual([]);
    expect(paramsOf('MINOR_SHIFT_SPAN_10H', shift('17:01'), MINOR)).toEqual({ spanMinutes: 601, limitMinutes: 600 });
    expect(codes(shift('17:01'))).toEqual([]);
  });

  it('may work until 14:00 on 24 December 2026 and not a minute longer', () => {
    const christmasEve = (out: string) => workingDay('2026-12-24').in('10:00').out(out);
    expect(codes(christmasEve('14:00'), MINOR)).toEqual([]);
    expect(codes(christmasEve('14:01'), MINOR)).toEqual(['MINOR_24_31_DEC_AFTER_14']);
    expect(codes(christmasEve('14:01'))).toEqual([]);
    expect(codes(workingDay('2026-12-23').in('10:00').out('14:01'), MINOR)).toEqual([]);
  });

  it('work neither after 20:00 nor before 06:00', () => {
    expect(codes(monday().in('16:00').out('20:00'), MINOR)).toEqual([]);
    expect(paramsOf('MINOR_NIGHT', monday().in('16:00').out('20:01'), MINOR)).toEqual({ minutes: 1 });
    expect(codes(monday().in('06:00').out('09:00'), MINOR)).toEqual([]);
    expect(paramsOf('MINOR_NIGHT', monday().in('05:59').out('09:00'), MINOR)).toEqual({ minutes: 1 });
    expect(codes(monday().in('05:59').out('09:00'))).toEqual([]);
  });
});

describe('night', () => {
  it('is counted from 23:00 to 06:00, over midnight as well', () => {
    const minutes = (day: WorkingDay) => day.evaluate({ agreement: UNFRAMED }).nightMinutes;
    expect(minutes(monday().in('19:00').out('23:00'))).toBe(0);
    expect(minutes(monday().in('19:00').out('23:01'))).toBe(1);
    expect(minutes(monday().in('05:59').out('08:00'))).toBe(1);
    expect(minutes(monday().in('22:00').out('06:30', { plusDays: 1 }))).toBe(420);
  });

  it('of an expecting mother begins at 20:00, at 22:00 with a permit that holds the day', () => {
    const evening = (out: string) => monday().in('17:00').out(out);
    expect(codes(evening('20:00'), EXPECTING)).toEqual([]);
    expect(paramsOf('MUSCHG_NIGHT_20_6', evening('20:01'), EXPECTING)).toEqual({ minutes: 1 });
    const permit = (validFrom: LocalDate) => ({
      person: { pregnant: true, eveningPermit: { validFrom, validTo: '2026-03-31' as const } },
    });
    expect(codes(evening('22:00'), permit(MONDAY))).toEqual([]);
    expect(paramsOf('MUSCHG_NIGHT_20_6', evening('22:01'), permit(MONDAY))).toEqual({ minutes: 1 });
    expect(paramsOf('MUSCHG_NIGHT_20_6', evening('22:01'), permit('2026-03-10'))).toEqual({ minutes: 121 });
    expect(codes(evening('20:01'))).toEqual([]);
  });
});

describe('rest between two days', () => {
  const morning = monday().in('08:00').out('10:00');
  const after = (minutes: number, facts: Partial<DayFacts> = {}) =>
    morning.evaluate({ agreement: UNFRAMED, ...facts, previousEndMinute: morning.minute('08:00') - minutes });

  it('is eleven hours; a minute less is shown with the time from which work would have been lawful', () => {
    expect(after(660)).toMatchObject({ restMinutes: 660, earliestLawfulStartMinute: null, findings: [] });
    expect(after(659)).toMatchObject({
      restMinutes: 659,
      earliestLawfulStartMinute: morning.minute('08:01'),
      findings: [{ code: 'REST_11H_VIOLATED', params: { restMinutes: 659, requiredMinutes: 660 } }],
    });
  });

  it('may be ten hours where the agreement says so, and is then owed later', () => {
    const hospital = { agreement: agreement({ frame: null, minRestMinutes: 600 }) };
    expect(after(660, hospital).findings).toEqual([]);
    for (const minutes of [659, 600])
      expect(after(minutes, hospital).findings).toMatchObject([
        { code: 'REST_REDUCED_COMPENSATION_DUE', params: { restMinutes: minutes, requiredMinutes: 660 } },
      ]);
    expect(after(599, hospital).findings).toMatchObject([
      { code: 'REST_11H_VIOLATED', params: { restMinutes: 599, requiredMinutes: 600 } },
    ]);
  });

  it('of young people is twelve hours, whatever the agreement says', () => {
    expect(after(720, MINOR).findings).toEqual([]);
    expect(after(719, { ...MINOR, agreement: agreement({ frame: null, minRestMinutes: 600 }) }).findings).toMatchObject(
      [{ code: 'MINOR_REST_12H', params: { restMinutes: 719, requiredMinutes: 720 } }],
    );
  });

  it('is not known of the first day, and not asked of a day without work', () => {
    expect(morning.evaluate({ previousEndMinute: null }).restMinutes).toBeNull();
    expect(morning.evaluate({ previousEndMinute: undefined }).restMinutes).toBeNull();
    expect(monday().evaluate({ previousEndMinute: monday().minute('07:00') }).restMinutes).toBeNull();
  });
});

describe('Sundays and public holidays', () => {
  it('name the substitute day of rest: two weeks for Sunday 15 March, eight for a holiday on Monday', () => {
    const sunday = workingDay('2026-03-15').in('08:00').out('10:00');
    expect(found(sunday)).toEqual([
      { code: 'SUNDAY_WORK', severity: 'report', params: { substituteRestDayBy: '2026-03-28' } },
    ]);
    const holiday = { holidays: holidayCalendar([MONDAY]) };
    expect(found(monday().in('08:00').out('10:00'), holiday)).toEqual([
      { code: 'HOLIDAY_WORK', severity: 'report', params: { substituteRestDayBy: '2026-05-03' } },
    ]);
    expect(codes(sunday, { holidays: holidayCalendar(['2026-03-15']) })).toEqual(['SUNDAY_WORK', 'HOLIDAY_WORK']);
    expect(codes(workingDay('2026-03-14').in('08:00').out('10:00'))).toEqual([]);
  });

  it('begin at midnight, so that a shift of Saturday may reach into them', () => {
    const saturday = (out: string) => workingDay('2026-03-14').in('21:00').out(out, { plusDays: 1 });
    expect(codes(saturday('00:00'))).toEqual([]);
    expect(codes(saturday('00:01'))).toEqual(['SUNDAY_WORK']);
  });

  it('are forbidden to expecting and nursing mothers', () => {
    const sunday = workingDay('2026-03-15').in('08:00').out('10:00');
    expect(codes(sunday, EXPECTING)).toEqual(['SUNDAY_WORK', 'MUSCHG_SUNDAY_HOLIDAY']);
    expect(codes(monday().in('08:00').out('10:00'), { ...EXPECTING, holidays: holidayCalendar([MONDAY]) })).toEqual([
      'HOLIDAY_WORK',
      'MUSCHG_SUNDAY_HOLIDAY',
    ]);
    expect(codes(workingDay('2026-03-14').in('08:00').out('10:00'), EXPECTING)).toEqual([]);
  });
});
