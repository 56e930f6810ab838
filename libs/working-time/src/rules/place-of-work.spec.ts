import { workingDay } from '../../testing/builders';
import { type RemoteWork, type TeleworkAgreement } from '../day';
import { type LocalDate } from '../time';

/** Telework is agreed on and installed (§ 2 (7) ArbStättV), mobile work is approved; whatever is missing, the minutes count. */
describe('the place of work', () => {
  const telework: TeleworkAgreement = { validFrom: '2025-01-01', validTo: '2026-03-08', isEquipmentInstalled: true };
  const found = (day: ReturnType<typeof workingDay>, remoteWork?: RemoteWork) =>
    day
      .evaluate({ remoteWork })
      .findings.filter(({ code }) => code === 'TELEWORK_AGREEMENT_MISSING' || code === 'LOCATION_NOT_ELIGIBLE')
      .map(({ code, severity, params }) => [code, severity, params.minutes]);
  const atHome = (date: LocalDate) =>
    workingDay(date).in('08:00', 'telework').breakStart('12:00').breakEnd('12:30', 'telework').out('16:18');

  it('is in order on Friday, 6 March 2026, in the last week of an agreement on telework', () => {
    expect(found(atHome('2026-03-06'), { telework, isMobileApproved: false })).toEqual([]);
  });

  it('is mobile work on Monday, 9 March 2026, as the agreement on telework ended on Sunday: told once, approved or not', () => {
    const monday = atHome('2026-03-09');
    expect(found(monday, { telework, isMobileApproved: true })).toEqual([['TELEWORK_AGREEMENT_MISSING', 'warn', 468]]);
    expect(found(monday, { telework: null, isMobileApproved: false })).toEqual([
      ['LOCATION_NOT_ELIGIBLE', 'warn', 468],
      ['TELEWORK_AGREEMENT_MISSING', 'warn', 468],
    ]);
  });

  it('is mobile work on Friday, 6 March 2026, while the desk at home is not yet installed', () => {
    const agreed = { ...telework, isEquipmentInstalled: false };
    expect(found(atHome('2026-03-06'), { telework: agreed, isMobileApproved: true })).toEqual([
      ['TELEWORK_AGREEMENT_MISSING', 'warn', 468],
    ]);
  });

  it('says of Tuesday, 10 March 2026, only the afternoon that somebody worked mobile without approval', () => {
    const tuesday = workingDay('2026-03-10')
      .in('08:00')
      .breakStart('12:00')
      .breakEnd('12:30', 'mobileWork')
      .moveTo('office', '14:00')
      .moveTo('mobileWork', '16:00')
      .out('16:18');
    expect(found(tuesday, { telework, isMobileApproved: false })).toEqual([['LOCATION_NOT_ELIGIBLE', 'warn', 108]]);
    expect(found(tuesday, { telework, isMobileApproved: true })).toEqual([]);
  });

  it('is nobody’s concern in the office, on a business trip, and where no permissions are kept', () => {
    const trip = workingDay('2026-03-09').in('08:00').moveTo('businessTrip', '10:00').out('14:00');
    expect(found(trip, { telework: null, isMobileApproved: false })).toEqual([]);
    expect(found(atHome('2026-03-09'))).toEqual([]);
  });

  it('never takes a minute: recording is a duty, also of work that nobody approved', () => {
    const { findings: _, ...without } = atHome('2026-03-09').evaluate({
      remoteWork: { telework: null, isMobileApproved: false },
    });
    const { findings: __, ...plain } = atHome('2026-03-09').evaluate();
    expect(without).toEqual(plain);
  });
});
