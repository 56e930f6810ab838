import { fulltimeWeekMinutesOf, isOrderedWorkPaid } from '../contract';
import { type DayFacts } from '../day';
import { evaluateDay } from '../evaluation';
import { type OvertimeDay } from '../pay';
import { type LocalDate, datesBetween } from '../time';

/** What a person's days are asked for. */
export interface DaysOfPerson {
  /** Without a contract outside employment. */
  on(date: LocalDate): DayFacts | null;
}

/**
 * What the days of a person say about ordered work: those of employment under the tariff, without trace and without
 * storing anything. Bookings must be loaded.
 */
export function overtimeDaysOf(facts: DaysOfPerson, from: LocalDate, to: LocalDate): OvertimeDay[] {
  return datesBetween(from, to).flatMap((date) => {
    const day = facts.on(date);
    if (!day?.contract || !isOrderedWorkPaid(day.contract)) return [];
    const { overtimeCandidateMinutes, overtimeLaterMonths, timeOffMinutes } = evaluateDay(day, { trace: false });
    return {
      date,
      orderedMinutes: overtimeCandidateMinutes,
      ...(overtimeLaterMonths && { laterMonths: overtimeLaterMonths }),
      timeOffMinutes,
      contractWeeklyMinutes: day.contract.weeklyMinutes,
      fulltimeWeeklyMinutes: fulltimeWeekMinutesOf(day.contract, date),
      partTimePolicy: day.agreement.parameters.partTimeOvertime,
    };
  });
}
