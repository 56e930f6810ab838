import { type DayFacts, holidayCalendar } from '@zeitbuch/working-time';
import { agreement, workingDay } from '@zeitbuch/working-time/testing';
import { inputsHash } from './inputs-hash';

/** Monday 9 March 2026, a day in the office. */
const monday = workingDay('2026-03-09').in('08:00').breakStart('12:00').breakEnd('12:30').out('16:30');
const sick = { absenceId: 'a', kind: 'sick', from: '2026-03-09', to: '2026-03-09' } as const;

const halfDay = (fromMinute: number) => holidayCalendar({ '2026-03-09': { name: 'Ortsfest', fromMinute } });

describe('the fingerprint of a day', () => {
  it('is the same for the same facts', () => {
    expect(inputsHash(monday.facts(), true)).toBe(inputsHash(monday.facts(), true));
  });

  it('is the same in whatever order the details of an absence come', () => {
    const { kind, ...rest } = sick;
    const hashes = [sick, { ...rest, kind }].map((absence) => inputsHash(monday.facts({ absences: [absence] }), true));
    expect(hashes[0]).toBe(hashes[1]);
  });

  it.each<[string, Partial<DayFacts>]>([
    ['bookings', { sessions: workingDay('2026-03-09').in('08:00').out('16:30').facts().sessions }],
    ['the place of work', { sessions: workingDay('2026-03-09').in('08:00', 'telework').out('16:30').facts().sessions }],
    ['the contract', { contract: null }],
    ['the personnel group', { contract: { ...monday.facts().contract!, personnelGroup: 'BEAMTE_SN' } }],
    ['the version of the agreement', { agreement: { ...agreement(), version: 2 } }],
    ['an annex', { agreement: { ...agreement(), annexed: { frame: 'A1' } } }],
    ['an overlay', { agreement: { ...agreement(), overlaid: { frame: 'heat' } } }],
    ['an absence', { absences: [sick] }],
    ['a protected person', { person: { minor: true } }],
    ['the end of work before', { previousEndMinute: 29_500_000 }],
    ['what the shift before left', { carriedIn: { creditedMinutes: 60, work: [] } }],
    ['the last day of employment', { isLastDay: true }],
    ['a shorter day of the week', { weekHasShorterDay: true }],
    ['a second job', { otherEmployerMinutes: 60 }],
    ['an order', { overtimeOrders: [{ startMinute: 29_500_000, endMinute: 29_500_060 }] }],
    ['a decision on work during leave', { workOnAbsence: 'onTop' }],
    ['a call-out', { callouts: [{ startMinute: 29_500_000, endMinute: 29_500_060 }] }],
    ['a holiday made up by a free day', { holidaysMadeUp: ['2026-11-18'] }],
    ['a release that was not possible', { releasesImpossible: ['2026-12-24'] }],
    ['shifts', { shiftWork: true }],
    ['a holiday', { holidays: holidayCalendar(['2026-03-09']) }],
    ['a half day off', { holidays: halfDay(720) }],
  ])('changes with %s', (_, changes) => {
    expect(inputsHash(monday.facts(changes), true)).not.toBe(inputsHash(monday.facts(), true));
  });

  it('tells apart whatever was agreed on work away from the office, from nothing on record to a desk installed', () => {
    const agreed = { validFrom: '2026-01-01' as const, validTo: null, isEquipmentInstalled: false };
    const known: DayFacts['remoteWork'][] = [
      undefined,
      { telework: null, isMobileApproved: false },
      { telework: null, isMobileApproved: true },
      { telework: agreed, isMobileApproved: true },
      { telework: { ...agreed, isEquipmentInstalled: true }, isMobileApproved: true },
      { telework: { ...agreed, validTo: '2026-03-08' }, isMobileApproved: true },
    ];
    const hashes = known.map((remoteWork) => inputsHash(monday.facts({ remoteWork }), true));
    expect(new Set(hashes).size).toBe(known.length);
  });

  it('changes with a holiday of the next day only where work goes on into it', () => {
    const night = workingDay('2026-03-09').in('22:00').out('06:00', { plusDays: 1 });
    const holidays = holidayCalendar(['2026-03-10']);
    expect(inputsHash(night.facts({ holidays }), true)).not.toBe(inputsHash(night.facts(), true));
    expect(inputsHash(monday.facts({ holidays }), true)).toBe(inputsHash(monday.facts(), true));
  });

  it('changes with the time from which a half day is off', () => {
    const [noon, one] = [720, 780].map((minute) => inputsHash(monday.facts({ holidays: halfDay(minute) }), true));
    expect(noon).not.toBe(one);
  });

  it('tells a provisional day from one that is over', () => {
    expect(inputsHash(monday.facts(), false)).not.toBe(inputsHash(monday.facts(), true));
  });
});
