import { type DayEvaluation, evaluateDays, RULES } from '../../src';
import { attendance, attendanceFacts } from './attendance';
import { type ConformanceCase, type ConformanceProfiles, type Given, isRecord } from './case';
import { differences, isSame } from './compare';

/** Somebody's days as they were recorded; `given` and `expect` are those of a worked example of the kind "attendance". */
export interface RecordedDay {
  readonly title: string;
  /** What the person says is right, where they said it. */
  readonly reasoning?: string;
  readonly given: Given;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** What a recorded day may hold; a key that nobody reads would be a fact left out in silence. */
const GIVEN = [
  ...['contract', 'agreement', 'range', 'holidays', 'opening_balance_minutes', 'bookings', 'absences', 'orders'],
  ...['person', 'other_employer_minutes', 'supplements_due', 'holiday_time_off', 'dec24_31_release_impossible'],
  ...['shift_work', 'muschg_28_permit', 'half_days'],
];
const KEYS = ['title', 'reasoning', 'given', 'expect'];

/** A file that is no recorded day: the message says what is wrong with it. */
export class NoRecordedDay extends Error {}

/**
 * Reads a recorded day.
 * @throws NoRecordedDay with one sentence for the person at the keyboard
 */
export function parseRecordedDay(text: string): RecordedDay {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new NoRecordedDay(`is not valid JSON: ${(error as Error).message}`);
  }
  if (!isRecord(value) || typeof value.title !== 'string' || !isRecord(value.given))
    throw new NoRecordedDay('has no "title" and "given"');
  const { title, reasoning, given, expect = {} } = value;
  if (!isRecord(expect)) throw new NoRecordedDay('has an "expect" that is no object');
  const unknown = [
    ...Object.keys(value).filter((key) => !KEYS.includes(key)),
    ...Object.keys(given).filter((key) => !GIVEN.includes(key)),
  ];
  if (unknown.length > 0) throw new NoRecordedDay(`has keys that nobody reads: ${unknown.join(', ')}`);
  return { title, given, expect, ...(typeof reasoning === 'string' ? { reasoning } : {}) };
}

/** What the engine says about a recorded day. */
export interface Replay {
  /** For the eye: the steps of each day, then every figure beside what was expected. */
  readonly lines: readonly string[];
  readonly isAsExpected: boolean;
  /** Rules that had a say, for the case. */
  readonly ruleIds: readonly string[];
}

/**
 * Works out a recorded day by the rules as they stand.
 * @throws RangeError naming the fact that makes no sense
 */
export function replay({ given, expect }: RecordedDay, profiles: ConformanceProfiles): Replay {
  const days = evaluateDays(attendanceFacts(given, profiles));
  const actual = attendance(given, profiles);
  const unknown = Object.keys(expect).filter((key) => !Object.hasOwn(actual, key));
  if (unknown.length > 0) throw new RangeError(`no figure is called ${unknown.join(', ')}`);
  return {
    lines: [...days.flatMap(stepsOf), '', ...figures(actual, expect)],
    isAsExpected: differences(expect, actual).length === 0,
    ruleIds: [...new Set(days.flatMap(rulesOf))],
  };
}

/** Those that changed minutes, and those that found something. */
function rulesOf({ trace, findings }: DayEvaluation): string[] {
  const found = RULES.filter((rule) => findings.some(({ code }) => rule.findings.includes(code)));
  return [...trace.map(({ rule }) => rule), ...found.map(({ id }) => id)];
}

function stepsOf({ date, trace, findings }: DayEvaluation): string[] {
  const steps = trace.map(
    ({ rule, paragraph, clock, beforeMinutes, afterMinutes, why }) =>
      `  ${clock.padEnd(10)} ${String(beforeMinutes).padStart(5)} → ${String(afterMinutes).padEnd(5)} ${rule} (${paragraph}) ${JSON.stringify(why)}`,
  );
  return [date, ...steps, ...findings.map(({ code, params }) => `  finding ${code} ${JSON.stringify(params)}`)];
}

/** Those that were expected first; of the others only what is not nothing. */
function figures(actual: Readonly<Record<string, unknown>>, expect: Readonly<Record<string, unknown>>): string[] {
  const isNothing = (value: unknown): boolean =>
    !value || (Array.isArray(value) && value.length === 0) || isSame(value, {});
  const others = Object.keys(actual).filter((key) => !Object.hasOwn(expect, key) && !isNothing(actual[key]));
  const told = (key: string) => `${key.padEnd(30)} ${JSON.stringify(actual[key])}`;
  return [
    ...Object.keys(expect).map((key) =>
      isSame(expect[key], actual[key])
        ? `${told(key)}  as expected`
        : `${told(key)}  EXPECTED ${JSON.stringify(expect[key])}`,
    ),
    ...others.map(told),
  ];
}

/** What a new worked example of a recorded day asks of the person at the keyboard. */
export const whatNext = ({ isAsExpected }: Pick<Replay, 'isAsExpected'>): string =>
  isAsExpected
    ? 'It is green: the rule says so already. Run npm run rules.'
    : 'It is red: mend the rule, or what is expected, then npm run rules.';

/** The recorded day as a worked example, which is red until the engine says what is expected. */
export const caseOf = ({ title, reasoning, given, expect }: RecordedDay, id: string, ruleIds: readonly string[]) =>
  ({
    ...{ id, group: 'replay', kind: 'attendance', rule_ids: ruleIds, title, given, expect },
    ...{ reasoning: reasoning ?? '', source: '', legal_certainty: 'medium' },
  }) satisfies ConformanceCase & Record<string, unknown>;
