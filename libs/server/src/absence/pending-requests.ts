import { Injectable } from '@nestjs/common';
import { type LocalDate, workDaysOf } from '@zeitbuch/working-time';
import { FactsLoader } from '../facts';
import { administersTime, careCte, isAdministered } from '../identity';
import { Clock, Db, type RequestContext } from '../platform';
import { whatViewerMayKnow } from '../privacy';
import { type OthersAbsent, othersAbsent } from './others-absent';
import { type RequestRow, SELECT_REQUESTS } from './request-query';

/** A request that waits for somebody, as that person may know it. */
export interface WaitingRequest extends RequestRow, OthersAbsent {
  readonly unitName: string;
  /** Days of an absence that is to be changed. */
  readonly before: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** Days on which work is due. */
  readonly workDays: number;
}

type PendingRow = RequestRow & Pick<WaitingRequest, 'unitName' | 'before'>;

/**
 * `$1` tenant, `$2` who decides, `$3` today. What leaders decide waits for who cares for the person; all else for the
 * time administration of the person, who may know of it.
 */
function selectWaiting(who: Pick<RequestContext, 'roles' | 'unitRoles'>): string {
  const reach = administersTime(who);
  const administers = { none: 'false', units: isAdministered('e'), tenant: 'e.employee_id <> $2' }[reach];
  return `
    with recursive ${careCte(who)}, waiting as (
      select r.request_id, coalesce(care.org_unit_id, placed.org_unit_id) as org_unit_id, coalesce(care.placed_on, $3::date) as placed_on
      from absence_request r
      join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
      join employee e on e.tenant_id = r.tenant_id and e.employee_id = r.employee_id
      left join care on care.employee_id = r.employee_id
      left join org_assignment placed on placed.tenant_id = $1 and placed.employee_id = r.employee_id
        and placed.valid_during @> greatest(e.hired_on, least($3::date, e.left_on))
      where r.tenant_id = $1 and r.status = 'pending' and r.employee_id <> $2
        and case k.decided_by when 'leader' then care.employee_id is not null else ${administers} end)
    select q.*, u.name as "unitName", case when q.act = 'change' then (
        select json_build_object('from', a.from_date, 'to', a.to_date) from absence a
        where a.tenant_id = $1 and a.employee_id = q."employeeId" and a.absence_id = q."absenceId") end as before
    from waiting w
    join (${SELECT_REQUESTS} where r.tenant_id = $1 and r.status = 'pending') q on q."requestId" = w.request_id
    left join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = w.org_unit_id and u.valid_during @> w.placed_on
    order by q."requestedAt", q."requestId"`;
}

/** What waits for a decision. */
@Injectable()
export class PendingRequests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /** Requests that the person may decide on, the oldest first. */
  async waitingFor(context: RequestContext): Promise<WaitingRequest[]> {
    const { tenantId } = context;
    const today = this.clock.todayIn(context.zone);
    const rows = await this.db.query<PendingRow & Record<string, unknown>>(selectWaiting(context), [
      ...[tenantId, context.employeeId, today],
    ]);
    if (rows.length === 0) return [];
    const days = { from: first(rows.map(({ from }) => from)), to: last(rows.map(({ to }) => to)) };
    const employeeIds = [...new Set(rows.map(({ employeeId }) => employeeId))];
    const people = await this.loader.loadWithoutBookings(this.db.pool, { tenantId, employeeIds, ...days });
    const others = await othersAbsent(this.db.pool, tenantId, rows);
    return rows.map((row, index) => {
      const facts = people.get(row.employeeId);
      // Who decides on what leaders must not know administers the time of the person.
      const known = facts && whatViewerMayKnow(facts, row.decidedBy === 'administration');
      return { ...row, workDays: known ? workDaysOf(known, row) : 0, ...others[index] };
    });
  }
}

const first = (dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a < b ? a : b));
const last = (dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a > b ? a : b));
