import { type PartTimeOvertime } from '../agreement';
import { type FindingCode } from '../day';
import { type Minutes } from '../time';

export interface OvertimeFacts {
  readonly contractWeeklyMinutes: Minutes;
  /** Full time; for a raised contract (§ 6 (1a)) the raised hours. */
  readonly fulltimeWeeklyMinutes: Minutes;
  readonly orderedMinutes: Minutes;
  /** Of these balanced by the end of the following calendar week. */
  readonly compensatedMinutes: Minutes;
  /** Whether part-timers get supplements from their own hours or from full time on: contested, so a parameter. */
  readonly partTimePolicy: PartTimeOvertime;
}

export interface Overtime {
  /** Mehrarbeit: from the contract up to full time. */
  readonly additionalMinutes: Minutes;
  /** Überstunden: beyond full time. */
  readonly overtimeMinutes: Minutes;
  readonly plainTimeOffMinutes: Minutes;
  readonly supplementMinutes: Minutes;
}

/** Ordered work, split into additional hours and overtime (TVöD § 7 (6)-(8)). Self-chosen time is neither. */
export function splitOvertime(facts: OvertimeFacts): Overtime {
  const open = Math.max(0, facts.orderedMinutes - facts.compensatedMinutes);
  const room = Math.max(0, facts.fulltimeWeeklyMinutes - facts.contractWeeklyMinutes);
  const additionalMinutes = Math.min(open, room);
  const overtimeMinutes = open - additionalMinutes;
  const supplementMinutes = facts.partTimePolicy === 'proRata' ? open : overtimeMinutes;
  return { additionalMinutes, overtimeMinutes, plainTimeOffMinutes: facts.compensatedMinutes, supplementMinutes };
}

/** Overtime in a corridor: what was worked above it, unless chosen by the employee (TVöD § 7 (8) a). */
export function corridorOvertimeMinutes(
  workedMinutes: Minutes,
  corridorMinutes: Minutes,
  selfChosenMinutes: Minutes,
): Minutes {
  return Math.max(0, workedMinutes - corridorMinutes - selfChosenMinutes);
}

/** SGB IX § 207: severely disabled people who ask for it need not work more than eight hours a day; an order is blocked. */
export function exemptionFindings(facts: {
  readonly isSeverelyDisabled: boolean;
  readonly hasRequestedExemption: boolean;
  readonly orderedDayTotalMinutes: Minutes;
}): FindingCode[] {
  const exempt = facts.isSeverelyDisabled && facts.hasRequestedExemption && facts.orderedDayTotalMinutes > 480;
  return exempt ? ['SGB9_207_MEHRARBEIT_ON_REQUEST_EXEMPT'] : [];
}
