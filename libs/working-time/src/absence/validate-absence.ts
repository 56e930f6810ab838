import { type Flaw, type FlawCode } from '../flaw';
import { type Params } from '../refusal';
import { isDateInUse } from '../time';
import { type AbsenceFact } from './absence';
import { ABSENCE_KINDS, type AbsenceKind, traitsOf } from './kinds';

const CREDIT_RULE = 'DV-ABS-CREDIT';
/** What comes from outside may be null or a word: only these decide. */
const CREDIT_POLICIES: readonly AbsenceFact['creditPolicy'][] = ['coreOnly', 'full'];
const STRIKE_POLICIES: readonly AbsenceFact['strikePolicy'][] = ['payDeduction', 'flexitimeDebit'];
const RULE_OF: Partial<Readonly<Record<AbsenceKind, string>>> = {
  strike: 'ABS-UNPAID',
  unpaidLeave: 'ABS-UNPAID',
  qualificationDay: 'SN-QZG',
};
/** The law on qualification time in Saxony begins. */
const QUALIFICATION_FROM = '2027-01-01';
/** No school day has more. */
const MOST_LESSONS = 24;

/**
 * What is wrong with an absence that comes from outside; empty if it may be
 * recorded. An absence whose credit nobody decided is refused, never guessed.
 * Codes: `absence.unknown-kind`, `absence.bad-date`, `absence.ends-before-start`,
 * `absence.no-credit-policy`, `absence.no-minutes`, `absence.bad-minutes`,
 * `absence.bad-lessons`, `absence.only-for-trips`, `absence.not-yet` {from}, `absence.no-times`, `absence.times-order`.
 */
export function validateAbsence(absence: AbsenceFact): Flaw[] {
  const { kind, from, to } = absence;
  const rule = RULE_OF[kind] ?? CREDIT_RULE;
  if (!ABSENCE_KINDS.includes(kind)) {
    return [{ path: 'kind', code: 'absence.unknown-kind', rule, params: { kind: String(kind) } }];
  }
  const flaws: Flaw[] = [];
  const add = (path: string, code: FlawCode, params: Params = {}): number => flaws.push({ path, code, rule, params });
  if (!isDateInUse(from)) add('from', 'absence.bad-date');
  if (!isDateInUse(to)) add('to', 'absence.bad-date');
  else if (isDateInUse(from) && to < from) add('to', 'absence.ends-before-start');
  if (kind === 'strike' && !isOneOf(STRIKE_POLICIES, absence.strikePolicy))
    add('strikePolicy', 'absence.no-credit-policy', { kind });
  if (kind === 'doctorVisit') checkVisit(absence, add);
  if (kind === 'qualificationDay' && from < QUALIFICATION_FROM) {
    add('from', 'absence.not-yet', { from: QUALIFICATION_FROM });
  }
  // Its credit is minutes of its own, which somebody must name.
  if (traitsOf(kind).credit === 'minutes' && absence.minutes === undefined)
    add('minutes', 'absence.no-minutes', { kind });
  for (const key of ['minutes', 'fulltimeDayMinutes', 'travelMinutes', 'drivingMinutes'] as const) {
    const minutes = absence[key];
    if (minutes !== undefined && !isMinutesOfDay(minutes)) add(key, 'absence.bad-minutes');
  }
  for (const key of ['travelMinutes', 'drivingMinutes', 'travelCreditRequested'] as const) {
    if (kind !== 'businessTripDay' && absence[key] !== undefined) add(key, 'absence.only-for-trips');
  }
  const { lessons } = absence;
  if (lessons !== undefined && !(Number.isInteger(lessons) && lessons >= 0 && lessons <= MOST_LESSONS)) {
    add('lessons', 'absence.bad-lessons');
  }
  return flaws;
}

function checkVisit(
  { kind, creditPolicy, fromMinute, toMinute }: AbsenceFact,
  add: (path: string, code: FlawCode, params?: Params) => void,
): void {
  if (!isOneOf(CREDIT_POLICIES, creditPolicy)) add('creditPolicy', 'absence.no-credit-policy', { kind });
  if (fromMinute === undefined || toMinute === undefined) add('fromMinute', 'absence.no-times');
  else if (toMinute <= fromMinute) add('toMinute', 'absence.times-order');
}

const isOneOf = <T>(choices: readonly T[], value: T): boolean => choices.includes(value);

const isMinutesOfDay = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 1440;
