import { type PoolClient } from 'pg';
import { type Db } from '../platform';
import { type EventKind, type RecordedEvent } from './event-kinds';

/** Events are kept this long, and longer where a consumer has not heard of them; the next one takes older ones away. */
const KEPT_DAYS = 30;

/** What a step did. */
export interface EventStep {
  /** Where the next step about the same event begins; null: the consumer is done with it. */
  readonly progress: string | null;
  /** Whatever the consumer counts. */
  readonly count: number;
}

/**
 * What is done about an event, or a part of it that is short enough for one transaction. Touches nothing but the database,
 * by `client`: the step and how far the consumer has come are stored together, or neither is.
 * @param progress what the step before about the same event answered; null for the first
 */
type Handler<Kind extends EventKind> = (
  client: PoolClient,
  event: RecordedEvent<Kind>,
  progress: string | null,
) => Promise<EventStep>;

/** Who hears of events, each once and one after the other. */
export interface EventConsumer {
  /** Never changed: under this name it is stored how far it has come. */
  readonly name: string;
  /** What it does, by kind; it passes over all others. */
  readonly handlers: { readonly [Kind in EventKind]?: Handler<Kind> };
}

interface Behind {
  tenant_id: number;
  zone: string;
}

const FIND_BEHIND = `
  select t.tenant_id, t.zone from tenant t left join event_cursor c on c.tenant_id = t.tenant_id and c.consumer = $1
  where exists (select from event_outbox e
    where e.tenant_id = t.tenant_id and (e.position is null or e.position > coalesce(c.position, 0)))
  order by t.tenant_id`;

/**
 * Tells a consumer all that it has not heard of. Any number of processes may do so at once: one at a time tells the events
 * of a tenant, the others find nothing to do. A tenant whose event cannot be handled does not stop the others.
 * @param goOn asked between steps
 * @returns the sum of what the steps counted
 * @throws AggregateError of what handlers threw; their events are told again the next time
 */
export async function readEvents(db: Db, consumer: EventConsumer, goOn: () => boolean = () => true): Promise<number> {
  let count = 0;
  const failures: unknown[] = [];
  for (const tenant of await db.query<Behind & Record<string, unknown>>(FIND_BEHIND, [consumer.name])) {
    try {
      await db.transaction((client) => giveOutPositions(client, tenant.tenant_id, consumer.name), 'job');
      for (let step: EventStep | null; goOn(); count += step.count) {
        step = await db.transaction((client) => takeStep(client, tenant, consumer), 'job');
        if (step === null) break;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${consumer.name}: events could not be handled`);
  return count;
}

/**
 * Puts what was committed since at the end of the line. While the lock is held nobody else does, and whoever reads sees
 * all earlier positions: so a cursor that stands on one has passed nothing by, in whatever order transactions end.
 */
async function giveOutPositions(client: PoolClient, tenantId: number, consumer: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('events ' || $1, 0))`, [String(tenantId)]);
  await client.query(
    `with line as (
       select event_number, nextval('event_position') as position from (
         select event_number from event_outbox where tenant_id = $1 and position is null order by event_number) waiting)
     update event_outbox e set position = line.position from line
     where e.tenant_id = $1 and e.event_number = line.event_number`,
    [tenantId],
  );
  await client.query('insert into event_cursor (tenant_id, consumer) values ($1, $2) on conflict do nothing', [
    tenantId,
    consumer,
  ]);
  await client.query(
    `delete from event_outbox where tenant_id = $1 and recorded_at < now() - interval '${KEPT_DAYS} days'
       and position <= (select min(position) from event_cursor where tenant_id = $1)`,
    [tenantId],
  );
}

/** Null where there is nothing left, or somebody else is at it. */
async function takeStep(
  client: PoolClient,
  { tenant_id, zone }: Behind,
  { name, handlers }: EventConsumer,
): Promise<EventStep | null> {
  // Locked by a statement of its own: the next one sees what the holder before has stored.
  const { rows: cursors } = await client.query<{ position: string; progress: string | null }>(
    `select position, progress from event_cursor where tenant_id = $1 and consumer = $2 for update skip locked`,
    [tenant_id, name],
  );
  if (cursors.length === 0) return null;
  const [{ position, progress }] = cursors;
  const { rows: events } = await client.query<{ kind: EventKind; position: string; payload: never }>(
    `select kind, position, payload from event_outbox where tenant_id = $1 and position > $2 order by position limit 1`,
    [tenant_id, position],
  );
  if (events.length === 0) return null;
  const [event] = events;
  const handler = handlers[event.kind];
  const step = handler
    ? await handler(client, { tenantId: tenant_id, zone, payload: event.payload }, progress)
    : { progress: null, count: 0 };
  await client.query('update event_cursor set position = $3, progress = $4 where tenant_id = $1 and consumer = $2', [
    tenant_id,
    name,
    step.progress === null ? event.position : position,
    step.progress,
  ]);
  return step;
}

/** Whether a consumer (its name as an SQL expression) is not done with the event `e`, committed as it is. */
export const waitsForE = (consumer: string): string => `(e.position is null or e.position > coalesce((
  select c.position from event_cursor c where c.tenant_id = e.tenant_id and c.consumer = ${consumer}), 0))`;
