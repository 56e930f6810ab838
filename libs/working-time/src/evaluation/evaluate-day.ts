import { type WorkLocation } from '../booking';
import { type DayWork, explain, type DayEvaluation, type CarriedWork, type DayFacts } from '../day';
import { leftToNextDay, runRules, runStage } from '../rules';
import { type Minutes } from '../time';
import { openDayWork } from './open-day-work';

export interface EvaluateOptions {
  /** Write down every step (default). Without, {@link DayEvaluation.trace} is empty and the day is cheaper. */
  readonly trace?: boolean;
}

/** Recording is a duty of its own: all work counts on the protection clock, whatever is credited. */
const recording = { id: 'ARBZG-16', paragraph: 'ArbZG § 16 (2), § 3 ArbSchG' };

/**
 * What a working day is worth, by every rule of the catalogue. The only way to
 * obtain a balance: server, worker and browser all ask here. Pure: the same
 * facts always give the same answer.
 *
 * @throws RangeError on a malformed date, a caller's bug
 */
export function evaluateDay(facts: DayFacts, options: EvaluateOptions = {}): DayEvaluation {
  const day = openDayWork(facts, options.trace !== false);
  if (day.trace && day.workedMinutes > 0) {
    const why = { intervals: day.work.length };
    explain(day, { rule: recording, clock: 'protection', beforeMinutes: 0, afterMinutes: day.workedMinutes, why });
  }
  runRules(day);
  return result(day);
}

/**
 * What the shift of the day leaves to the next one where accounts go by calendar day: hand it to the next day as
 * `carriedIn`. Null nearly always. It depends on the shift alone, not on what was left to it.
 */
export function workLeftToNextDay(facts: DayFacts): CarriedWork | null {
  if (facts.sessions.length === 0 || facts.agreement.parameters.accountingDay !== 'calendarDay') return null;
  const day = openDayWork({ ...facts, carriedIn: undefined }, false);
  runStage(day, 'credit');
  return leftToNextDay(day);
}

function result(day: DayWork): DayEvaluation {
  const { work } = day;
  const evaluation: DayEvaluation = {
    date: day.facts.date,
    state: day.state,
    targetMinutes: day.targetMinutes,
    workedMinutes: day.workedMinutes + day.drivingMinutes,
    grossMinutes: day.grossMinutes,
    breakRecordedMinutes: day.grossMinutes - day.framedMinutes,
    breakAutoMinutes: day.breakAutoMinutes,
    cutOutsideFrameMinutes: day.cutOutsideFrameMinutes,
    cappedMinutes: day.cappedMinutes,
    carriedOutMinutes: day.carriedOutMinutes,
    carriedInMinutes: day.facts.carriedIn?.creditedMinutes ?? 0,
    absenceCreditMinutes: day.absenceCreditMinutes,
    creditedMinutes: day.creditMinutes,
    balanceMinutes: day.creditMinutes - day.targetMinutes,
    coreMissingMinutes: day.coreMissingMinutes,
    overtimeCandidateMinutes: day.overtimeCandidateMinutes,
    timeOffMinutes: day.timeOffMinutes,
    minutesByLocation: byLocation(day),
    nightMinutes: day.nightMinutes,
    decemberTimeOff: day.decemberTimeOff,
    restMinutes: day.restMinutes,
    earliestLawfulStartMinute: day.earliestLawfulStartMinute,
    substituteRestDayBy: day.substituteRestDayBy,
    leaveDays: day.leaveDays,
    payrollItems: day.payrollItems,
    supplements: day.supplements,
    findings: day.findings,
    trace: day.trace ?? [],
    firstStartMinute: work.length > 0 ? work[0].startMinute : null,
    lastEndMinute: work.length > 0 ? work[work.length - 1].endMinute : null,
  };
  const { overtimeLaterMonths, orderedCreditMinutes, timeOffFromAccountMinutes } = day;
  if (!overtimeLaterMonths && orderedCreditMinutes + timeOffFromAccountMinutes === 0) return evaluation;
  // Nearly no day has any of them.
  return {
    ...evaluation,
    ...(overtimeLaterMonths && { overtimeLaterMonths }),
    ...(orderedCreditMinutes > 0 && { orderedCreditMinutes }),
    ...(timeOffFromAccountMinutes > 0 && { timeOffFromAccountMinutes }),
  };
}

function byLocation(day: DayWork): Record<WorkLocation, Minutes> {
  const minutes = { office: 0, mobileWork: 0, telework: 0, businessTrip: 0 };
  for (const { location, startMinute, endMinute } of day.work) minutes[location] += endMinute - startMinute;
  minutes.businessTrip += day.drivingMinutes;
  return minutes;
}
