import { AbstractLogger, DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { migrations } from './migrations';

/** Who asked for the migrations hears why one failed, once: from the error. */
class Silence extends AbstractLogger {
  protected override writeLog(): void {
    // TypeORM would say the same beside it.
  }
}

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
    logger: new Silence(),
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
    await pinSearchPaths(runner);
    return ran.length;
  } finally {
    await runner.query('select pg_advisory_unlock(726501)');
    await runner.release();
    await source.destroy();
  }
}

/**
 * Our functions, those of the triggers above all, find our tables and no others: somebody who may make a table of
 * the same name somewhere, a temporary one even, does not come in between.
 */
async function pinSearchPaths(runner: QueryRunner): Promise<void> {
  const unpinned = (await runner.query(
    `select p.oid::regprocedure::text as signature from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
       and not exists (select 1 from unnest(p.proconfig) as setting where setting like 'search_path=%')
       and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )) as { signature: string }[];
  for (const { signature } of unpinned)
    await runner.query(`alter function ${signature} set search_path = pg_catalog, public, pg_temp`);
}
