import { type AbsenceFact, type WorkOnAbsence } from '../absence';
import { type ResolvedAgreement } from '../agreement';
import { type Session } from '../booking';
import { type HolidayCalendar } from '../calendar';
import { type ContractSlice } from '../contract';
import { type EpochMinute, type LocalDate, type Minutes, type Span, type Zone } from '../time';
import { type RemoteWork } from './remote-work';

/** Which special protection a person has on a day. The rules use it, screens hide it (PRV-MASK). */
export interface PersonStatus {
  /** Under 18 on the day (JArbSchG). */
  readonly minor?: boolean;
  readonly pregnant?: boolean;
  readonly nursing?: boolean;
  /** Severely disabled or of equal standing (SGB IX § 2): changes no minute of a day, but orders and leave. */
  readonly severelyDisabled?: boolean;
  /** Permit for work until 22:00 (MuSchG § 28), days inclusive. */
  readonly eveningPermit?: { readonly validFrom: LocalDate; readonly validTo: LocalDate } | null;
}

/** What the shift of the day before leaves to this day where accounts go by calendar day (CAL-MIDNIGHT). */
export interface CarriedWork {
  /** Of the work below, after frame, break and cap of its shift. */
  readonly creditedMinutes: Minutes;
  /** Real work after the midnight with which this day begins. */
  readonly work: readonly Span[];
}

/** Everything that decides what a working day is worth. Facts, and what other days say about this one. */
export interface DayFacts {
  readonly date: LocalDate;
  readonly zone: Zone;
  /** Sessions whose shift date is this day, in order. */
  readonly sessions: readonly Session[];
  /** The contract of the day; null outside employment. */
  readonly contract: ContractSlice | null;
  readonly holidays: HolidayCalendar;
  readonly agreement: ResolvedAgreement;
  readonly person?: PersonStatus;
  /** Absences that may touch the day; others are left out by their dates. */
  readonly absences?: readonly AbsenceFact[];
  /** What was decided about work on a whole day of leave or illness; absent where nobody has decided. */
  readonly workOnAbsence?: WorkOnAbsence;
  /** Ordered minutes that time off of the day is set against, where they are fewer than it takes; see `timeOffWithoutWork`. */
  readonly timeOffCoveredMinutes?: Minutes;
  /** Windows of ordered overtime, in epoch minutes. */
  readonly overtimeOrders?: readonly Span[];
  /**
   * Call-outs during on-call time, the way there and back included: paid for themselves, so that their work is none of
   * the account, and with time supplements by the day on which they begin. Also those of the day before and after, into
   * which a shift may reach.
   */
  readonly callouts?: readonly Span[];
  /** Work for another employer on this day: counts for the daily maximum only (ArbZG § 2 (1)). */
  readonly otherEmployerMinutes?: Minutes;
  /** Public holidays, among the day and those that its shift reaches, whose work is made up by time off: 35 instead of 135 %. */
  readonly holidaysMadeUp?: readonly LocalDate[];
  /** Works in shifts: no Saturday supplement. */
  readonly shiftWork?: boolean;
  /** 24 and 31 December, likewise, on which release is not possible: work there earns time off within three months. */
  readonly releasesImpossible?: readonly LocalDate[];
  /** Travel time on earlier days of the month, which decides from when on it is credited (TVöD BT-V § 44 (2)). */
  readonly travelledBeforeMinutes?: Minutes;
  /** End of the last work before this day, credited or not; null if there was none. Decides the rest period. */
  readonly previousEndMinute?: EpochMinute | null;
  readonly carriedIn?: CarriedWork;
  /** Last day of employment: what is worked after its midnight stays here even where accounts go by calendar day. */
  readonly isLastDay?: boolean;
  /** Another day of the same ISO week had work of less than 8 h (JArbSchG § 8 (2a)). */
  readonly weekHasShorterDay?: boolean;
  /** What was agreed on work away from the office; absent where nobody keeps record of it, and then nothing is found. */
  readonly remoteWork?: RemoteWork;
  /**
   * Now, for a day that is not over: open work counts up to here, what can still happen is not yet judged.
   * Without it the day is over and an open session lacks its end.
   */
  readonly asOfEpochMinute?: EpochMinute;
}
