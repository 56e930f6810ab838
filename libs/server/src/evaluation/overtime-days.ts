import {
  type DayFacts,
  type LocalDate,
  type OvertimeDay,
  datesBetween,
  evaluateDay,
  fulltimeWeekMinutesOf,
  isOrderedWorkPaid,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** What a person's days are asked for. */
export interface DaysOfPerson {
  isEmployedOn(date: LocalDate): boolean;
  on(date: LocalDate): DayFacts | null;
}

/** Those of the people for whom work was ordered on a day of the span: nearly nobody, and only for them is more read. */
export async function readOrdered(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  from: string,
  to: string,
): Promise<string[]> {
  const { rows } = await db.query<{ employee_id: string }>(
    `select distinct employee_id from day_fact
     where tenant_id = $1 and employee_id = any($2::uuid[]) and kind = 'overtimeOrder' and date between $3 and $4`,
    [tenantId, employeeIds, from, to],
  );
  return rows.map(({ employee_id }) => employee_id);
}

/**
 * What the days of a person say about ordered work: those of employment under the tariff, without trace and without
 * storing anything. Bookings must be loaded.
 */
export function overtimeDaysOf(facts: DaysOfPerson, from: string, to: string): OvertimeDay[] {
  return datesBetween(from, to).flatMap((date) => {
    if (!facts.isEmployedOn(date)) return [];
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
