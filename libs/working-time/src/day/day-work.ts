import { type AbsenceFact } from '../absence';
import { type AgreementKey, type AgreementParameters, sourceOf } from '../agreement';
import { type WorkLocation } from '../booking';
import { type Params } from '../refusal';
import { type EpochMinute, type LocalDate, type Minutes, type Span, type YearMonth } from '../time';
import { type DayEvaluation, type Finding, type PayrollItem, type Supplement, type TraceStep } from './day-evaluation';
import { type DayFacts } from './day-facts';
import { FINDING_SEVERITY, type FindingCode } from './finding-codes';

/** A stretch of real work with both ends known. */
export interface WorkPiece extends Span {
  readonly location: WorkLocation;
}

/** A stretch of work within one calendar day: supplements and days of rest go by the day of each minute. */
export interface CalendarPart extends Span {
  readonly date: LocalDate;
  readonly weekday: number;
  readonly isHoliday: boolean;
  readonly isDecember24Or31: boolean;
}

/**
 * The working paper of one day: facts, the figures found so far, steps and
 * findings. Lives only while the pipeline runs; rules write into it one after
 * the other, so that a plain day costs no allocation for each rule.
 */
export interface DayWork {
  readonly facts: DayFacts;
  readonly parameters: AgreementParameters;
  readonly weekday: number;
  readonly dayStart: EpochMinute;
  readonly dayEnd: EpochMinute;
  /** W: real work, ascending, without overlaps and empty pieces. */
  readonly work: readonly WorkPiece[];
  /** The work that counts for the account of the day: W, or by calendar day what of it and of the shift before lies on the day. */
  readonly accountedWork: readonly Span[];
  /** Absences of this very day. */
  readonly absences: readonly AbsenceFact[];
  readonly isMinor: boolean;
  readonly isMaternity: boolean;
  readonly state: DayEvaluation['state'];
  /** A booking is missing: nothing is credited and nothing filled. */
  readonly isMissingBooking: boolean;
  readonly isOverlapping: boolean;
  /** Longest time between coming and going, breaks included. */
  readonly longestPresenceMinutes: Minutes;
  /** Nothing more can happen on this day: missing presence may be judged. */
  readonly isOver: boolean;
  /** Work only on one weekday between 6 and 20 h that is neither holiday nor 24/31 December: most rules of the calendar have nothing to say. */
  readonly isPlain: boolean;
  /** sum(W) */
  readonly workedMinutes: Minutes;
  /** Driving oneself on a business trip: work without a stretch of its own. */
  readonly drivingMinutes: Minutes;
  /** Sum of gaps of at least the minimum piece between consecutive work. */
  readonly validBreakMinutes: Minutes;
  /** Longest sum of work between two valid breaks, and whether a shorter gap than allowed was seen. */
  readonly longestStretchMinutes: Minutes;
  readonly shortestGapMinutes: Minutes | null;

  targetMinutes: Minutes;
  /** Running total of the credit clock. */
  creditMinutes: Minutes;
  /** sum(F) */
  framedMinutes: Minutes;
  grossMinutes: Minutes;
  breakAutoMinutes: Minutes;
  cutOutsideFrameMinutes: Minutes;
  overtimeCandidateMinutes: Minutes;
  /** Of these, the minutes of later months than that of the day; null nearly always. */
  overtimeLaterMonths: Readonly<Record<YearMonth, Minutes>> | null;
  /** Work in call-outs that are paid for themselves. */
  calloutMinutes: Minutes;
  cappedMinutes: Minutes;
  /** Credited work after midnight that counts for the next day. */
  carriedOutMinutes: Minutes;
  /** Driving that the agreement counts as work. */
  creditedDrivingMinutes: Minutes;
  /** Work credited, before any absence. */
  baseMinutes: Minutes;
  /** Of it what nobody chose: ordered, or done on a call-out that payroll does not pay. */
  orderedCreditMinutes: Minutes;
  /** Time off for ordered work that is taken from the account. */
  timeOffFromAccountMinutes: Minutes;
  absenceCreditMinutes: Minutes;
  timeOffMinutes: Minutes;
  leaveDays: number;
  coreMissingMinutes: Minutes;
  nightMinutes: Minutes;
  restMinutes: Minutes | null;
  earliestLawfulStartMinute: EpochMinute | null;
  substituteRestDayBy: LocalDate | null;
  decemberTimeOff: DayEvaluation['decemberTimeOff'];
  readonly payrollItems: PayrollItem[];
  readonly supplements: Supplement[];
  readonly findings: Finding[];
  /** null if nobody asked for an explanation. */
  readonly trace: TraceStep[] | null;
  parts: readonly CalendarPart[] | null;
}

/** Adds a finding to the day; its severity follows from the code. */
export function addFinding(day: DayWork, code: FindingCode, params: Params = {}): void {
  day.findings.push({ code, severity: FINDING_SEVERITY[code], params });
}

interface Step {
  readonly rule: { readonly id: string; readonly paragraph: string };
  readonly clock: TraceStep['clock'];
  readonly beforeMinutes: Minutes;
  readonly afterMinutes: Minutes;
  readonly why: Params;
}

/** A step of law, tariff or contract. */
interface LawfulStep extends Step {
  readonly parameter?: undefined;
  readonly interval?: undefined;
}

/** A step that the agreement decided, for a stretch of the day or the whole of it. */
interface AgreedStep extends Step {
  readonly parameter: AgreementKey;
  readonly interval?: Span;
}

/** Writes down a step of the calculation. Callers ask `day.trace` first, to spare the parameters where nobody reads them. */
export function explain(day: DayWork, step: LawfulStep | AgreedStep): void {
  if (!day.trace) return;
  const { clock, beforeMinutes, afterMinutes, interval, parameter, why } = step;
  const { id: rule, paragraph } = step.rule;
  // Most steps have neither stretch nor source: without spreading, a plain day takes 0.93 instead of 1.13 µs.
  if (parameter === undefined) {
    day.trace.push({ rule, paragraph, clock, beforeMinutes, afterMinutes, why });
    return;
  }
  const source = sourceOf(day.facts.agreement, parameter);
  day.trace.push({
    rule,
    paragraph: source.paragraph ?? paragraph,
    clock,
    beforeMinutes,
    afterMinutes,
    ...(interval && { interval }),
    source,
    why,
  });
}
