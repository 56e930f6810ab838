import { type AbsenceFact, type AbsenceKind } from '../../src';
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
  readonly credit_policy?: string;
  readonly policy?: string;
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

export function absenceOf(given: AbsenceGiven, index: number): AbsenceFact {
  const kind = KINDS[given.type];
  if (!kind) throw new RangeError(`unknown absence: ${given.type}`);
  return {
    absenceId: String(index),
    kind,
    from: dateOf(given.from),
    to: dateOf(given.to),
    portion: given.portion === 'rest_of_day' ? 'restOfDay' : given.portion === 0.5 ? 'half' : 'day',
    minutes: given.duration_minutes ?? given.minutes,
    fulltimeDayMinutes: given.fulltime_day_minutes,
    lessons: given.lessons,
    fromMinute: minuteOf(given.from),
    toMinute: minuteOf(given.to),
    creditPolicy: given.credit_policy === 'full' ? 'full' : 'coreOnly',
    strikePolicy: given.policy === 'flexitime_debit' ? 'flexitimeDebit' : 'payDeduction',
    approved: given.approved,
    certified: given.certified,
    reportedPromptly: given.reported_promptly,
  };
}

const hasTime = (text: string): boolean => text.includes('T');
const dateOf = (text: string): string => (hasTime(text) ? BERLIN.dateAt(instant(text).epochMinute) : text);
const minuteOf = (text: string): number | undefined =>
  hasTime(text) ? BERLIN.minuteOfDayAt(instant(text).epochMinute) : undefined;
