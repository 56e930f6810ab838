import { Injectable } from '@nestjs/common';
import {
  type DayEvaluation,
  type DayFacts,
  type OvertimeDay,
  type OvertimeWeek,
  datesBetween,
  mondayOf,
  overtimeStart,
  overtimeWeeks,
  timeOffMinutesOf,
} from '@zeitbuch/working-time';
import { Clock, type Queryable } from '../platform';
import { evaluateDate } from './evaluate-date';
import { FactsLoader } from './facts-loader';
import { type PersonFacts } from './person-facts';

/** Somebody's ordered work, with the facts of the days it was worked out of. */
export interface OrderedWeeks {
  readonly facts: PersonFacts;
  readonly weeks: readonly OvertimeWeek[];
}

interface DatesRow {
  employee_id: string;
  orders: string[];
  time_off: [from: string, to: string][] | null;
}

/** Only people who have an order on one of the days; nobody else is read about. */
const READ_DATES = `
  select o.employee_id, json_agg(distinct o.date) as orders,
    (select json_agg(json_build_array(a.from_date, a.to_date)) from absence a
     where a.tenant_id = $1 and a.employee_id = o.employee_id and a.kind = 'compensatoryTimeOff' and a.from_date <= $4) as time_off
  from day_fact o
  where o.tenant_id = $1 and o.employee_id = any($2::uuid[]) and o.kind = 'overtimeOrder' and o.date <= $4
  group by o.employee_id
  having max(o.date) >= $3`;

/** Ordered work of people by calendar week, worked out of facts: days of closed months are read, never written. */
@Injectable()
export class OrderedWork {
  constructor(
    private readonly loader: FactsLoader,
    private readonly clock: Clock,
  ) {}

  /** Weeks from the one of `from` on, as known by the end of `to`. Those who had no order are left out. */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, OrderedWeeks>> {
    const { rows } = await db.query<DatesRow>(READ_DATES, [tenantId, employeeIds, mondayOf(from), to]);
    const people = rows.map(({ employee_id, orders, time_off }) => {
      const timeOff = (time_off ?? []).flatMap(([first, last]) => datesBetween(first, last < to ? last : to));
      const start = overtimeStart(from, orders, timeOff);
      const dates = [...new Set([...orders, ...timeOff])].filter((date) => date >= start);
      return { employeeId: employee_id, start, dates };
    });
    const result = new Map<string, OrderedWeeks>();
    for (const [start, ofStart] of Map.groupBy(people, (person) => person.start)) {
      const ids = ofStart.map(({ employeeId }) => employeeId);
      const loaded = await this.loader.load(db, tenantId, ids, start, to);
      for (const { employeeId, dates } of ofStart) {
        const facts = loaded.get(employeeId);
        if (facts) result.set(employeeId, { facts, weeks: this.#weeksOf(facts, dates, mondayOf(from)) });
      }
    }
    return result;
  }

  /** Of all days only those are looked at on which something was ordered or given free. */
  #weeksOf(facts: PersonFacts, dates: readonly string[], from: string): OvertimeWeek[] {
    const now = this.clock.nowEpochMinute();
    const days = dates.flatMap((date): OvertimeDay[] => {
      const evaluated = evaluateDate(facts, date, now);
      return evaluated ? [overtimeDay(evaluated.facts, evaluated.day.evaluation)] : [];
    });
    return overtimeWeeks(days).filter((week) => week.from >= from);
  }
}

/** A day as overtime looks at it. */
export function overtimeDay({ date, contract, agreement }: DayFacts, evaluation: DayEvaluation): OvertimeDay {
  return {
    date,
    orderedMinutes: evaluation.overtimeCandidateMinutes,
    timeOffMinutes: timeOffMinutesOf(evaluation),
    contract,
    partTimePolicy: agreement.parameters.partTimeOvertime,
  };
}
