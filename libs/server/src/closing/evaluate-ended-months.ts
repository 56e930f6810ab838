import { Injectable } from '@nestjs/common';
import { type YearMonth } from '@zeitbuch/working-time';
import { inBatches } from '../facts';
import { Clock, Db } from '../platform';
import { MonthValues } from './month-values';
import { readStandings } from './standings';
import { lockMonths, monthSpan } from '../month';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;

type Unvalued = {
  employee_id: string;
  month: YearMonth;
};

/** Months that are over, for the longest night shift too, and that nobody has evaluated yet, or for whose people a fact changed since. `$3` goes on after the last person. */
const FIND_UNEVALUATED = `
  select m.employee_id, to_char(m.month, 'YYYY-MM') as month from employee_month m
  where m.tenant_id = $1 and m.employee_id > $3::uuid and m.month + interval '1 month 1 day' <= $2::date and m.status <> 'closed'
    and not exists (select 1 from month_value v join facts_version facts using (tenant_id, employee_id)
      where v.tenant_id = m.tenant_id and v.employee_id = m.employee_id and v.month = m.month and v.facts_version = facts.version)
  order by m.employee_id
  fetch first ${BATCH_SIZE} rows with ties`;

/**
 * Works out at night what the months that ended came to, so that the first check of a closing
 * only looks whether the facts are still the same.
 */
@Injectable()
export class EvaluateEndedMonths {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly values: MonthValues,
  ) {}

  /** Resolves with the number of months evaluated. `goOn` is asked between batches. */
  execute(goOn: () => boolean = () => true): Promise<number> {
    return inBatches<Unvalued, YearMonth>(
      this.db,
      this.clock,
      {
        find: ({ tenantId, today }, after) => this.db.query(FIND_UNEVALUATED, [tenantId, today, after]),
        startOf: ({ month }) => month,
        work: ({ tenantId }, month, employeeIds) => this.#value(tenantId, month, employeeIds),
      },
      goOn,
    );
  }

  #value(tenantId: number, month: YearMonth, employeeIds: readonly string[]): Promise<unknown> {
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, employeeIds, monthSpan(month));
      const now = this.clock.nowEpochMinute();
      await this.values.load(
        client,
        tenantId,
        await readStandings(client, { tenantId, employeeIds, month, nowEpochMinute: now }),
        month,
      );
    });
  }
}
