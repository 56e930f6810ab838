import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { holidayCalendar } from '../calendar';
import { payrollLinesOf, valueOfMonth } from '../closing';
import { type DayFacts } from '../day';
import { evaluateDays } from '../evaluation';
import { monthOf } from '../time';

/** Flexitime, where hours of one's own choice earn no supplements (TVöD § 8 (1) b to f); frame 06:00 to 20:00. */
const order = (day: WorkingDay, from: string, to: string, plusDays = 0): Partial<DayFacts> => ({
  overtimeOrders: [{ startMinute: day.minute(from), endMinute: day.minute(to, { plusDays }) }],
});
const called = (day: WorkingDay, from: string, minutes: number): Partial<DayFacts> => ({
  callouts: [{ startMinute: day.minute(from), endMinute: day.minute(from) + minutes }],
});
const told = (day: WorkingDay, facts: Partial<DayFacts>) =>
  Object.fromEntries(day.evaluate(facts).supplements.map(({ code, minutes }) => [code, minutes]));

describe('supplements under flexitime', () => {
  it('are due for the ordered part of a late evening, Wednesday 14 October 2026, and for no minute more', () => {
    const evening = workingDay('2026-10-14').in('14:00').out('23:00');
    expect(told(evening, {})).toEqual({});
    expect(told(evening, order(evening, '18:00', '22:30'))).toEqual({ NIGHT: 90 });
  });

  it('are due for an ordered Saturday afternoon, Sunday and holiday', () => {
    const saturday = workingDay('2026-10-17').in('12:00').out('16:00');
    expect(told(saturday, order(saturday, '12:00', '16:00'))).toEqual({ SATURDAY: 180 });
    const sunday = workingDay('2026-10-18').in('08:00').out('12:00');
    expect(told(sunday, order(sunday, '09:00', '13:00'))).toEqual({ SUNDAY: 180 });
    const reformation = workingDay('2026-10-31').in('08:00').out('10:00');
    const facts = { ...order(reformation, '08:00', '10:00'), holidays: holidayCalendar(['2026-10-31']) };
    expect(told(reformation, facts)).toEqual({ HOLIDAY_NO_TIME_OFF: 120 });
  });

  it('are due for ordered work within the frame, too: 24 December from 08:00 to 12:00', () => {
    const eve = workingDay('2026-12-24').in('08:00').out('12:00');
    expect(told(eve, order(eve, '08:00', '12:00'))).toEqual({ DEC24_31: 240 });
  });

  it('are due for a call-out on Sunday night, whether or not its work was booked, each minute once', () => {
    const silent = workingDay('2026-10-18');
    expect(told(silent, called(silent, '22:00', 80))).toEqual({ NIGHT: 80, SUNDAY: 80 });
    const booked = workingDay('2026-10-18').in('22:10').out('23:00');
    expect(told(booked, called(booked, '22:00', 80))).toEqual({ NIGHT: 80, SUNDAY: 80 });
    const roster = agreement({ frame: null, supplementsDue: true });
    expect(told(booked, { ...called(booked, '22:00', 80), agreement: roster })).toEqual({ NIGHT: 80, SUNDAY: 80 });
  });

  it('of a call-out over midnight are those of its beginning alone, on whatever day its work was booked', () => {
    // Called on Friday at 23:30 for ninety minutes; booked from 0:10 on, on order as well.
    const saturday = workingDay('2026-10-17').in('00:10').out('01:00');
    const callouts = [{ startMinute: saturday.minute('00:00') - 30, endMinute: saturday.minute('01:00') }];
    const roster = agreement({ frame: null, supplementsDue: true });
    expect(told(saturday, { callouts, agreement: roster })).toEqual({});
    expect(told(saturday, { callouts, ...order(saturday, '00:00', '02:00') })).toEqual({});
    const longer = workingDay('2026-10-17').in('00:10').out('01:30');
    expect(told(longer, { callouts, ...order(longer, '00:00', '02:00') })).toEqual({ NIGHT: 30 });
    expect(told(workingDay('2026-10-16'), { callouts, agreement: roster })).toEqual({ NIGHT: 90 });
    const byCalendarDay = agreement({ frame: null, supplementsDue: true, accountingDay: 'calendarDay' });
    const friday = workingDay('2026-10-16').in('23:30').out('01:00', { plusDays: 1 });
    const days = [
      friday.facts({ callouts, agreement: byCalendarDay }),
      workingDay('2026-10-17').facts({ callouts, agreement: byCalendarDay }),
    ];
    expect(evaluateDays(days).flatMap(({ supplements }) => supplements.map(({ minutes }) => minutes))).toEqual([90]);
  });

  it('are none of a civil servant, who has other rules', () => {
    const sunday = workingDay('2026-10-18').in('08:00').out('12:00');
    const official = { contract: { ...FULLTIME, personnelGroup: 'BEAMTE_SN' as const } };
    expect(told(sunday, { ...order(sunday, '08:00', '12:00'), ...official })).toEqual({});
    expect(told(sunday, { ...called(sunday, '08:00', 60), ...official })).toEqual({});
  });
});

