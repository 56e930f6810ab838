/**
 * Prints the description of the API. The application is only looked at
 * (Nest's preview mode): no database, no port.
 */
import 'reflect-metadata';
import { ApiModule, API_PREFIX, describeApi } from '@zeitbuch/server';
import { NestFactory } from '@nestjs/core';

const app = await NestFactory.create(
  ApiModule.forRoot({
    databaseUrl: 'postgres://nobody@localhost/none',
    redisUrl: null,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://localhost',
    authSecret: 'only-looked-at-and-never-signing-anything',
    demoMode: false,
    webRoot: null,
    startedAs: null,
    machineClockAheadMilliseconds: 0,
    logLevel: 'silent',
    poolSize: 1,
    trustProxy: false,
    failedSignInsPerMinute: 1,
    requestLimits: { clock: 1, read: 1, write: 1, heavy: 1, anonymous: 1 },
    mail: null,
    importFolder: null,
    drainSeconds: 0,
  }),
  { preview: true, logger: false, abortOnError: false },
);
app.setGlobalPrefix(API_PREFIX);
process.stdout.write(`${JSON.stringify(await describeApi(app), null, 2)}\n`);
