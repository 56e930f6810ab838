import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { type DayFacts } from '../day';

/** A call-out is paid for itself, rounded up to hours: what was booked of it goes into no account and is no overtime. */
const called = (day: WorkingDay, from: string, minutes: number): Partial<DayFacts> => ({
  callouts: [{ startMinute: day.minute(from), endMinute: day.minute(from) + minutes }],
});
const order = (day: WorkingDay, from: string, to: string, plusDays = 0): Partial<DayFacts> => ({
  overtimeOrders: [{ startMinute: day.minute(from), endMinute: day.minute(to, { plusDays }) }],
});

describe('the work of a call-out, booked', () => {
  it('within the frame counts for the law and not for the account: Friday 16 October 2026, 17 to 18', () => {
    const friday = workingDay('2026-10-16').in('08:00').out('12:00').in('12:30').out('15:30').in('17:00').out('18:00');
    const day = friday.evaluate(called(friday, '17:00', 60));
    expect(day).toMatchObject({ workedMinutes: 480, creditedMinutes: 420, cutOutsideFrameMinutes: 0 });
    expect(day.findings).toEqual([]);
    expect(day.trace.find(({ rule }) => rule === 'TVOED-8-3')).toMatchObject({
      ...{ clock: 'credit', beforeMinutes: 480, afterMinutes: 420, why: { calloutMinutes: 60 } },
    });
  });

  it('on order, too, is no overtime: Saturday 14:00 to 15:30 is paid once, the hour after it as ordered', () => {
    const saturday = workingDay('2026-10-17').in('14:00').out('16:30');
    const facts = { ...called(saturday, '14:00', 90), ...order(saturday, '14:00', '16:30') };
    const day = saturday.evaluate(facts);
    expect(day).toMatchObject({ creditedMinutes: 0, overtimeCandidateMinutes: 60, cutOutsideFrameMinutes: 60 });
    expect(day.supplements).toEqual([expect.objectContaining({ code: 'SATURDAY', minutes: 150 })]);
  });

  it('in the middle of a shift is neither a break nor a minute of the cap, under a duty roster as well', () => {
    const shift = workingDay('2026-10-14').in('08:00').out('20:00');
    const facts = { ...called(shift, '12:00', 60), agreement: agreement({ frame: null, dailyCreditCapMinutes: 720 }) };
    const day = shift.evaluate(facts);
    expect(day.breakRecordedMinutes).toBe(0);
    expect([day.cappedMinutes, day.creditedMinutes]).toEqual([0, 660 - day.breakAutoMinutes]);
  });

  it('after midnight belongs to the call of the evening before: Friday 23:30, booked from 0:10 on', () => {
    const saturday = workingDay('2026-10-17').in('00:10').out('01:00');
    const callouts = [{ startMinute: saturday.minute('00:00') - 30, endMinute: saturday.minute('01:00') }];
    const day = saturday.evaluate({ callouts, agreement: agreement({ frame: null }) });
    expect([day.workedMinutes, day.creditedMinutes]).toEqual([50, 0]);
    // Its supplements stand in the day of the call.
    expect(day.supplements).toEqual([]);
  });

  it('keeps a day of leave whole, and is credited to those whom nobody pays it', () => {
    const friday = workingDay('2026-10-16').in('17:00').out('18:00');
    const leave = {
      absenceId: 'leave',
      kind: 'leave' as const,
      from: '2026-10-16' as const,
      to: '2026-10-16' as const,
    };
    const day = friday.evaluate({ ...called(friday, '17:00', 60), absences: [leave] });
    expect([day.creditedMinutes, day.findings]).toEqual([468, []]);
    const contract = { ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const };
    expect(friday.evaluate({ ...called(friday, '17:00', 60), contract }).creditedMinutes).toBe(60);
  });
});

describe('duty beyond the daily limit of a roster', () => {
  it('is named where no order pays it: 24 hours of fire service, twelve of them credited', () => {
    const duty = workingDay('2026-10-09').in('07:00').out('07:00', { plusDays: 1 });
    const roster = agreement({
      frame: null,
      dailyCreditCapMinutes: 720,
      breakRule: { ...agreement().parameters.breakRule, autoDeduct: false },
    });
    const named = (facts: Partial<DayFacts>) =>
      duty.evaluate(facts).findings.filter(({ code }) => code === 'ABOVE_CAP_NOT_CREDITED');
    expect(named({ agreement: roster })).toEqual([
      { code: 'ABOVE_CAP_NOT_CREDITED', severity: 'warn', params: { minutes: 720 } },
    ]);
    const half = order(duty, '19:00', '01:00', 1);
    expect(named({ agreement: roster, ...half })).toEqual([expect.objectContaining({ params: { minutes: 360 } })]);
    expect(named({ agreement: roster, ...order(duty, '19:00', '07:00', 1) })).toEqual([]);
    // Hours of one's own choice are shown by the day's steps alone.
    expect(named({})).toEqual([]);
  });
});

describe('ordered work over the end of a month', () => {
  it('tells the minutes of the later month apart: New Year’s Eve 20:00 to 6:00', () => {
    const eve = workingDay('2025-12-31').in('20:00').out('06:00', { plusDays: 1 });
    const day = eve.evaluate(order(eve, '20:00', '06:00', 1));
    expect(day).toMatchObject({ overtimeCandidateMinutes: 600, overtimeLaterMonths: { '2026-01': 360 } });
    const plain = workingDay('2025-12-30').in('20:00').out('06:00', { plusDays: 1 });
    expect(plain.evaluate(order(plain, '20:00', '06:00', 1))).not.toHaveProperty('overtimeLaterMonths');
  });
});
