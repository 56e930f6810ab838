import { firstDayOf, yearMonth } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type DecisionItemDto, type DecisionOutcomeDto } from './approval.dto';

interface DecidedRow extends Record<string, unknown> {
  decision: NonNullable<DecisionOutcomeDto['decision']>;
  decided_by: string | null;
}

/**
 * What became of an item that does not wait any more, and by whom; empty where it waits in another version, or is gone
 * for another reason. The caller has made sure that the person may decide on it.
 */
export async function decidedMeanwhile(
  db: Queryable,
  tenantId: number,
  { type, id }: DecisionItemDto,
): Promise<Pick<DecisionOutcomeDto, 'decision' | 'decidedBy'>> {
  const [uuid, month] = [id.slice(0, 36).toLowerCase(), id.slice(37)];
  const { rows } =
    type === 'correction'
      ? await db.query<DecidedRow>(SELECT_DECIDED_CORRECTION, [tenantId, uuid])
      : type === 'absence'
        ? await db.query<DecidedRow>(SELECT_DECIDED_ABSENCE, [tenantId, uuid])
        : await db.query<DecidedRow>(SELECT_DECIDED_MONTH, [tenantId, uuid, firstDayOf(yearMonth(month))]);
  const [row] = rows;
  if (!row) return {};
  return { decision: row.decision, ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }) };
}

const SELECT_DECIDED_CORRECTION = `
  select case c.status when 'rejected' then 'returned' else c.status end as decision,
    p.given_name || ' ' || p.family_name as decided_by
  from correction_request c left join employee p on p.tenant_id = c.tenant_id and p.employee_id = c.decided_by
  where c.tenant_id = $1 and c.correction_id = $2 and c.status in ('approved', 'rejected', 'withdrawn')`;

const SELECT_DECIDED_ABSENCE = `
  select case r.status when 'rejected' then 'returned' else r.status end as decision,
    p.given_name || ' ' || p.family_name as decided_by
  from absence_request r left join employee p on p.tenant_id = r.tenant_id and p.employee_id = r.decided_by
  where r.tenant_id = $1 and r.request_id = $2 and r.status in ('approved', 'rejected', 'withdrawn')`;

/** The last that happened to the month: after it was handed in again, what was decided before is over. */
const SELECT_DECIDED_MONTH = `
  select v.kind as decision, p.given_name || ' ' || p.family_name as decided_by
  from (select kind, actor_id from month_event where tenant_id = $1 and employee_id = $2 and month = $3
    order by event_id desc limit 1) v
  left join employee p on p.tenant_id = $1 and p.employee_id = v.actor_id
  where v.kind in ('approved', 'returned', 'withdrawn')`;
