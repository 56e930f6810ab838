import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { FactsLoader, inBatches } from '../facts';
import { Clock, Db } from '../platform';
import { keepMissingSeenWorth } from './seen-worth';

/** People looked at in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;

type Unkept = {
  employee_id: string;
  /** First day of the month. */
  month: LocalDate;
};

const FIND_UNKEPT = `
  select employee_id, month::text from employee_month
  where tenant_id = $1 and employee_id > $2::uuid and status in ('submitted', 'approved') and seen_worth is null
  order by employee_id fetch first ${BATCH_SIZE} rows with ties`;

/** Looks through handed-in months of which nobody kept what leaders saw, see {@link keepMissingSeenWorth}. */
@Injectable()
export class KeepSeenWorths {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /** Resolves with the number of months looked through. `goOn` is asked between batches. */
  execute(goOn: () => boolean = () => true): Promise<number> {
    const { loader } = this;
    return inBatches<Unkept, LocalDate>(
      this.db,
      this.clock,
      {
        find: ({ tenantId }, after) => this.db.query(FIND_UNKEPT, [tenantId, after]),
        startOf: ({ month }) => month,
        work: ({ tenantId }, month, employeeIds) =>
          this.db.transaction(
            (client) =>
              keepMissingSeenWorth(client, tenantId, month, employeeIds, { loader, now: this.clock.nowEpochMinute() }),
            'job',
          ),
      },
      goOn,
    );
  }
}
