import {
  ABSENCE_KINDS,
  type AbsenceFact,
  type AbsenceKind,
  type LocalDate,
  isLocalDate,
  validateAbsence,
} from '../../src';
import { type Given } from './case';
import { amountOf, choiceOf, isAbsent, optionalFlag, optionalWhole, textOf, within } from './given';
import { BERLIN, instant } from './stamps';

/** An absence as the worked examples write it: what is null counts as left out. */
export type AbsenceGiven = Given;

/** The examples write the kinds in snake_case, and one by its German name. */
const nameOf = (kind: AbsenceKind): string =>
  kind === 'compensatoryTimeOff' ? 'zeitausgleich_10' : kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const KINDS: Readonly<Record<string, AbsenceKind>> = Object.fromEntries(
  ABSENCE_KINDS.map((kind) => [nameOf(kind), kind]),
);

const CREDIT_POLICIES = { core_only: 'coreOnly', full: 'full' } as const;
const STRIKE_POLICIES = { pay_deduction: 'payDeduction', flexitime_debit: 'flexitimeDebit' } as const;

/** @throws RangeError on an absence whose credit nobody decided, or of a kind that nobody knows */
export function absenceOf(given: AbsenceGiven, index: number): AbsenceFact {
  return within(`absence ${index + 1}, ${String(given.type)}`, () => read(given, index));
}

function read(given: AbsenceGiven, index: number): AbsenceFact {
  const kind = choiceOf(KINDS, given.type, 'absence');
  const [from, to] = [textOf(given, 'from'), textOf(given, 'to')];
  const absence: AbsenceFact = {
    absenceId: String(index),
    kind,
    from: dateOf(from),
    to: dateOf(to),
    portion: given.portion === 'rest_of_day' ? 'restOfDay' : given.portion === 0.5 ? 'half' : 'day',
    minutes: optionalWhole(given, 'duration_minutes') ?? optionalWhole(given, 'minutes') ?? undefined,
    fulltimeDayMinutes: optionalWhole(given, 'fulltime_day_minutes') ?? undefined,
    lessons: isAbsent(given.lessons) ? undefined : amountOf(given, 'lessons'),
    fromMinute: minuteOf(from),
    toMinute: minuteOf(to),
    creditPolicy: optionalChoice(CREDIT_POLICIES, given, 'credit_policy'),
    strikePolicy: optionalChoice(STRIKE_POLICIES, given, 'policy'),
    travelMinutes: optionalWhole(given, 'passive_travel_minutes') ?? undefined,
    drivingMinutes: optionalWhole(given, 'driving_minutes') ?? undefined,
    approved: optionalFlag(given, 'approved') ?? undefined,
    certified: optionalFlag(given, 'certified') ?? undefined,
    reportedPromptly: optionalFlag(given, 'reported_promptly') ?? undefined,
  };
  const [flaw] = validateAbsence(absence);
  if (flaw) throw new RangeError(`${flaw.path} ${flaw.code} (${flaw.rule})`);
  return absence;
}

function optionalChoice<T>(choices: Readonly<Record<string, T>>, given: Given, key: string): T | undefined {
  return isAbsent(given[key]) ? undefined : choiceOf(choices, given[key], key);
}

const hasTime = (text: string): boolean => text.includes('T');

function dateOf(text: string): LocalDate {
  if (hasTime(text)) return BERLIN.dateAt(instant(text).epochMinute);
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

const minuteOf = (text: string): number | undefined =>
  hasTime(text) ? BERLIN.minuteOfDayAt(instant(text).epochMinute) : undefined;
