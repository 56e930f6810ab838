import {
  datesBetween,
  type DayEvaluation,
  type DayFacts,
  evaluateDays,
  formatInstant,
  holidayCalendar,
  minorWeekFindings,
  pairBookings,
  type PersonStatus,
  type Session,
  type Span,
} from '../../src';
import { absenceOf, type AbsenceGiven } from './absences';
import { type ConformanceProfiles, type Given, type Range, type Stamp } from './case';
import { agreementOf, contractsOf, type PersonContract } from './profiles';
import { BERLIN, bookingsOf, instant } from './stamps';

/** ArbZG § 2 (4), asked of the result: more than two hours of night time on one shift day. */
const NIGHT_WORK_ABOVE_MINUTES = 120;

/** Facts of every day of the range, as the server would put them together from its tables. */
export function attendanceFacts(given: Given, profiles: ConformanceProfiles): DayFacts[] {
  const { from, to } = given.range as Range;
  const contracts = contractsOf(given.contract, profiles);
  const agreementOn = agreementOf(given.agreement, profiles, given.supplements_due === true);
  const holidays = holidayCalendar((given.holidays as string[] | undefined) ?? []);
  const absences = ((given.absences as AbsenceGiven[] | undefined) ?? []).map(absenceOf);
  const overtimeOrders = ordersOf(given.orders);
  const otherEmployer = (given.other_employer_minutes as Record<string, number> | undefined) ?? {};
  const sessions = pairBookings(bookingsOf((given.bookings as Stamp[] | undefined) ?? []), BERLIN);
  const byDay = new Map<string, Session[]>();
  for (const session of sessions) byDay.set(session.shiftDate, [...(byDay.get(session.shiftDate) ?? []), session]);
  return datesBetween(from, to).map((date) => {
    const contract = contracts.find(({ slice }) => slice.validFrom <= date && (slice.validTo ?? date) >= date);
    return {
      date,
      zone: BERLIN,
      sessions: byDay.get(date) ?? [],
      contract: contract?.slice ?? null,
      holidays,
      agreement: agreementOn(date),
      person: statusOf(contract ?? contracts[0], given),
      absences,
      overtimeOrders,
      otherEmployerMinutes: otherEmployer[date] ?? 0,
      holidayTimeOff: given.holiday_time_off === true,
      shiftWork: given.shift_work === true,
      decemberReleaseImpossible: given.dec24_31_release_impossible === true,
    };
  });
}

function statusOf(contract: PersonContract | undefined, given: Given): PersonStatus {
  const person = { ...contract?.person, ...(given.person as PersonContract['person'] | undefined) };
  const permit = given.muschg_28_permit as { valid_from: string; valid_to: string } | undefined;
  return {
    minor: person.age !== undefined && person.age < 18,
    pregnant: person.pregnant === true,
    nursing: person.nursing === true,
    eveningPermit: permit ? { validFrom: permit.valid_from, validTo: permit.valid_to } : null,
  };
}

function ordersOf(orders: unknown): Span[] {
  if (!Array.isArray(orders)) return [];
  return orders
    .filter((order: { type: string }) => order.type === 'overtime')
    .map((order: { from: string; to: string }) => ({
      startMinute: instant(order.from).epochMinute,
      endMinute: instant(order.to).epochMinute,
    }));
}

/** Every figure of the range; see `schema.attendance` of the worked examples. */
export function attendance(given: Given, profiles: ConformanceProfiles): Record<string, unknown> {
  const facts = attendanceFacts(given, profiles);
  const days = evaluateDays(facts);
  const sum = (pick: (day: DayEvaluation) => number): number => days.reduce((total, day) => total + pick(day), 0);
  const minorDays = days.filter((_, index) => facts[index].person?.minor);
  const findings = [...days.flatMap((day) => day.findings), ...minorWeekFindings(minorDays)];
  const tooShort = days.filter((day) => day.earliestLawfulStartMinute !== null).pop();
  const balance = sum((day) => day.balanceMinutes);
  return {
    gross_minutes: sum((day) => day.grossMinutes),
    break_recorded_minutes: sum((day) => day.breakRecordedMinutes),
    break_auto_minutes: sum((day) => day.breakAutoMinutes),
    break_deducted_minutes: sum((day) => day.breakRecordedMinutes + day.breakAutoMinutes),
    cut_outside_frame_minutes: sum((day) => day.cutOutsideFrameMinutes),
    capped_daily_minutes: sum((day) => day.cappedMinutes),
    arbzg_worked_minutes: sum((day) => day.workedMinutes),
    absence_credit_minutes: sum((day) => day.absenceCreditMinutes),
    credited_minutes: sum((day) => day.creditedMinutes),
    target_minutes: sum((day) => day.targetMinutes),
    balance_delta_minutes: balance,
    closing_balance_minutes: ((given.opening_balance_minutes as number | undefined) ?? 0) + balance,
    overtime_candidate_minutes: sum((day) => day.overtimeCandidateMinutes),
    core_missing_minutes: sum((day) => day.coreMissingMinutes),
    min_rest_minutes: least(days.map((day) => day.restMinutes)),
    earliest_lawful_start: tooShort ? formatInstant(tooShort.earliestLawfulStartMinute ?? 0, BERLIN) : null,
    arbzg_night_minutes: sum((day) => day.nightMinutes),
    is_arbzg_night_work: days.some((day) => day.nightMinutes > NIGHT_WORK_ABOVE_MINUTES),
    substitute_rest_day_by: least(days.map((day) => day.substituteRestDayBy)),
    leave_days_used: sum((day) => day.leaveDays),
    payroll_items: days.flatMap((day) => day.payrollItems),
    ...decemberTimeOff(days, given),
    ...(given.supplements_due === true && { supplements: supplementsOf(days) }),
    violations: [...new Set(findings.map((finding) => finding.code))].sort(),
  };
}

function decemberTimeOff(days: readonly DayEvaluation[], given: Given): Record<string, unknown> {
  if (given.dec24_31_release_impossible !== true) return {};
  const earned = days.flatMap((day) => day.decemberTimeOff ?? []);
  return {
    dec24_31_time_off_minutes: earned.reduce((total, { minutes }) => total + minutes, 0),
    dec24_31_time_off_by: least(earned.map(({ by }) => by)),
  };
}

function supplementsOf(days: readonly DayEvaluation[]): { code: string; percent: number; minutes: number }[] {
  const sums = new Map<string, { code: string; percent: number; minutes: number }>();
  for (const { code, percent, minutes } of days.flatMap((day) => day.supplements)) {
    sums.set(code, { code, percent, minutes: minutes + (sums.get(code)?.minutes ?? 0) });
  }
  return [...sums.values()];
}

function least<T extends number | string>(values: readonly (T | null)[]): T | null {
  return values.reduce<T | null>((low, value) => (value !== null && (low === null || value < low) ? value : low), null);
}
