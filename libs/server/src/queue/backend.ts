import { type BackendFactory, type ConnectionOptions } from 'bullmq';
import { type Config } from '../platform';

/** Schema of BullMQ's own tables; its migrations run with ours. */
const QUEUE_SCHEMA = 'bullmq';
const STATEMENT_MILLISECONDS = 30_000;

/** The last two constructor arguments that tell BullMQ where a queue lives. */
export interface QueueBackend {
  connection: ConnectionOptions;
  factory: BackendFactory | undefined;
}

/**
 * Queues live in PostgreSQL (ADR 0005) unless REDIS_URL is set. A producer fails
 * quickly instead of keeping a request waiting; a worker waits until its queue is back.
 */
export async function queueBackend(config: Config, side: 'producer' | 'worker'): Promise<QueueBackend> {
  if (config.redisUrl) {
    const patience =
      side === 'producer' ? { enableOfflineQueue: false, maxRetriesPerRequest: 1 } : { maxRetriesPerRequest: null };
    return { connection: { url: config.redisUrl, connectTimeout: 2000, ...patience }, factory: undefined };
  }
  // Loaded when the first job is made: an API that never closes a month need not know BullMQ.
  const { createPostgresBackend } = await import('bullmq');
  const connection = {
    connectionString: config.databaseUrl,
    schema: QUEUE_SCHEMA,
    max: side === 'producer' ? 2 : 4,
    connectionTimeoutMillis: 2000,
    // Its statements are short; one without an answer means a dead connection, which is replaced.
    statement_timeout: STATEMENT_MILLISECONDS,
    query_timeout: STATEMENT_MILLISECONDS + 1000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: `zeitbuch-queue-${side}`,
  };
  // BullMQ types its two backends apart; which one it is was decided by the configuration.
  return { connection, factory: createPostgresBackend as unknown as BackendFactory };
}
