import { type UnpaidItem } from '../absence';
import { type ParameterSource } from '../agreement';
import { type WorkLocation } from '../booking';
import { type Params } from '../refusal';
import { type EpochMinute, type LocalDate, type Minutes, type Span, type YearMonth } from '../time';
import { type FindingCode, type Severity } from './finding-codes';

/** Something somebody should be told; never changes minutes. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly params: Params;
}

/**
 * One step of a calculation: which rule made which minutes out of which.
 * The steps of the credit clock lead from {@link DayEvaluation.workedMinutes} to
 * {@link DayEvaluation.creditedMinutes}, those of the target clock from 0 to
 * {@link DayEvaluation.targetMinutes}; each begins where the one before it ended.
 */
export interface TraceStep {
  readonly rule: string;
  readonly paragraph: string;
  readonly clock: 'credit' | 'target' | 'protection';
  readonly beforeMinutes: Minutes;
  readonly afterMinutes: Minutes;
  /** The stretch of time concerned, in epoch minutes. */
  readonly interval?: Span;
  /** Version or overlay of the agreement that set the rule's parameter. */
  readonly source?: ParameterSource;
  readonly why: Params;
}

/** Minutes that earn a supplement in percent (TVöD § 8 (1)). */
export interface Supplement {
  readonly code: SupplementCode;
  readonly percent: number;
  readonly minutes: Minutes;
  /** Of these, the minutes whose own calendar day lies in a later month than the shift's; left out where there are none. */
  readonly laterMonths?: Readonly<Record<YearMonth, Minutes>>;
}
export type SupplementCode =
  'NIGHT' | 'SUNDAY' | 'SATURDAY' | 'HOLIDAY_NO_TIME_OFF' | 'HOLIDAY_WITH_TIME_OFF' | 'DEC24_31';

/** A day for which payroll does not pay, by its cause. */
export type PayrollItem = UnpaidItem;

type DayState = 'none' | 'open' | 'complete' | 'incomplete';

/** What a working day is worth, and why. All figures in whole minutes. */
export interface DayEvaluation {
  readonly date: LocalDate;
  /** `none`: no bookings; `open`: still at work; `incomplete`: a booking is missing or claimed twice. */
  readonly state: DayState;
  /** Minutes due. */
  readonly targetMinutes: Minutes;
  /** Protection clock: all work really done, credited or not. */
  readonly workedMinutes: Minutes;
  /** From the first to the last creditable minute, breaks included. */
  readonly grossMinutes: Minutes;
  /** Gaps between creditable work. */
  readonly breakRecordedMinutes: Minutes;
  /** Break deducted without a booking (DV-BREAK-AUTO). */
  readonly breakAutoMinutes: Minutes;
  readonly cutOutsideFrameMinutes: Minutes;
  /** Cut by the daily limit (DV-CAP-DAY). */
  readonly cappedMinutes: Minutes;
  /** By calendar day: credited work of the shift after midnight, which counts for the next day (CAL-MIDNIGHT). */
  readonly carriedOutMinutes: Minutes;
  /** By calendar day: what the shift of the day before left to this day. */
  readonly carriedInMinutes: Minutes;
  /** Credited by absences; negative only in a reintegration. */
  readonly absenceCreditMinutes: Minutes;
  /** Credit clock: what goes into the account. */
  readonly creditedMinutes: Minutes;
  /** creditedMinutes - targetMinutes */
  readonly balanceMinutes: Minutes;
  readonly coreMissingMinutes: Minutes;
  /** Ordered work outside the frame: not credited to flexitime, but to be decided on. */
  readonly overtimeCandidateMinutes: Minutes;
  /** Of these, the minutes whose own calendar day lies in a later month than the shift's; left out where there are none. */
  readonly overtimeLaterMonths?: Readonly<Record<YearMonth, Minutes>>;
  /** Of the credited work what was ordered, or done on a call-out that payroll does not pay; left out where there is none. */
  readonly orderedCreditMinutes?: Minutes;
  /** Time off for ordered work that the account pays, not payroll; left out where there is none. */
  readonly timeOffFromAccountMinutes?: Minutes;
  readonly minutesByLocation: Readonly<Record<WorkLocation, Minutes>>;
  /** Credited as time off for ordered work (`compensatoryTimeOff`): balances overtime. */
  readonly timeOffMinutes: Minutes;
  /** Minutes of work between 23:00 and 06:00 (ArbZG § 2 (3)). */
  readonly nightMinutes: Minutes;
  /** Work on 24/31 December that earns time off, and the last day for it. */
  readonly decemberTimeOff: { readonly minutes: Minutes; readonly by: LocalDate } | null;
  /** Rest before this day's first work; null if unknown or nothing was worked. */
  readonly restMinutes: Minutes | null;
  /** If that rest was too short: when work could have begun. */
  readonly earliestLawfulStartMinute: EpochMinute | null;
  /** Last day for the substitute day of rest after work on a Sunday or public holiday (ArbZG § 11 (3)). */
  readonly substituteRestDayBy: LocalDate | null;
  /** Days taken from the leave account: 0 or 1; 0.5 on a half day off where the agreement says so. */
  readonly leaveDays: number;
  /** Days without pay, for payroll. */
  readonly payrollItems: readonly PayrollItem[];
  readonly supplements: readonly Supplement[];
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceStep[];
  /** First and last minute of work on this day; null without work. */
  readonly firstStartMinute: EpochMinute | null;
  readonly lastEndMinute: EpochMinute | null;
}
