import { Injectable } from '@nestjs/common';
import {
  type MonthOfStandby,
  type Standby,
  addDays,
  firstDayOf,
  lastStandbyDay,
  onCallPayOf,
  type YearMonth,
} from '@zeitbuch/working-time';
import { FactsLoader } from '../facts';
import { type Queryable } from '../platform';

interface StandbyRow {
  employee_id: string;
  start: number;
  end: number;
  is_late: boolean;
  callouts: Standby['callouts'] | null;
}

/** On-call time lasts a week at most: what began earlier does not reach into the month, unless another piece goes on from it. */
const LOOK_BACK_DAYS = 8;

/** On-call time of the days of a month. What goes on over its end is one span, of which each month pays its own days. */
@Injectable()
export class OnCall {
  constructor(private readonly loader: FactsLoader) {}

  /** Pay of the people's on-call time; nothing more is read about those without any. */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    month: YearMonth,
  ): Promise<Map<string, MonthOfStandby>> {
    const standbys = await readStandbys(db, tenantId, employeeIds, month);
    const ids = [...standbys.keys()];
    if (ids.length === 0) return new Map();
    const people = await this.loader.loadWithoutBookings(db, {
      tenantId,
      employeeIds: ids,
      from: firstDayOf(month),
      to: lastStandbyDay(month),
    });
    return new Map([...people].map(([id, facts]) => [id, onCallPayOf(facts, standbys.get(id) ?? [], month)]));
  }
}

async function readStandbys(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  month: YearMonth,
): Promise<Map<string, Standby[]>> {
  const { rows } = await db.query<StandbyRow>(
    `with recursive s as (
       select tenant_id, standby_id, employee_id, date, during, is_late from standby
       where tenant_id = $1 and employee_id = any($2::uuid[]) and date between $3 and $4
       union
       -- Pieces before, of which one of these goes on: call-outs from home are rounded over all of them.
       select before.tenant_id, before.standby_id, before.employee_id, before.date, before.during, before.is_late
       from s join standby before on before.tenant_id = s.tenant_id and before.employee_id = s.employee_id
         and upper(before.during) = lower(s.during) and before.date between s.date - ${LOOK_BACK_DAYS} and s.date)
     select s.employee_id, lower(s.during) as start, upper(s.during) as end, s.is_late,
       (select json_agg(json_build_object('atMinute', c.at_minute, 'minutes', c.minutes, 'isRemote', c.is_remote) order by c.at_minute)
        from standby_callout c where c.tenant_id = s.tenant_id and c.standby_id = s.standby_id) as callouts
     from s
     order by s.employee_id, s.during`,
    [tenantId, employeeIds, addDays(firstDayOf(month), -LOOK_BACK_DAYS), lastStandbyDay(month)],
  );
  const standbyOf = ({ start, end, is_late, callouts }: StandbyRow): Standby => ({
    startMinute: start,
    endMinute: end,
    callouts: callouts ?? [],
    ...(is_late ? { isLate: true } : {}),
  });
  const byPerson = Map.groupBy(rows, (row) => row.employee_id);
  return new Map([...byPerson].map(([employeeId, ofPerson]) => [employeeId, ofPerson.map(standbyOf)]));
}
