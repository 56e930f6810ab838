import { type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { Pool, type PoolClient } from 'pg';
import { type DataSource, type EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { type Config } from './config';
import { connectionsOf, laneOptions, type LaneUse, sharedLane } from './lanes';

/**
 * Settings of TypeORM: what people administer are entities of the features that own them. Its pool is one of the
 * lanes, so that the number of connections is known and its statements have limits too.
 */
export function entityOptions(config: Pick<Config, 'databaseUrl' | 'poolSize'>, use: LaneUse): TypeOrmModuleOptions {
  const lane = sharedLane(use);
  const max = connectionsOf(use, config.poolSize)[lane] ?? 1;
  return {
    type: 'postgres',
    url: config.databaseUrl,
    autoLoadEntities: true,
    synchronize: false,
    poolSize: max,
    extra: laneOptions(config, use, lane, max),
    retryAttempts: 3,
    retryDelay: 1000,
  };
}

/**
 * The connections of TypeORM, for plain SQL.
 * @throws Error where TypeORM keeps them elsewhere than in this version
 */
export function poolOf({ driver }: DataSource): Pool {
  if (driver instanceof PostgresDriver && driver.master instanceof Pool) return driver.master;
  throw new Error('TypeORM has no pool of pg: poolOf looks for it in `driver.master`.');
}

/** Entities inside a transaction of plain SQL: what their repositories read and write is part of it. */
export class EntitiesOfTransaction {
  #runner: JoinedRunner | undefined;
  #hasEnded = false;

  constructor(
    private readonly client: PoolClient,
    private readonly source: DataSource | undefined,
  ) {}

  /**
   * Made when it is first asked for: most transactions are plain SQL.
   * @throws Error in a process without entities, and after the end of the transaction
   */
  get manager(): EntityManager {
    if (!this.source) throw new Error('This process was started without entities.');
    if (this.#hasEnded) throw new Error('The transaction of these entities has ended.');
    this.#runner ??= new JoinedRunner(this.client, this.source);
    return this.#runner.manager;
  }

  /** From now on a repository that somebody kept refuses everything: the connection serves others. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#runner?.release();
  }
}

/** TypeORM on the connection of a transaction that others begin and end. A transaction within it is a savepoint. */
class JoinedRunner extends PostgresQueryRunner {
  constructor(
    private readonly client: PoolClient,
    source: DataSource,
  ) {
    if (!(source.driver instanceof PostgresDriver)) throw new Error('Entities are kept in PostgreSQL.');
    super(source.driver, 'master');
    this.isTransactionActive = true;
    this.transactionDepth = 1;
    this.manager = source.createEntityManager(this);
  }

  override connect(): Promise<PoolClient> {
    return Promise.resolve(this.client);
  }
}
