import { type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { type DataSource } from 'typeorm';
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
  if ('master' in driver && driver.master instanceof Pool) return driver.master;
  throw new Error('TypeORM has no pool of pg: poolOf looks for it in `driver.master`.');
}
