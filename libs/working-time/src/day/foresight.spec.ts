import { workingDay } from '../../testing/builders';
import { foresight } from './foresight';

describe('foresight on Monday 9 March 2026', () => {
  it('leads from 08:00 over the automatic break to the time to leave', () => {
    const day = workingDay('2026-03-09').in('08:00');
    expect(foresight(day.facts(), day.minute('10:00'))).toEqual({
      earliestLeaveMinute: day.minute('16:18'),
      breakDueMinute: day.minute('14:00'),
      latestEndMinute: day.minute('18:00'),
      restUntilMinute: day.minute('21:00'),
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
      restUntilMinute: day.minute('03:00', { plusDays: 1 }),
    });
  });
});
