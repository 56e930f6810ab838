import { type AbsenceKind, traitsOf } from '../absence';
import { type WorkLocation } from '../booking';
import { isEmployee } from '../contract';
import { type RuleTerms } from '../day';
import { type LocalDate, type Minutes } from '../time';

/** What rules that look beyond one day need to know of a day. */
export interface PeriodDay {
  readonly date: LocalDate;
  /** What decided on the day which rules held. */
  readonly terms: RuleTerms;
  /** Minutes of the contract's week; 0 outside employment. */
  readonly contractWeekMinutes: Minutes;
  readonly targetMinutes: Minutes;
  /** All work really done (protection clock). */
  readonly workedMinutes: Minutes;
  /** Work for another employer: added where the law adds (ArbZG § 2 (1)). */
  readonly otherEmployerMinutes: Minutes;
  readonly absenceCreditMinutes: Minutes;
  readonly minutesByLocation: Readonly<Record<WorkLocation, Minutes>>;
  /** Minutes of work between 23:00 and 06:00. */
  readonly nightMinutes: Minutes;
  /** Calendar days touched by the work of the day: a night shift touches two. */
  readonly workedDates: readonly LocalDate[];
  readonly isHoliday: boolean;
  /** Away for a reason that balances no longer working days: leave, sickness and what suspends the contract. */
  readonly isAway: boolean;
  /** Taken as a flex day: 0, 1 (half a day) or 2. */
  readonly flexHalfDays: number;
}

/** The month that is looked at, and from when. */
export interface Period {
  /** First and last day of the month. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Work of this day may go on; nothing after it has happened. */
  readonly today: LocalDate;
}

/** Whether the kind of absence takes a day out of averages and keeps it from being a day of rest. */
export function isAwayKind(kind: AbsenceKind): boolean {
  return traitsOf(kind).isAway;
}

/** The law of working hours for employees: of age, and no civil servant (ArbZG § 18). */
export function isUnderWorkingHoursAct({ isMinor, personnelGroup }: RuleTerms): boolean {
  return !isMinor && isEmployee(personnelGroup);
}

/** Minutes of mobile work and telework together. */
export function remoteMinutesOf({ minutesByLocation }: PeriodDay): Minutes {
  return minutesByLocation.mobileWork + minutesByLocation.telework;
}
