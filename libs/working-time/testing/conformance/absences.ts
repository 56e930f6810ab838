import { type AbsenceFact, type AbsenceKind, isLocalDate, validateAbsence } from '../../src';
import { type Given } from './case';
import { choiceOf, numberOf } from './given';
import { BERLIN, instant } from './stamps';

/** An absence as the worked examples write it. */
export interface AbsenceGiven {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly portion?: string | number;
  readonly minutes?: number;
  readonly duration_minutes?: number;
  readonly fulltime_day_minutes?: number;
  readonly lessons?: number;
  readonly credit_policy?: 'core_only' | 'full';
  readonly policy?: 'pay_deduction' | 'flexitime_debit';
  readonly approved?: boolean;
  readonly certified?: boolean;
  readonly reported_promptly?: boolean;
}

const KINDS: Readonly<Record<string, AbsenceKind>> = {
  sick: 'sick',
  leave: 'leave',
  business_trip_day: 'businessTripDay',
  training: 'training',
  vocational_school: 'vocationalSchool',
  antenatal_exam: 'antenatalExam',
  nursing_time: 'nursingTime',
  doctor_visit: 'doctorVisit',
  flex_day: 'flexDay',
  zeitausgleich_10: 'compensatoryTimeOff',
  core_release: 'coreRelease',
  reintegration: 'reintegration',
  unpaid_leave: 'unpaidLeave',
  strike: 'strike',
};

const CREDIT_POLICIES = { core_only: 'coreOnly', full: 'full' } as const;
const STRIKE_POLICIES = { pay_deduction: 'payDeduction', flexitime_debit: 'flexitimeDebit' } as const;

/** @throws RangeError on an absence whose credit nobody decided, or of a kind that nobody knows */
export function absenceOf(given: AbsenceGiven, index: number): AbsenceFact {
  const absence: AbsenceFact = {
    absenceId: String(index),
    kind: choiceOf(KINDS, given.type, 'absence'),
    from: dateOf(given.from),
    to: dateOf(given.to),
    portion: given.portion === 'rest_of_day' ? 'restOfDay' : given.portion === 0.5 ? 'half' : 'day',
    minutes: given.duration_minutes ?? given.minutes,
    fulltimeDayMinutes: given.fulltime_day_minutes,
    lessons: given.lessons === undefined ? undefined : numberOf(given as unknown as Given, 'lessons'),
    fromMinute: minuteOf(given.from),
    toMinute: minuteOf(given.to),
    creditPolicy: given.credit_policy && choiceOf(CREDIT_POLICIES, given.credit_policy, 'credit_policy'),
    strikePolicy: given.policy && choiceOf(STRIKE_POLICIES, given.policy, 'policy'),
    approved: given.approved,
    certified: given.certified,
    reportedPromptly: given.reported_promptly,
  };
  const [flaw] = validateAbsence(absence);
  if (flaw) throw new RangeError(`absence ${index + 1}, ${given.type}: ${flaw.path} ${flaw.code} (${flaw.rule})`);
  return absence;
}

const hasTime = (text: string): boolean => text.includes('T');

function dateOf(text: unknown): string {
  if (typeof text === 'string' && hasTime(text)) return BERLIN.dateAt(instant(text).epochMinute);
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${String(text)}`);
  return text;
}

const minuteOf = (text: string): number | undefined =>
  hasTime(text) ? BERLIN.minuteOfDayAt(instant(text).epochMinute) : undefined;
