import { Injectable } from '@nestjs/common';
import { Clock, Db } from '../platform';
import { lockMonths } from './closing-locks';
import { MonthValues } from './month-values';
import { readStandings } from './standings';

/** People valued in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;

interface Unvalued {
  employee_id: string;
  month: string;
}

/** Months that are over, for the longest night shift too, and that nobody has valued yet. `$3` goes on after the last person. */
const FIND_UNVALUED = `
  select m.employee_id, to_char(m.month, 'YYYY-MM') as month from employee_month m
  where m.tenant_id = $1 and m.employee_id > $3::uuid and m.month + interval '1 month 1 day' <= $2::date and m.status <> 'closed'
    and not exists (select 1 from month_value v where v.tenant_id = m.tenant_id and v.employee_id = m.employee_id and v.month = m.month)
  order by m.employee_id
  limit ${BATCH_SIZE}`;

/**
 * Works out at night what the months that ended came to, so that the first check of a closing
 * only looks whether the facts are still the same.
 */
@Injectable()
export class ValueEndedMonths {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly values: MonthValues,
  ) {}

  /** Resolves with the number of months valued. `goOn` is asked between batches. */
  async execute(goOn: () => boolean = () => true): Promise<number> {
    let valued = 0;
    const tenants = await this.db.query<{ tenant_id: number; zone: string }>('select tenant_id, zone from tenant');
    for (const { tenant_id, zone } of tenants) {
      let after = '00000000-0000-0000-0000-000000000000';
      while (goOn()) {
        const people = await this.db.query<Unvalued & Record<string, unknown>>(FIND_UNVALUED, [
          tenant_id,
          this.clock.todayIn(zone),
          after,
        ]);
        if (people.length === 0) break;
        for (const [month, group] of Map.groupBy(people, (person) => person.month))
          await this.#value(
            tenant_id,
            month,
            group.map(({ employee_id }) => employee_id),
          );
        valued += people.length;
        after = people[people.length - 1].employee_id;
      }
    }
    return valued;
  }

  #value(tenantId: number, month: string, employeeIds: readonly string[]): Promise<unknown> {
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, employeeIds, month, 'share');
      const now = this.clock.nowEpochMinute();
      await this.values.load(client, tenantId, await readStandings(client, tenantId, employeeIds, month, now), month);
    });
  }
}
