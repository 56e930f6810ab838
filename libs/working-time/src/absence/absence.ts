import { type LocalDate, type MinuteOfDay, type Minutes } from '../time';
import { type AbsenceKind } from './kinds';

/** A recorded absence over whole days; what it credits follows from its kind and these details. */
export interface AbsenceFact {
  readonly absenceId: string;
  readonly kind: AbsenceKind;
  readonly from: LocalDate;
  /** Last day, inclusive. */
  readonly to: LocalDate;
  /** `restOfDay`: went home; the day is filled up to the target either way. */
  readonly portion?: 'day' | 'half' | 'restOfDay';
  /** antenatalExam, nursingTime: minutes needed; training: its length; vocationalSchool of up to 5 lessons: lessons with breaks. */
  readonly minutes?: Minutes;
  /** training: most that a day of training credits. Default: the full-time day of the contract. */
  readonly fulltimeDayMinutes?: Minutes;
  /** vocationalSchool: lessons of 45 minutes. */
  readonly lessons?: number;
  /** doctorVisit: time of the visit by the wall clock of each day. */
  readonly fromMinute?: MinuteOfDay;
  readonly toMinute?: MinuteOfDay;
  /** doctorVisit: only its part in the core time, or all of it (with proof). */
  readonly creditPolicy?: 'coreOnly' | 'full';
  /** strike: pay is cut and nothing is due, or the time is owed. */
  readonly strikePolicy?: 'payDeduction' | 'flexitimeDebit';
  /** businessTripDay: time on the way on each day that is no work, beside driving. */
  readonly travelMinutes?: Minutes;
  /** businessTripDay: driving oneself on order, on each day, outside the work that was booked. */
  readonly drivingMinutes?: Minutes;
  /** businessTripDay: the person asks for the credit of travel time (TVöD BT-V § 44 (2)). */
  readonly travelCreditRequested?: boolean;
  /** Where absent, no approval is needed. */
  readonly approved?: boolean;
  /** sick: a certificate is there. */
  readonly certified?: boolean;
  /** sick during compensatory time off: reported at once. */
  readonly reportedPromptly?: boolean;
}

/** True if the absence holds the day. */
export function isAbsentOn(absence: AbsenceFact, date: LocalDate): boolean {
  return absence.from <= date && date <= absence.to;
}
