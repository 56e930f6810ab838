import { type PartTimeOvertime } from '../agreement';
import { type LocalDate, type Minutes, type YearMonth } from '../time';

/** What a day says about ordered work. */
export interface OvertimeDay {
  readonly date: LocalDate;
  /** Work that was ordered and is not in the account (`overtimeCandidateMinutes`). */
  readonly orderedMinutes: Minutes;
  /** Of these, those after a midnight that ends the month, by their own month (`overtimeLaterMonths`). */
  readonly laterMonths?: Readonly<Record<YearMonth, Minutes>>;
  /** Time off taken for ordered work (`timeOffMinutes`). */
  readonly timeOffMinutes: Minutes;
  readonly contractWeeklyMinutes: Minutes;
  /** Full time; for a raised contract (§ 6 (1a)) the raised hours. */
  readonly fulltimeWeeklyMinutes: Minutes;
  readonly partTimePolicy: PartTimeOvertime;
}

/** Payable minutes of a week by the month in which they were worked. */
export interface OvertimeOfMonth {
  readonly originMonth: YearMonth;
  readonly additionalMinutes: Minutes;
  readonly overtimeMinutes: Minutes;
  readonly supplementMinutes: Minutes;
}

/** Ordered work of a calendar week and what becomes of it (TVöD § 7 (6), (7), § 8 (1)). */
export interface OvertimeWeek {
  readonly monday: LocalDate;
  readonly orderedMinutes: Minutes;
  /** By time off in the week or in the following one. */
  readonly balancedMinutes: Minutes;
  /** Beyond the contract, up to full time. */
  readonly additionalMinutes: Minutes;
  /** Beyond full time. */
  readonly overtimeMinutes: Minutes;
  /** With supplement, as the agreement says. */
  readonly supplementMinutes: Minutes;
  readonly partTimePolicy: PartTimeOvertime;
  /** Whose contract and agreement decide. */
  readonly lastOrderedOn: LocalDate;
  /** Under the other reading of the law: the difference is kept, because courts do not agree. */
  readonly otherReadingMinutes: Minutes;
  /** Last day on which time off still balances the week; what is left then is paid with the month of this day. */
  readonly balanceBy: LocalDate;
  readonly byMonth: readonly OvertimeOfMonth[];
  /** Time off that came too late to balance the week, and replaces its base pay. */
  readonly takenLater: readonly TakenLater[];
}

/** Time off of a month that replaces the base pay of ordered work of another one. */
export interface TakenLater {
  readonly month: YearMonth;
  /** The month of the work. */
  readonly originMonth: YearMonth;
  readonly additionalMinutes: Minutes;
  readonly overtimeMinutes: Minutes;
}
