import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';

/** Settings for migrations. A statement of theirs takes as long as it takes; a dead connection is noticed. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize,
    applicationName: 'zeitbuch-migrations',
    extra: {
      connectionTimeoutMillis: 5000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  };
}

/**
 * Brings the schema up to date, BullMQ's own included, and returns how many
 * migrations of ours ran. Several processes may call it at once: an advisory
 * lock lets one do the work. BullMQ's schema has no way back, so ours never touches it.
 */
export async function migrate(url: string): Promise<number> {
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(726501)');
    const ran = await source.runMigrations();
    // Loaded here and not above: the API shares this file and need not know BullMQ to start.
    const { runMigrations } = await import('bullmq');
    await runMigrations(await runner.connect(), 'bullmq');
    return ran.length;
  } finally {
    await runner.query('select pg_advisory_unlock(726501)');
    await runner.release();
    await source.destroy();
  }
}
