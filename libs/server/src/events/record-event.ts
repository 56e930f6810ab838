import { type ClientBase } from 'pg';
import { type EventKind, type EventPayloads } from './event-kinds';

/**
 * Says that something happened, to whoever it concerns in the background. Call it with the client of the transaction in
 * which it happens: either both are there or neither is.
 */
export async function recordEvent<Kind extends EventKind>(
  client: ClientBase,
  tenantId: number,
  kind: Kind,
  payload: EventPayloads[Kind],
): Promise<void> {
  await client.query('insert into event_outbox (tenant_id, kind, payload) values ($1, $2, $3)', [
    tenantId,
    kind,
    JSON.stringify(payload),
  ]);
}
