import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg';
import { type DataSource, type EntityManager } from 'typeorm';
import { Clock } from './clock';
import { type Config } from './config';
import { LOCK_NOT_AVAILABLE, SILENCE, isSilence, sqlState } from './database-errors';
import { EntitiesOfTransaction, poolOf } from './entities';
import { connectionsOf, type Lane, laneOptions, type LaneUse, sharedLane } from './lanes';

/** Whatever can run a statement: the pool or a client inside a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(sql: string, params?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** What is done in a transaction. `entities()` gives repositories of entities that take part in it, until it ends. */
type Work<T> = (client: PoolClient, entities: () => EntityManager) => Promise<T>;

const RETRIES = 5;
/** After the patience for a measurement is over, its connection is given up so much later. */
const SETTLE_MILLISECONDS = 100;

/** A statement that a connection parses and plans once, and knows again by its name. */
interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Plain SQL on the connections of this process, which are counted and parted into lanes. A statement that gets no
 * answer in time is given up, its connection is thrown away, and the caller hears of it as `unavailable`.
 */
@Injectable()
export class Db implements OnApplicationShutdown {
  readonly #logger = new Logger('Db');
  readonly #pools = new Map<Lane, Pool>();
  readonly #shared: Pool | undefined;
  #measuring: Promise<number> | undefined;

  /** @param source of the entities; its pool serves a lane of plain SQL as well, and its owner closes it */
  constructor(
    config: Pick<Config, 'databaseUrl' | 'poolSize'>,
    use: LaneUse,
    private readonly clock: Clock,
    private readonly source?: DataSource,
  ) {
    this.#shared = source && poolOf(source);
    for (const [lane, max] of Object.entries(connectionsOf(use, config.poolSize)) as [Lane, number][]) {
      const pool = (lane === sharedLane(use) && this.#shared) || new Pool(laneOptions(config, use, lane, max));
      // Lost while nobody used it: the next statement opens another.
      pool.on('error', (error) => this.#logger.warn(`a connection to the database was lost: ${error.message}`));
      this.#pools.set(lane, pool);
    }
  }

  /** The connections that screens read with, for libraries that want a pool. */
  get pool(): Pool {
    return this.#lane('page');
  }

  /** Rows of one statement. A statement alone is atomic: it needs no transaction around it. */
  async query<Row extends QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, params)).rows;
  }

  /**
   * Like {@link query} with a prepared statement: parsed and planned once for a
   * connection. For the few statements of the hot path.
   */
  async prepared<Row extends QueryResultRow>(
    { name, text, values }: PreparedStatement,
    lane: 'page' | 'clock' | 'waiting' = 'page',
  ): Promise<Row[]> {
    return this.#withClient(lane, async (client) => (await client.query<Row>({ name, text, values })).rows);
  }

  /**
   * Runs `work` in a transaction (READ COMMITTED). Serialisation failures and
   * deadlocks are tried again, up to five times, with a little jitter; `work`
   * must therefore touch nothing but the database. Who meets somebody else's lock for longer than a moment begins
   * again beside the others and waits there. What is written through `entities()` and by SQL stays or goes together.
   * @param lane `job` for what goes through many people; a process without requests does everything as a job
   */
  async transaction<T>(work: Work<T>, lane: 'write' | 'job' = 'write'): Promise<T> {
    await this.settleClock();
    let on: Lane = lane;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#withClient(on, (client) => inTransaction(client, this.source, work));
      } catch (error) {
        const state = sqlState(error);
        if (state === LOCK_NOT_AVAILABLE && on === 'write' && this.#pools.has('waiting')) {
          on = 'waiting';
          continue;
        }
        if ((state !== '40001' && state !== '40P01') || attempt >= RETRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt * 10 + Math.random() * 20));
      }
    }
  }

  /**
   * Lends a connection for jobs to `work`, which sees to its own transactions. One that something went wrong on is
   * closed, and what it held for its session is free again.
   */
  async connected<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    await this.settleClock();
    return this.#withClient('job', work, { closeAfterErrors: true });
  }

  /**
   * Measures our clock against the database's, on the connections of clocking in; several callers share one
   * measurement.
   * @returns by how many milliseconds the machine's clock is ahead of the database's; negative: behind
   * @throws the database's error, or that there is no answer within `patienceMilliseconds`
   */
  measureClock(patienceMilliseconds = 1000): Promise<number> {
    this.#measuring ??= withinPatience(this.#measure(patienceMilliseconds), patienceMilliseconds).finally(
      () => (this.#measuring = undefined),
    );
    return this.#measuring;
  }

  /** Measures if the machine's clock was set or the machine slept since the last time: before an instant is stored. */
  async settleClock(): Promise<void> {
    if (this.clock.stepped) await this.measureClock();
  }

  async onApplicationShutdown(): Promise<void> {
    const own = [...this.#pools.values()].filter((pool) => pool !== this.#shared);
    await Promise.all(own.map((pool) => pool.end()));
  }

  #measure(patienceMilliseconds: number): Promise<number> {
    return this.#withClient('clock', async (client) => {
      const began = this.clock.monotonicMilliseconds();
      const { rows } = await client.query<{ milliseconds: string }>({
        text: 'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as milliseconds',
        query_timeout: patienceMilliseconds + SETTLE_MILLISECONDS,
      } as QueryConfig);
      return this.clock.measured(Number(rows[0].milliseconds), began);
    });
  }

  #lane(lane: Lane): Pool {
    return (this.#pools.get(lane) ?? this.#pools.get('job')) as Pool;
  }

  /**
   * Lends a connection. One that gave no answer is thrown away and not asked again. Where the database merely
   * refused, it keeps its plans, unlike with the pool's own `query`.
   */
  async #withClient<T>(
    lane: Lane,
    work: (client: PoolClient) => Promise<T>,
    { closeAfterErrors = false } = {},
  ): Promise<T> {
    const client = await this.#lane(lane).connect();
    let broken = false;
    // Between two statements nobody else hears that the connection was cut, and unheard it would end the process.
    const onCut = (): void => void (broken = true);
    client.on('error', onCut);
    try {
      return await work(client);
    } catch (error) {
      broken ||= closeAfterErrors || isSilence(error) || error instanceof RollbackFailed;
      throw error instanceof RollbackFailed ? error.cause : error;
    } finally {
      client.off('error', onCut);
      client.release(broken);
    }
  }
}

/** The connection cannot even roll back and is thrown away; its cause is the error that led here, the one that counts. */
class RollbackFailed extends Error {}

async function inTransaction<T>(client: PoolClient, source: DataSource | undefined, work: Work<T>): Promise<T> {
  const entities = new EntitiesOfTransaction(client, source);
  await client.query('begin');
  try {
    const result = await work(client, () => entities.manager);
    await client.query('commit');
    return result;
  } catch (error) {
    if (isSilence(error)) throw error;
    await client.query('rollback').catch(() => {
      throw new RollbackFailed('rollback failed', { cause: error });
    });
    throw error;
  } finally {
    await entities.end();
  }
}

async function withinPatience<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    // An answer that came while the process was busy is read first.
    timer = setTimeout(() => setImmediate(() => reject(new Error(SILENCE))), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // if it was too late, nobody waits for it any more
  }
}
