import {
  evaluateDay,
  type Finding,
  holidayCalendar,
  pairBookings,
  type ResolvedAgreement,
  type Session,
  STANDARD_PARAMETERS,
} from '../../src';
import { type ConformanceProfiles, type Given, type Stamp } from './case';
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

/** What bookings that do not fit together are worth, and what is said about them. */
export function dataQuality(given: Given, profiles: ConformanceProfiles): Record<string, unknown> {
  const sessions = pairBookings(bookingsOf(given.bookings as Stamp[]), BERLIN);
  const days = new Map<string, Session[]>();
  for (const session of sessions) days.set(session.shiftDate, [...(days.get(session.shiftDate) ?? []), session]);
  const agreementOn = given.agreement === undefined ? () => NO_RULES : agreementOf(given.agreement, profiles, false);
  const contracts = given.contract === undefined ? [] : contractsOf(given.contract, profiles);
  const evaluations = [...days].map(([date, ofDay]) =>
    evaluateDay({
      date,
      zone: BERLIN,
      sessions: ofDay,
      contract:
        contracts.find(({ slice }) => slice.validFrom <= date && (slice.validTo ?? date) >= date)?.slice ?? null,
      holidays: holidayCalendar((given.holidays as string[] | undefined) ?? []),
      agreement: agreementOn(date),
    }),
  );
  const findings: Finding[] = evaluations.flatMap((day) => day.findings);
  return {
    credited_minutes: evaluations.reduce((sum, day) => sum + day.creditedMinutes, 0),
    violations: [...new Set(findings.map(({ code }) => code))].filter((code) => DATA_QUALITY.has(code)).sort(),
    // Intervals only ever come from bookings: an end that was not booked stays null.
    auto_filled: sessions.some(({ intervals }) =>
      intervals.some((one) => one.endMinute !== null && one.endBookingId === null),
    ),
  };
}
