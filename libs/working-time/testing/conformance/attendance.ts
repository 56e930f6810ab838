import {
  type AbsenceFact,
  addDays,
  datesBetween,
  type DayEvaluation,
  type DayFacts,
  evaluateDays,
  formatInstant,
  fulltimeDayMinutesOn,
  isLocalDate,
  type LocalDate,
  minorWeekFindings,
  pairBookings,
  type PersonStatus,
  type Session,
  type Span,
} from '../../src';
import { absenceOf, type AbsenceGiven } from './absences';
import { type ConformanceProfiles, type Given, isRecord, type Stamp } from './case';
import {
  amountOf,
  flagOf,
  isAbsent,
  optionalDate,
  optionalRecords,
  rangeOf,
  recordOf,
  textOf,
  wholeOf,
  within,
} from './given';
import { agreementOf, contractsOf, type PersonContract, personOf } from './profiles';
import { holidaysOf } from './holidays';
import { BERLIN, bookingsOf, instant } from './stamps';

/** ArbZG § 2 (4), asked of the result: more than two hours of night time on one shift day. */
const NIGHT_WORK_ABOVE_MINUTES = 120;

/** Facts of every day of the range, as the server would put them together from its tables. */
export function attendanceFacts(given: Given, profiles: ConformanceProfiles): DayFacts[] {
  const { from, to } = rangeOf(given);
  const contracts = contractsOf(given.contract, profiles);
  const agreementOn = agreementOf(given.agreement, profiles, flagOf(given, 'supplements_due'));
  const holidays = holidaysOf(given);
  const absences = optionalRecords<AbsenceGiven>(given, 'absences').map(absenceOf);
  const overtimeOrders = ordersOf(given);
  const otherEmployer = otherEmployerOf(given);
  const sessions = pairBookings(bookingsOf(optionalRecords<Stamp>(given, 'bookings')), BERLIN);
  const byDay = new Map<LocalDate, Session[]>();
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
      absences: absences.map((absence) => withFulltimeDay(absence, date)),
      overtimeOrders,
      otherEmployerMinutes: otherEmployer.get(date) ?? 0,
      ...(flagOf(given, 'holiday_time_off') ? { holidaysMadeUp: [date, addDays(date, 1)] } : {}),
      shiftWork: flagOf(given, 'shift_work'),
      ...(flagOf(given, 'dec24_31_release_impossible') ? { releasesImpossible: [date, addDays(date, 1)] } : {}),
    };
  });
}

/** The format knows one full-time day for everybody, that of tariff employees; the engine knows those of others too. */
function withFulltimeDay(absence: AbsenceFact, date: LocalDate): AbsenceFact {
  if (absence.kind !== 'training') return absence;
  return { ...absence, fulltimeDayMinutes: absence.fulltimeDayMinutes ?? fulltimeDayMinutesOn(date) };
}

function statusOf(contract: PersonContract | undefined, given: Given): PersonStatus {
  const { age, pregnant, nursing } = { ...contract?.person, ...personOf(given.person) };
  return {
    minor: age !== undefined && age < 18,
    pregnant: pregnant === true,
    nursing: nursing === true,
    eveningPermit: permitOf(given.muschg_28_permit),
  };
}

/** A permit may be named without dates: then it holds throughout. */
function permitOf(permit: unknown): PersonStatus['eveningPermit'] {
  if (permit === undefined || permit === null || permit === false) return null;
  if (permit !== true && !isRecord(permit)) throw new RangeError('muschg_28_permit is no permit');
  const dates = permit === true ? {} : permit;
  return {
    validFrom: optionalDate(dates, 'valid_from') ?? '1900-01-01',
    validTo: optionalDate(dates, 'valid_to') ?? '9999-12-31',
  };
}

/** Minutes for other employers by date; dates outside the range are allowed and change nothing. */
function otherEmployerOf(given: Given): ReadonlyMap<string, number> {
  if (isAbsent(given.other_employer_minutes)) return new Map();
  const minutes = recordOf(given, 'other_employer_minutes');
  const misdated = Object.keys(minutes).find((date) => !isLocalDate(date));
  if (misdated !== undefined) throw new RangeError(`other_employer_minutes: not a date: ${misdated}`);
  return within(
    'other_employer_minutes',
    () => new Map(Object.keys(minutes).map((date) => [date, amountOf(minutes, date)])),
  );
}

/** Windows of ordered overtime; orders of another type are none. */
function ordersOf(given: Given): Span[] {
  return optionalRecords<Given>(given, 'orders')
    .filter((order) => textOf(order, 'type') === 'overtime')
    .map((order) => {
      const [from, to] = [textOf(order, 'from'), textOf(order, 'to')];
      const [startMinute, endMinute] = [instant(from).epochMinute, instant(to).epochMinute];
      if (endMinute < startMinute) throw new RangeError(`order ends before it begins: ${from} to ${to}`);
      return { startMinute, endMinute };
    });
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
    closing_balance_minutes: wholeOf(given, 'opening_balance_minutes', 0) + balance,
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
    ...(flagOf(given, 'supplements_due') && { supplements: supplementsOf(days) }),
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
