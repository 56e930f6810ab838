import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@zeitbuch/working-time';
import { inBatches } from '../facts';
import { Clock, Db } from '../platform';
import { OpenDays } from './open-days';

/** People evaluated in one transaction: their months are locked for a fraction of a second. */
const BATCH_SIZE = 100;

type Unvalued = {
  employee_id: string;
  /** First day that no closing covers. */
  start: LocalDate;
};

/**
 * People whose yesterday has no final value yet: nobody looked at it, or it was
 * looked at while it lasted. `$3` goes on after the last one, so that a day that
 * cannot be evaluated (its agreement has no version) is tried once and not for ever.
 */
const FIND_UNEVALUATED = `
  select e.employee_id,
    greatest(e.hired_on, coalesce((max(m.month) filter (where m.status = 'closed') + interval '1 month')::date, min(m.month)))::text as start
  from employee e
  join employee_month m on m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.month <= $2::date
  join agreement_assignment a on a.tenant_id = e.tenant_id and a.employee_id = e.employee_id and a.valid_during @> $2::date
  left join day_evaluation d on d.tenant_id = e.tenant_id and d.employee_id = e.employee_id and d.date = $2::date
  where e.tenant_id = $1 and e.employee_id > $3::uuid and e.hired_on <= $2::date and coalesce(e.left_on, 'infinity') >= $2::date
    and (d.date is null or d.provisional)
  group by e.tenant_id, e.employee_id
  having coalesce(max(m.month) filter (where m.status = 'closed'), '-infinity') < date_trunc('month', $2::date)
  order by e.employee_id
  limit ${BATCH_SIZE}`;

/**
 * Values yesterday and whatever lies open before it for everybody, at night. So
 * the first tap of the morning finds all days evaluated and costs no more than the second.
 */
@Injectable()
export class EvaluateOpenDays {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly openDays: OpenDays,
  ) {}

  /** Resolves with the number of people whose days were evaluated. `goOn` is asked between batches. */
  execute(goOn: () => boolean = () => true): Promise<number> {
    return inBatches<Unvalued, LocalDate>(
      this.db,
      this.clock,
      {
        find: ({ tenantId, today }, after) => this.db.query(FIND_UNEVALUATED, [tenantId, addDays(today, -1), after]),
        startOf: ({ start }) => start,
        work: ({ tenantId, today }, start, employeeIds) =>
          this.openDays.evaluate({ tenantId, employeeIds, from: start, to: addDays(today, -1) }),
      },
      goOn,
    );
  }
}
