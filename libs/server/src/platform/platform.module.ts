import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, machineTime } from './clock';
import { CONFIG, type Config } from './config';
import { DatabaseCheck } from './database-check';
import { Db } from './db';
import { entityOptions } from './entities';
import { type LaneUse } from './lanes';
import { loggerModule } from './logging';
import { Readiness } from './readiness';

/** Configuration, clock and the connections to the database, for every feature of API and worker. */
@Global()
@Module({})
export class PlatformModule {
  /** @param use `api` for a process that answers requests, else `jobs` */
  static forRoot(config: Config, use: LaneUse = 'jobs'): DynamicModule {
    const clock = new Clock(machineTime(config.machineClockAheadMilliseconds));
    if (config.startedAs) clock.set(config.startedAs);
    return {
      module: PlatformModule,
      imports: [loggerModule(config), TypeOrmModule.forRoot(entityOptions(config, use))],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        {
          provide: Db,
          inject: [DataSource],
          useFactory: (source: DataSource) => new Db(config, use, clock, source),
        },
        DatabaseCheck,
        Readiness,
      ],
      exports: [CONFIG, Clock, Db, DatabaseCheck, Readiness],
    };
  }
}
