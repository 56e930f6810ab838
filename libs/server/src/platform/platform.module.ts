import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from '../database';
import { Clock } from './clock';
import { CONFIG, type Config } from './config';
import { DatabaseLog } from './database-log';
import { Db } from './db';
import { loggerModule } from './logging';
import { Readiness } from './readiness';

/** Configuration, clock and the one connection pool, for every feature of API and worker. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config): DynamicModule {
    const clock = new Clock();
    if (config.startedAs) clock.set(config.startedAs);
    return {
      module: PlatformModule,
      imports: [
        loggerModule(config),
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl, config.poolSize),
          autoLoadEntities: true,
          logger: new DatabaseLog(),
          retryAttempts: 3,
          retryDelay: 1000,
        }),
      ],
      providers: [{ provide: CONFIG, useValue: config }, { provide: Clock, useValue: clock }, Db, Readiness],
      exports: [CONFIG, Clock, Db, Readiness],
    };
  }
}
