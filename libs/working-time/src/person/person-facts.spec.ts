import { person, published, workingDay } from '../../testing';
import { holidayCalendar } from '../calendar';
import { type DayParticular } from './day-particulars';
import { type CircleAnnex } from './circle-annexes';
import { type LocalDate } from '../time';

const MONDAY = '2026-03-09';
const TUESDAY = '2026-03-10';
const office = (date: LocalDate) => workingDay(date).in('08:00').out('16:30');
const night = (date: LocalDate) => workingDay(date).in('22:00').out('06:00', { plusDays: 1 });

/** Something on record for a day. */
const particular = (
  kind: DayParticular['kind'],
  date: LocalDate,
  changes: Partial<DayParticular> = {},
): DayParticular => ({
  ...{ date, kind, from: null, to: null, minutes: null },
  ...changes,
});

describe('the facts of a day', () => {
  it('are its sessions, with contract and agreement', () => {
    const facts = person([office(MONDAY), office(TUESDAY)]).on(MONDAY);
    expect(facts?.sessions.map(({ shiftDate }) => shiftDate)).toEqual([MONDAY]);
    expect(facts?.contract?.contractId).toBe('fulltime');
    expect(facts?.agreement).toMatchObject({ agreementId: 'DV-1', version: 1 });
    expect(facts?.asOfEpochMinute).toBeUndefined();
    expect(person([office(MONDAY)]).on(MONDAY, 29_000_000)?.asOfEpochMinute).toBe(29_000_000);
  });

  it('are none where no agreement was assigned, and have no contract outside employment', () => {
    const someone = person([], {
      hiredOn: MONDAY,
      leftOn: TUESDAY,
      assignments: [{ id: 'DV-1', from: '2026-03-08', to: '2026-03-11' }],
    });
    expect((['2026-03-07', '2026-03-12'] as const).map((date) => someone.on(date))).toEqual([null, null]);
    const employed = (['2026-03-08', MONDAY, TUESDAY, '2026-03-11'] as const).map(
      (date) => someone.on(date)?.contract !== null,
    );
    expect(employed).toEqual([false, true, true, false]);
    expect(someone.on('2026-03-08')?.date).toBe('2026-03-08');
    expect(someone.layersOn('2026-03-12')).toEqual({ versions: [], annexes: [], overlays: [] });
    expect(someone.layersOn(MONDAY).versions.map(({ version }) => version)).toEqual([1]);
    expect(someone.annexesOn('2026-03-12')).toEqual([]);
  });

  it('know of annexes of the unit and of those above, by the unit of the day', () => {
    const annex = (annexId: string, unitId: string): CircleAnnex => ({
      circle: { kind: 'unit', unitId, unitName: unitId },
      ...{ annexId, title: annexId, validFrom: '2020-01-01', validTo: null },
      set: { frame: null },
      paragraphs: {},
    });
    const agreements = published(
      {},
      [annex('A', 'AMT'), annex('B', 'SG')],
      new Map([
        ['SG', 'AMT'],
        ['AMT', null],
      ]),
    );
    const moved = person([], {
      agreements,
      units: [
        { id: 'AMT', from: null, to: MONDAY },
        { id: 'SG', from: TUESDAY, to: null },
      ],
    });
    const chain = (date: LocalDate) => moved.annexesOn(date).map(({ annexId }) => annexId);
    expect([chain(MONDAY), chain(TUESDAY)]).toEqual([['A'], ['A', 'B']]);
    expect(moved.on(TUESDAY)?.agreement.parameters.frame).toBeNull();
    expect(person([], { agreements, units: null }).on(MONDAY)?.agreement.annexed).toBeUndefined();
    expect(person([], { agreements, units: [] }).annexesOn(MONDAY)).toEqual([]);
  });

  it('tell when work before ended, but for what every rest has left behind', () => {
    const late = workingDay(MONDAY).in('14:00').out('23:00');
    expect(person([late, office(TUESDAY)]).on(TUESDAY)?.previousEndMinute).toBe(late.minute('23:00'));
    expect(person([office(MONDAY), office('2026-03-12')]).on('2026-03-12')?.previousEndMinute).toBeNull();
    expect(person([late]).on(MONDAY)?.previousEndMinute).toBeNull();
  });

  it('say that somebody is a minor until the day before the birthday, and whether the week has a shorter day', () => {
    const short = workingDay(MONDAY).in('08:00').out('15:59');
    const eight = workingDay('2026-03-11').in('08:00').out('16:00');
    const young = (...days: ReturnType<typeof office>[]) => person(days, { birthDate: '2008-03-12' });
    expect(young(short).on(TUESDAY)).toMatchObject({ person: { minor: true }, weekHasShorterDay: true });
    expect(young(short).on(MONDAY)).toMatchObject({ weekHasShorterDay: false });
    expect(young(eight).on(TUESDAY)).toMatchObject({ weekHasShorterDay: false });
    const adult = young(short).on('2026-03-12');
    expect([adult?.person, adult && 'weekHasShorterDay' in adult]).toEqual([{}, false]);
    expect(person([short], { birthDate: null }).on(TUESDAY)?.person).toEqual({});
  });

  it('have what the shift of the day before leaves, where accounts go by calendar day', () => {
    const byDay = { agreements: published({ accountingDay: 'calendarDay' }) };
    expect(person([night(MONDAY)], byDay).on(TUESDAY)?.carriedIn?.work).toHaveLength(1);
    expect(person([night(MONDAY)]).on(TUESDAY)).not.toHaveProperty('carriedIn');
    expect(person([office(MONDAY)], byDay).on(TUESDAY)).not.toHaveProperty('carriedIn');
    expect(person([night(MONDAY)], { ...byDay, hiredOn: TUESDAY }).on(TUESDAY)).not.toHaveProperty('carriedIn');
    expect(person([night(MONDAY)], { ...byDay, leftOn: MONDAY }).on(TUESDAY)).not.toHaveProperty('carriedIn');
  });

  it('say which day is the last, where accounts go by calendar day', () => {
    const byDay = { agreements: published({ accountingDay: 'calendarDay' }) };
    expect(person([], { ...byDay, leftOn: MONDAY }).on(MONDAY)?.isLastDay).toBe(true);
    expect(person([], { ...byDay, leftOn: TUESDAY }).on(MONDAY)).not.toHaveProperty('isLastDay');
    expect(person([], { leftOn: MONDAY }).on(MONDAY)).not.toHaveProperty('isLastDay');
    const unassigned = {
      ...byDay,
      assignments: [{ id: 'DV-1', from: '2020-01-01' as const, to: MONDAY as LocalDate }],
    };
    expect(person([], unassigned).on(MONDAY)?.isLastDay).toBe(true);
  });

  it('add up the travel of earlier days of the month on a trip (TVöD BT-V § 44 (2))', () => {
    const trip = (date: LocalDate, travelMinutes: number) =>
      ({ absenceId: date, kind: 'businessTripDay', from: date, to: date, travelMinutes }) as const;
    const absences = [trip('2026-02-27', 600), trip('2026-03-02', 300), trip('2026-03-03', 200), trip(MONDAY, 120)];
    const traveller = person([], { absences });
    expect(traveller.on(MONDAY)?.travelledBeforeMinutes).toBe(500);
    expect(traveller.on('2026-03-02')).not.toHaveProperty('travelledBeforeMinutes');
    expect(traveller.on(TUESDAY)).not.toHaveProperty('travelledBeforeMinutes');
    expect(person([], { absences, hiredOn: '2026-03-03' }).on(MONDAY)?.travelledBeforeMinutes).toBe(200);
  });

  it('leave out a day of leave that was given back, as long as there is work on it', () => {
    const absences = [{ absenceId: 'l', kind: 'leave', from: MONDAY, to: TUESDAY } as const];
    const given = { absences, particulars: [particular('leaveGivenBack', TUESDAY)] };
    expect(person([office(TUESDAY)], given).absencesOn(TUESDAY)).toEqual([]);
    expect(person([office(TUESDAY)], given).absencesOn(MONDAY)).toHaveLength(1);
    expect(person([night(MONDAY)], given).absencesOn(TUESDAY)).toEqual([]);
    expect(person([office(MONDAY)], given).absencesOn(TUESDAY)).toHaveLength(1);
    const unread = (worked: boolean) =>
      person([], {
        absences,
        particulars: [particular('leaveGivenBack', TUESDAY, { worked })],
        isWithoutBookings: true,
      });
    expect([unread(true), unread(false)].map((one) => one.absencesOn(TUESDAY).length)).toEqual([0, 1]);
  });

  it('have orders and call-outs of the days beside, and the last decision on work during an absence', () => {
    const day = workingDay(MONDAY);
    const [from, to] = [day.minute('20:00'), day.minute('22:00')];
    const particulars = [
      particular('overtimeOrder', MONDAY, { from, to }),
      particular('callout', '2026-03-08', { from: from - 1440, to: to - 1440 }),
      particular('overtimeOrder', '2026-03-12', { from: from + 4320, to: to + 4320 }),
      particular('restOfDay', MONDAY),
      particular('workOnTop', MONDAY),
      particular('otherEmployer', MONDAY, { minutes: 90 }),
      particular('holidayTimeOff', TUESDAY),
      particular('releaseImpossible', TUESDAY),
    ];
    const facts = person([], { particulars }).on(MONDAY);
    expect(facts).toMatchObject({
      overtimeOrders: [{ startMinute: from, endMinute: to }],
      callouts: [{ startMinute: from - 1440, endMinute: to - 1440 }],
      workOnAbsence: 'onTop',
      otherEmployerMinutes: 90,
      holidaysMadeUp: [TUESDAY],
      releasesImpossible: [TUESDAY],
    });
    expect(person([], { particulars: particulars.slice(0, 4) }).on(MONDAY)?.workOnAbsence).toBe('restOfDay');
    const after = person([], { particulars }).on('2026-03-11');
    expect(after).toMatchObject({ overtimeOrders: [{ startMinute: from + 4320, endMinute: to + 4320 }] });
    expect(after).not.toHaveProperty('holidaysMadeUp');
    expect(person([], { particulars }).on('2026-03-20')).not.toHaveProperty('overtimeOrders');
  });

  it('know what protects on the day', () => {
    const protections = [
      { kind: 'pregnant', from: '2026-03-01', to: MONDAY },
      { kind: 'equalStanding', from: '2026-03-10', to: null },
      { kind: 'extraWorkExemption', from: '2026-01-01', to: null },
      { kind: 'eveningWork', from: MONDAY, to: MONDAY },
    ] as const;
    const protectedPerson = person([], { protections: [...protections] });
    expect(protectedPerson.on(MONDAY)?.person).toEqual({
      pregnant: true,
      eveningPermit: { validFrom: MONDAY, validTo: MONDAY },
    });
    expect(protectedPerson.on(TUESDAY)?.person).toEqual({ severelyDisabled: true });
  });

  it('know what was agreed on work away from the office, and nothing where nobody keeps record of it', () => {
    const telework = { kind: 'telework', from: '2026-01-01', to: MONDAY, equipped: true } as const;
    const mobile = { kind: 'mobileWork', from: TUESDAY, to: null, equipped: false } as const;
    const agreed = person([], { remoteWork: [telework, mobile] });
    expect(agreed.on(MONDAY)?.remoteWork).toEqual({
      telework: { validFrom: '2026-01-01', validTo: MONDAY, isEquipmentInstalled: true },
      isMobileApproved: false,
    });
    expect(agreed.on(TUESDAY)?.remoteWork).toEqual({ telework: null, isMobileApproved: true });
    expect(person([], { remoteWork: [] }).on(MONDAY)?.remoteWork).toEqual({ telework: null, isMobileApproved: false });
    expect(person().on(MONDAY)).not.toHaveProperty('remoteWork');
  });

  it('say that somebody works in shifts, and which holidays there are', () => {
    const holidays = holidayCalendar([MONDAY]);
    const facts = person([], { holidays, contracts: [{ ...person().input.contracts[0], worksInShifts: true }] }).on(
      MONDAY,
    );
    expect([facts?.shiftWork, facts?.holidays.isHoliday(MONDAY)]).toEqual([true, true]);
    expect(person().on(MONDAY)).not.toHaveProperty('shiftWork');
  });
});
