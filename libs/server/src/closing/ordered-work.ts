import { Injectable } from '@nestjs/common';
import {
  type OvertimeWeek,
  firstDayOf,
  lastDayOf,
  orderedWorkOf,
  settlementWindowFrom,
  type YearMonth,
} from '@zeitbuch/working-time';
import { FactsLoader, readOrdered } from '../facts';
import { type Queryable } from '../platform';

/** Ordered work that is paid with a month. */
@Injectable()
export class OrderedWork {
  constructor(private readonly loader: FactsLoader) {}

  /** Weeks of the people that are payable in the month, see {@link OvertimeWeek.balanceBy}, or paid before and given back in it; nothing for those without an order. */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    month: YearMonth,
  ): Promise<Map<string, OvertimeWeek[]>> {
    const [from, to] = [settlementWindowFrom(firstDayOf(month)), lastDayOf(month)];
    const ordered = await readOrdered(db, { tenantId, employeeIds, from, to });
    if (ordered.length === 0) return new Map();
    const people = await this.loader.load(db, { tenantId, employeeIds: ordered, from, to });
    return new Map([...people].map(([employeeId, facts]) => [employeeId, orderedWorkOf(facts, month)]));
  }
}
