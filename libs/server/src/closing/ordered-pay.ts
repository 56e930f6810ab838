import { Injectable } from '@nestjs/common';
import {
  type PlannedPayrollLine,
  type Standby,
  addDays,
  contractOn,
  firstDayOf,
  firstPayableDay,
  lastDayOf,
  overtimeLinesOf,
  standbyLinesOf,
  standbyPay,
  weekdayOf,
} from '@zeitbuch/working-time';
import { FactsLoader, OrderedWork, type PersonFacts } from '../evaluation';
import { type Queryable } from '../platform';
import { type StampedStanding } from './standings';

const FRIDAY = 5;

/** On-call time that begins in the month lasts a week at most, so that holidays up to here decide its pay. */
export const lastStandbyDay = (month: string): string => addDays(lastDayOf(month), 7);

/**
 * What was ordered is not paid by the days of the month alone: work of weeks whose time to be balanced ends in it, and
 * on-call time that begins in it.
 */
@Injectable()
export class OrderedPay {
  constructor(
    private readonly orderedWork: OrderedWork,
    private readonly loader: FactsLoader,
  ) {}

  /** Payroll lines of the month by person. Nothing is read about those who have neither, and that is nearly everybody. */
  async load(
    db: Queryable,
    tenantId: number,
    standings: readonly StampedStanding[],
    month: string,
  ): Promise<Map<string, PlannedPayrollLine[]>> {
    const idsOf = (has: (standing: StampedStanding) => boolean) => standings.filter(has).map((s) => s.employeeId);
    const overtime = await this.#overtime(
      db,
      tenantId,
      idsOf(({ orders }) => orders > 0),
      month,
    );
    const standby = await this.#standby(
      db,
      tenantId,
      idsOf(({ standbys }) => standbys > 0),
      month,
    );
    const people = new Set([...overtime.keys(), ...standby.keys()]);
    return new Map([...people].map((id) => [id, [...(overtime.get(id) ?? []), ...(standby.get(id) ?? [])]]));
  }

  async #overtime(db: Queryable, tenantId: number, employeeIds: readonly string[], month: string) {
    const lines = new Map<string, PlannedPayrollLine[]>();
    if (employeeIds.length === 0) return lines;
    const from = firstPayableDay(firstDayOf(month));
    const people = await this.orderedWork.load(db, tenantId, employeeIds, from, lastDayOf(month));
    for (const [employeeId, { facts, weeks }] of people)
      lines.set(employeeId, overtimeLinesOf(month, weeks, facts.input.leftOn));
    return lines;
  }

  async #standby(db: Queryable, tenantId: number, employeeIds: readonly string[], month: string) {
    const lines = new Map<string, PlannedPayrollLine[]>();
    if (employeeIds.length === 0) return lines;
    const [first, last] = [firstDayOf(month), lastStandbyDay(month)];
    const people = await this.loader.loadWithoutBookings(db, tenantId, employeeIds, first, last);
    for (const [employeeId, standbys] of await readStandbys(db, tenantId, employeeIds, month)) {
      const facts = people.get(employeeId);
      if (facts) lines.set(employeeId, standbyLines(month, standbys, facts));
    }
    return lines;
  }
}

/** Only tariff staff: who was none on the day of the beginning is paid by other rules, which are not known here. */
export function standbyLines(month: string, standbys: readonly Standby[], facts: PersonFacts): PlannedPayrollLine[] {
  const { holidays, contracts } = facts.input;
  const ofTariff = standbys.filter(
    ({ startMinute }) => contractOn(facts.zone.dateAt(startMinute), contracts)?.personnelGroup === 'TVOED_VKA',
  );
  const isWeekend = (date: string) => weekdayOf(date) > FRIDAY || holidays.isHoliday(date);
  return standbyLinesOf(month, standbyPay(ofTariff, facts.zone, isWeekend));
}

interface StandbyRow {
  employee_id: string;
  start: number;
  end: number;
  callouts: Standby['callouts'] | null;
}

async function readStandbys(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  month: string,
): Promise<Map<string, Standby[]>> {
  const { rows } = await db.query<StandbyRow>(
    `select s.employee_id, lower(s.during) as start, upper(s.during) as end,
       (select json_agg(json_build_object('atMinute', c.at_minute, 'minutes', c.minutes, 'isRemote', c.is_remote) order by c.at_minute)
        from standby_callout c where c.tenant_id = s.tenant_id and c.standby_id = s.standby_id) as callouts
     from standby s
     where s.tenant_id = $1 and s.employee_id = any($2::uuid[]) and s.date between $3 and $4
     order by s.employee_id, s.during`,
    [tenantId, employeeIds, firstDayOf(month), lastDayOf(month)],
  );
  const standbyOf = ({ start, end, callouts }: StandbyRow): Standby => ({
    startMinute: start,
    endMinute: end,
    callouts: callouts ?? [],
  });
  const byPerson = Map.groupBy(rows, (row) => row.employee_id);
  return new Map([...byPerson].map(([employeeId, ofPerson]) => [employeeId, ofPerson.map(standbyOf)]));
}
