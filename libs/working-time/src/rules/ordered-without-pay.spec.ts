import { agreement, FULLTIME, workingDay, type WorkingDay } from '../../testing/builders';
import { type AbsenceKind } from '../absence';
import { type PersonnelGroup } from '../contract';
import { type DayEvaluation, type DayFacts } from '../day';
import { evaluateDays } from '../evaluation';

/** Ordered work of those whom payroll pays none: it is in the account, whatever the frame says (here 06:00 to 20:00). */
const of = (personnelGroup: PersonnelGroup): Partial<DayFacts> => ({ contract: { ...FULLTIME, personnelGroup } });
const order = (day: WorkingDay, from: string, to: string, plusDays = 0): Partial<DayFacts> => ({
  overtimeOrders: [{ startMinute: day.minute(from), endMinute: day.minute(to, { plusDays }) }],
});
const lost = ({ cutOutsideFrameMinutes, cappedMinutes, breakAutoMinutes }: DayEvaluation): number =>
  cutOutsideFrameMinutes + cappedMinutes + breakAutoMinutes;

describe('ordered work outside the frame', () => {
  it.each(['BEAMTE_SN', 'TVAOED'] as const)(
    '%s: counts for the account, Sunday 11 October 2026 from 10 to 14',
    (who) => {
      const sunday = workingDay('2026-10-11').in('10:00').out('15:00');
      const day = sunday.evaluate({ ...of(who), ...order(sunday, '10:00', '14:00') });
      expect(day).toMatchObject({ creditedMinutes: 240, overtimeCandidateMinutes: 0, cutOutsideFrameMinutes: 60 });
      expect(day.findings).toContainEqual(
        expect.objectContaining({ code: 'OUTSIDE_FRAME_NOT_CREDITED', params: { minutes: 60 } }),
      );
      expect(sunday.evaluate({ ...of('TVOED_VKA'), ...order(sunday, '10:00', '14:00') })).toMatchObject({
        creditedMinutes: 0,
        overtimeCandidateMinutes: 240,
      });
    },
  );

  it.each(['BEAMTE_SN', 'TVAOED'] as const)('%s: so does a call-out, Saturday 10 October 2026, 14:00', (who) => {
    const saturday = workingDay('2026-10-10').in('14:00').out('15:45');
    const callouts = [{ startMinute: saturday.minute('14:00'), endMinute: saturday.minute('15:30') }];
    const day = saturday.evaluate({ ...of(who), callouts });
    expect(day).toMatchObject({ creditedMinutes: 90, cutOutsideFrameMinutes: 15, orderedCreditMinutes: 90 });
    expect(saturday.evaluate({ ...of('TVOED_VKA'), callouts })).toMatchObject({ creditedMinutes: 0 });
    const long = workingDay('2026-10-12').in('08:00').out('12:00').in('12:30').out('19:30').in('21:00').out('22:00');
    const called = [{ startMinute: long.minute('21:00'), endMinute: long.minute('22:00') }];
    expect(long.evaluate({ ...of(who), callouts: called })).toMatchObject({ creditedMinutes: 660, cappedMinutes: 60 });
  });

  it('counts on top of the daily cap, and what lies between frame and order is neither credited nor a break', () => {
    const long = workingDay('2026-10-14').in('08:00').out('12:00').in('13:00').out('23:30');
    const facts = { ...of('BEAMTE_SN'), ...order(long, '22:00', '23:30') };
    const day = long.evaluate(facts);
    expect(day).toMatchObject({ cappedMinutes: 60, cutOutsideFrameMinutes: 120, breakRecordedMinutes: 60 });
    expect(day.creditedMinutes).toBe(600 + 90);
    expect(day.workedMinutes - lost(day)).toBe(day.creditedMinutes);
  });

  it('is the minutes of the day on which they were worked where accounts go by calendar day', () => {
    const night = workingDay('2026-10-14').in('18:00').out('02:00', { plusDays: 1 });
    const facts = {
      ...of('BEAMTE_SN'),
      ...order(night, '22:00', '02:00', 1),
      agreement: agreement({ accountingDay: 'calendarDay' }),
    };
    const next = workingDay('2026-10-15').facts({ ...of('BEAMTE_SN'), agreement: facts.agreement });
    const [first, second] = evaluateDays([night.facts(facts), next]);
    expect([first.creditedMinutes, second.creditedMinutes]).toEqual([240, 120]);
  });

  it('is balanced by time off that is taken from the account; illness gives it back as under the tariff', () => {
    const thursday = workingDay('2026-10-15');
    const absences = (...kinds: AbsenceKind[]): Partial<DayFacts> => ({
      absences: kinds.map((kind) => ({ absenceId: kind, kind, from: '2026-10-15', to: '2026-10-15' })),
    });
    const balance = (facts: Partial<DayFacts>) => thursday.evaluate({ ...of('BEAMTE_SN'), ...facts }).balanceMinutes;
    expect(balance(absences('compensatoryTimeOff'))).toBe(-468);
    expect(balance(absences('compensatoryTimeOff', 'sick'))).toBe(-468);
    const proven = absences('compensatoryTimeOff', 'sick').absences?.map((absence) => ({
      ...absence,
      ...(absence.kind === 'sick' && { certified: true, reportedPromptly: true }),
    }));
    expect(balance({ absences: proven })).toBe(0);
    expect(thursday.evaluate(absences('compensatoryTimeOff')).balanceMinutes).toBe(0);
  });
});