describe('a night over the end of a month', () => {
  const roster = { agreement: agreement({ frame: null, supplementsDue: true }) };
  const lines = (day: WorkingDay, facts: Partial<DayFacts> = roster) =>
    payrollLinesOf(monthOf(day.date), [day.evaluate(facts)]).map(
      ({ code, quantity, originMonth }) => `${code} ${quantity} ${originMonth}`,
    );

  it('has each supplement minute in the month of its own day: 31 October 2026, 22:00 to Sunday 06:00', () => {
    const night = workingDay('2026-10-31').in('22:00').out('06:00', { plusDays: 1 });
    expect(lines(night)).toEqual(['NIGHT 120 2026-10', 'NIGHT 360 2026-11', 'SUN 360 2026-11']);
    expect(night.evaluate(roster).supplements).toEqual([
      { code: 'NIGHT', percent: 20, minutes: 480, laterMonths: { '2026-11': 360 } },
      { code: 'SUNDAY', percent: 25, minutes: 360, laterMonths: { '2026-11': 360 } },
    ]);
  });

  it('also over the end of the year, and for an order under flexitime', () => {
    const night = workingDay('2026-12-31').in('20:00').out('02:00', { plusDays: 1 });
    const ordered = { ...order(night, '21:00', '02:00', 1), holidays: holidayCalendar(['2027-01-01']) };
    expect(lines(night, ordered)).toEqual([
      'HOL_135 120 2027-01',
      'NIGHT 180 2026-12',
      'NIGHT 120 2027-01',
      'XMAS_NYE 180 2026-12',
    ]);
    expect(valueOfMonth('2026-12', [night.evaluate(ordered)], ['2026-12-31']).payrollLines).toHaveLength(4);
  });

  it('and keeps one line in the middle of the month', () => {
    expect(lines(workingDay('2026-10-14').in('22:00').out('02:00', { plusDays: 1 }))).toEqual(['NIGHT 240 2026-10']);
  });
});

describe('the daily cap of ten hours', () => {
  /** Wednesday 14 October 2026: 08:00 to 12:00 and 12:30 to 20:30. */
  const long = () => workingDay('2026-10-14').in('08:00').breakStart('12:00').breakEnd('12:30').out('20:30');

  it('limits what somebody chose to do, never what was ordered: 16:30 to 20:30 is credited or paid in full', () => {
    const day = long();
    const result = day.evaluate(order(day, '16:30', '20:30'));
    // 480 of one's own choice less 15 of break, and 210 within the frame; the 30 after 20:00 are for payroll.
    expect(result).toMatchObject({ cappedMinutes: 0, creditedMinutes: 675, overtimeCandidateMinutes: 30 });
    expect(day.evaluate()).toMatchObject({ cappedMinutes: 75, creditedMinutes: 600 });
  });

  it('still cuts the chosen hours beside an order, and says what was ordered', () => {
    const day = workingDay('2026-10-14').in('06:00').breakStart('12:00').breakEnd('12:45').out('20:00');
    const result = day.evaluate(order(day, '19:00', '20:00'));
    expect(result).toMatchObject({ cappedMinutes: 135, creditedMinutes: 660 });
    expect(result.trace.find(({ rule }) => rule === 'DV-CAP-DAY')).toMatchObject({
      beforeMinutes: 795,
      afterMinutes: 660,
      why: { capMinutes: 600, orderedMinutes: 60 },
    });
    const twice = {
      overtimeOrders: [
        ...(order(day, '19:00', '19:40').overtimeOrders ?? []),
        ...(order(day, '19:20', '20:00').overtimeOrders ?? []),
      ],
    };
    expect(day.evaluate(twice)).toMatchObject({ cappedMinutes: 135, creditedMinutes: 660 });
  });
});
