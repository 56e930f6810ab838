import {
  type LocalDate,
  contractOn,
  type DayFacts,
  evaluateDays,
  type Finding,
  holidayCalendar,
  pairBookings,
  type ResolvedAgreement,
  type Session,
  STANDARD_PARAMETERS,
} from '../../src';
import { absenceOf, type AbsenceGiven } from './absences';
import { type ConformanceProfiles, type Given, type Stamp } from './case';
import { datesOf, isAbsent, optionalRecords, recordsOf } from './given';
import { agreementOf, contractsOf } from './profiles';
import { BERLIN, bookingsOf } from './stamps';

const DATA_QUALITY = new Set(['MISSING_BOOKING', 'OVERLAPPING_BOOKINGS']);

/** Where the case names no agreement, nothing is cut and nothing deducted. */
const NO_RULES: ResolvedAgreement = {
  agreementId: 'none',
  version: 1,
  overlaid: {},
  paragraphs: {},
  parameters: {
    ...STANDARD_PARAMETERS,
    frame: null,
    dailyCreditCapMinutes: null,
    breakRule: { ...STANDARD_PARAMETERS.breakRule, autoDeduct: false },
  },
};

/** Facts of the days that have bookings. */
export function dataQualityFacts(given: Given, profiles: ConformanceProfiles): DayFacts[] {
  const sessions = pairBookings(bookingsOf(recordsOf<Stamp>(given, 'bookings')), BERLIN);
  const days = new Map<LocalDate, Session[]>();
  for (const session of sessions) days.set(session.shiftDate, [...(days.get(session.shiftDate) ?? []), session]);
  const agreementOn = isAbsent(given.agreement) ? () => NO_RULES : agreementOf(given.agreement, profiles, false);
  const slices = isAbsent(given.contract) ? [] : contractsOf(given.contract, profiles).map(({ slice }) => slice);
  const holidays = holidayCalendar(datesOf(given, 'holidays'));
  const absences = optionalRecords<AbsenceGiven>(given, 'absences').map(absenceOf);
  return [...days].map(([date, ofDay]) => ({
    date,
    zone: BERLIN,
    sessions: ofDay,
    contract: contractOn(date, slices),
    holidays,
    agreement: agreementOn(date),
    absences,
  }));
}

/** What bookings that do not fit together are worth, and what is said about them. */
export function dataQuality(given: Given, profiles: ConformanceProfiles): Record<string, unknown> {
  const days = dataQualityFacts(given, profiles);
  const evaluations = evaluateDays(days);
  const findings: Finding[] = evaluations.flatMap((day) => day.findings);
  return {
    credited_minutes: evaluations.reduce((sum, day) => sum + day.creditedMinutes, 0),
    violations: [...new Set(findings.map(({ code }) => code))].filter((code) => DATA_QUALITY.has(code)).sort(),
    // Intervals only ever come from bookings: an end that was not booked stays null.
    auto_filled: days.some(({ sessions }) =>
      sessions.some(({ intervals }) => intervals.some((one) => one.endMinute !== null && one.endBookingId === null)),
    ),
  };
}
