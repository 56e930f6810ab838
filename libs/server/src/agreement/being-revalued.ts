import { type DateSpan } from '@zeitbuch/working-time';
import { waitsForE } from '../events';
import { type Queryable } from '../platform';
import { REVALUATION } from './revalue-agreements';

/**
 * Whether rules were released, people came under an agreement, a unit moved or public holidays changed that decide about days from `from` to `to`, and the worker has not evaluated everybody's days
 * again: a month that was handed in may still open again.
 */
export async function isBeingRevalued(db: Queryable, tenantId: number, { from, to }: DateSpan): Promise<boolean> {
  const { rows } = await db.query<{ waits: boolean }>(
    `select exists (select from event_outbox e where e.tenant_id = $1 and e.kind in ('agreement.published', 'agreement.assigned', 'unit.moved', 'holiday.changed') and ${waitsForE('$2')}
       and daterange((e.payload ->> 'from')::date, (e.payload ->> 'to')::date, '[]') && daterange($3, $4, '[]')) as waits`,
    [tenantId, REVALUATION, from, to],
  );
  return rows[0].waits;
}
