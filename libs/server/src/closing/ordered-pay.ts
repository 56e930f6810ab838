import { Injectable } from '@nestjs/common';
import {
  type PlannedPayrollLine,
  firstDayOf,
  firstPayableDay,
  lastDayOf,
  overtimeLinesOf,
} from '@zeitbuch/working-time';
import { OrderedWork } from '../evaluation';
import { type Queryable } from '../platform';
import { type StampedStanding } from './standings';

/** What was ordered is not paid by the days of one month alone: work of weeks that end in it. */
@Injectable()
export class OrderedPay {
  constructor(private readonly orderedWork: OrderedWork) {}

  /** Payroll lines of the month by person. Nothing is read about those who have no order, and that is nearly everybody. */
  async load(
    db: Queryable,
    tenantId: number,
    standings: readonly StampedStanding[],
    month: string,
  ): Promise<Map<string, PlannedPayrollLine[]>> {
    const lines = new Map<string, PlannedPayrollLine[]>();
    const ordered = standings.filter(({ orders }) => orders > 0).map(({ employeeId }) => employeeId);
    if (ordered.length === 0) return lines;
    const from = firstPayableDay(firstDayOf(month));
    const people = await this.orderedWork.load(db, tenantId, ordered, from, lastDayOf(month));
    for (const [employeeId, { facts, weeks }] of people)
      lines.set(employeeId, overtimeLinesOf(month, weeks, facts.input.leftOn));
    return lines;
  }
}
