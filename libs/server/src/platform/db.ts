import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Pool, type PoolClient, type QueryResultRow } from 'pg';
import { sqlState } from './database-errors';

/** Whatever can run a statement: the pool or a client inside a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(sql: string, params?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

const RETRIES = 5;

/**
 * Plain SQL on the pool that TypeORM owns: one pool for entities, hot paths and
 * the identity library, so that the number of connections is known.
 */
@Injectable()
export class Db {
  constructor(private readonly dataSource: DataSource) {}

  /** The pool itself, for libraries that want one. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * From now on every connection keeps one plan for each prepared statement instead
   * of weighing a new one for each person's values. The statements of the API go by
   * keys, whoever asks: planning them anew was half of a clock-in's cost. The
   * connections that are open already are told as well; the first one serves most requests.
   */
  async keepPlans(): Promise<void> {
    const { pool } = this;
    const keep = async (client: PoolClient): Promise<void> => {
      await client.query('set plan_cache_mode = force_generic_plan');
    };
    pool.options.onConnect = keep as never;
    const open = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
    await Promise.all(open.map((client) => keep(client).finally(() => client.release())));
  }

  /** Rows of one statement. A statement alone is atomic: it needs no transaction around it. */
  async query<Row extends QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, params)).rows;
  }

  /**
   * Like {@link query} with a prepared statement: parsed and planned once for a
   * connection. For the few statements of the hot path.
   */
  async prepared<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>({ name, text, values })).rows;
  }

  /**
   * Runs `work` in a transaction (READ COMMITTED). Serialisation failures and
   * deadlocks are tried again, up to five times, with a little jitter; `work`
   * must therefore touch nothing but the database.
   */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.pool.connect();
      let broken = false;
      // Between two statements nobody else hears that the connection was cut, and unheard it would end the process.
      const onCut = (): void => void (broken = true);
      client.on('error', onCut);
      try {
        await client.query('begin');
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        // A client that cannot even roll back is thrown away; the error that led here is the one to tell.
        await client.query('rollback').catch(() => (broken = true));
        const state = sqlState(error);
        if ((state !== '40001' && state !== '40P01') || attempt >= RETRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt * 10 + Math.random() * 20));
      } finally {
        client.off('error', onCut);
        client.release(broken);
      }
    }
  }
}
