import { agreement, FULLTIME, workingDay } from '../../testing/builders';
import { type ContractSlice } from '../contract';
import { type PersonStatus } from '../day';
import { foresight } from './foresight';

describe('foresight on Monday 9 March 2026', () => {
  it('leads from 08:00 over the automatic break to the time to leave', () => {
    const day = workingDay('2026-03-09').in('08:00');
    expect(foresight(day.facts(), day.minute('10:00'))).toEqual({
      earliestLeaveMinute: day.minute('16:18'),
      breakDueMinute: day.minute('14:00'),
      latestEndMinute: day.minute('18:00'),
      latestEndLimit: 'dailyMax',
      dailyMaxMinutes: 600,
      restUntilMinute: day.minute('21:00'),
      nothingCounts: null,
    });
  });

  it('counts a break that was taken', () => {
    const day = workingDay('2026-03-09').in('08:00').breakStart('12:00').breakEnd('12:45');
    expect(foresight(day.facts(), day.minute('13:00'))).toMatchObject({
      earliestLeaveMinute: day.minute('16:33'),
      breakDueMinute: day.minute('18:45'),
      latestEndMinute: day.minute('18:45'),
    });
  });

  it('supposes on break that work goes on now', () => {
    const day = workingDay('2026-03-09').in('08:00').breakStart('12:00');
    expect(foresight(day.facts(), day.minute('12:30'))).toMatchObject({
      earliestLeaveMinute: day.minute('16:18'),
      breakDueMinute: null,
    });
  });

  it('supposes that work goes on also where the break began in the minute of coming', () => {
    const day = workingDay('2026-03-09').in('09:00').breakStart('09:00');
    expect(foresight(day.facts(), day.minute('09:10')).earliestLeaveMinute).toBe(day.minute('17:28'));
  });

  it('says now when the day is full already, and never when the frame ends before', () => {
    const full = workingDay('2026-03-09').in('06:00');
    expect(foresight(full.facts(), full.minute('17:00')).earliestLeaveMinute).toBe(full.minute('17:00'));
    const late = workingDay('2026-03-09').in('15:00');
    expect(foresight(late.facts(), late.minute('15:30')).earliestLeaveMinute).toBeNull();
  });

  it('knows of a person who has left only the end of the rest', () => {
    const day = workingDay('2026-03-09').in('08:00').out('16:00');
    expect(foresight(day.facts(), day.minute('18:00'))).toEqual({
      earliestLeaveMinute: null,
      breakDueMinute: null,
      latestEndMinute: null,
      latestEndLimit: 'dailyMax',
      dailyMaxMinutes: 600,
      restUntilMinute: day.minute('03:00', { plusDays: 1 }),
      nothingCounts: null,
    });
  });

  it('keeps young people to 8 hours, 4:30 in one stretch and 12 hours of rest (JArbSchG §§ 8, 11, 13)', () => {
    const day = workingDay('2026-03-09').in('08:00');
    expect(foresight(day.facts({ person: { minor: true } }), day.minute('10:00'))).toMatchObject({
      breakDueMinute: day.minute('12:30'),
      latestEndMinute: day.minute('16:00'),
      dailyMaxMinutes: 480,
      restUntilMinute: day.minute('22:00'),
    });
    // Another day of the week was shorter: then it may be half an hour more (§ 8 (2a)).
    const longer = foresight(day.facts({ person: { minor: true }, weekHasShorterDay: true }), day.minute('10:00'));
    expect(longer.latestEndMinute).toBe(day.minute('16:30'));
  });

  it('leads civil servants to the eight hours of their contract', () => {
    const contract: ContractSlice = {
      ...FULLTIME,
      weeklyMinutes: 2400,
      pattern: { kind: 'weekly', minutes: [480, 480, 480, 480, 480, 0, 0] },
      personnelGroup: 'BEAMTE_SN',
    };
    const day = workingDay('2026-03-09').in('08:00');
    expect(foresight(day.facts({ contract }), day.minute('10:00'))).toMatchObject({
      earliestLeaveMinute: day.minute('16:30'),
      latestEndMinute: day.minute('18:00'),
    });
  });

  it('looks over midnight: the night shift from 21:45 ends its target in the morning', () => {
    const day = workingDay('2026-03-09').in('21:45');
    const rota = agreement({ frame: null, dailyCreditCapMinutes: 720 });
    expect(foresight(day.facts({ agreement: rota }), day.minute('23:30'))).toMatchObject({
      earliestLeaveMinute: day.minute('06:03', { plusDays: 1 }),
      breakDueMinute: day.minute('03:45', { plusDays: 1 }),
      latestEndMinute: day.minute('07:45', { plusDays: 1 }),
      restUntilMinute: day.minute('10:30', { plusDays: 1 }),
    });
  });

  it('loses an hour of the clock in the night to 29 March 2026, not of the work', () => {
    const day = workingDay('2026-03-28').in('21:45');
    const rota = agreement({ frame: null });
    const { latestEndMinute } = foresight(day.facts({ agreement: rota }), day.minute('23:00'));
    expect(latestEndMinute).toBe(day.minute('08:45', { plusDays: 1 }));
  });

  it('remembers the rest of the evening before until the first booking of the day', () => {
    const day = workingDay('2026-03-09');
    const previousEndMinute = day.minute('22:00', { plusDays: -1 });
    const before = foresight(day.facts({ previousEndMinute }), day.minute('07:00'));
    expect(before.restUntilMinute).toBe(day.minute('09:00'));
    const minor = foresight(day.facts({ previousEndMinute, person: { minor: true } }), day.minute('07:00'));
    expect(minor.restUntilMinute).toBe(day.minute('10:00'));
  });

  it('has no latest end left once the day is too long, and counts work for others in', () => {
    const day = workingDay('2026-03-09').in('06:00');
    expect(foresight(day.facts(), day.minute('16:30')).latestEndMinute).toBeNull();
    const elsewhere = foresight(day.facts({ otherEmployerMinutes: 120 }), day.minute('08:00'));
    expect(elsewhere.latestEndMinute).toBe(day.minute('14:00'));
  });

  it('ends the evening of young people and mothers at eight, with a permit at ten, unless the hours are over before', () => {
    const late = workingDay('2026-03-09').in('13:00');
    const limits = (person: PersonStatus, at = '14:00', day = late) => {
      const { latestEndMinute, latestEndLimit } = foresight(day.facts({ person }), day.minute(at));
      return [latestEndMinute, latestEndLimit];
    };
    const eveningPermit = { validFrom: '2026-03-09' as const, validTo: '2026-03-09' as const };
    const eight = [late.minute('20:00'), 'evening'];
    expect(limits({})).toEqual([late.minute('23:00'), 'dailyMax']);
    for (const person of [{ minor: true }, { pregnant: true }, { nursing: true }])
      expect(limits(person)).toEqual(eight);
    expect(limits({ pregnant: true, eveningPermit })).toEqual([late.minute('21:30'), 'dailyMax']);
    const later = workingDay('2026-03-09').in('14:00');
    expect(limits({ pregnant: true, eveningPermit }, '15:00', later)).toEqual([late.minute('22:00'), 'evening']);
    expect(limits({ minor: true, pregnant: true, eveningPermit })).toEqual(eight);
    expect(limits({ pregnant: true, eveningPermit: { validFrom: '2026-03-02', validTo: '2026-03-08' } })).toEqual(
      eight,
    );
    expect(limits({ minor: true }, '20:00')).toEqual(eight);
    expect(limits({ minor: true }, '20:01')).toEqual([null, 'evening']);
    const morning = workingDay('2026-03-09').in('08:00');
    expect(limits({ pregnant: true }, '10:00', morning)).toEqual([morning.minute('16:30'), 'dailyMax']);
  });

  it('says beforehand where nothing will count: on a Sunday, after the frame and above the most of a day', () => {
    const sunday = workingDay('2026-03-08');
    expect(foresight(sunday.facts(), sunday.minute('10:00')).nothingCounts).toBe('frame');
    const atWork = sunday.in('10:00');
    expect(foresight(atWork.facts(), atWork.minute('11:00')).nothingCounts).toBe('frame');
    const monday = workingDay('2026-03-09');
    const told = (time: string) => foresight(monday.facts(), monday.minute(time)).nothingCounts;
    expect(['03:00', '08:00', '19:59', '20:00', '22:00'].map(told)).toEqual([null, null, null, 'frame', 'frame']);
    // Nine hours and more ask for 45 minutes of break: the quarter that was not taken comes off.
    const long = monday.in('06:00').out('12:00').in('12:30');
    expect(foresight(long.facts(), long.minute('16:44')).nothingCounts).toBeNull();
    expect(foresight(long.facts(), long.minute('16:45')).nothingCounts).toBe('cap');
    const forgotten = monday.in('06:00').in('12:30').out('16:00');
    expect(foresight(forgotten.facts(), forgotten.minute('22:00')).nothingCounts).toBeNull();
  });
});
