import { Injectable } from '@nestjs/common';
import { Clock, type Queryable } from '../platform';
import { MonthValues } from './month-values';
import { type GroupOfMonth, type PersonPlan, planPerson } from './person-plan';
import { readStandings } from './standings';

/** Works out the plans of many people: the preview and the closing itself both ask here. */
@Injectable()
export class MonthPlans {
  constructor(
    private readonly values: MonthValues,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans of `employeeIds` for the closing of a group's month, from facts and standing as they are now.
   * Run it in a transaction that holds the locks of the people's months.
   */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    { month, payrollGroup }: GroupOfMonth,
  ): Promise<PersonPlan[]> {
    const read = () => readStandings(db, { tenantId, employeeIds, month, nowEpochMinute: this.clock.nowEpochMinute() });
    const standings = await read();
    const { values, hasReopened } = await this.values.load(db, tenantId, standings, month);
    return (hasReopened ? await read() : standings).flatMap((standing) => {
      const value = values.get(standing.employeeId);
      return value ? planPerson({ month, payrollGroup }, standing, value) : [];
    });
  }
}
