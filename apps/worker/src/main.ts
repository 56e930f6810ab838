import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, STOP_LIMIT_SECONDS, endOnSignal, logProcessFaults, readConfig } from '@zeitbuch/server';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

let app: INestApplicationContext | undefined;

// Running jobs are finished or given back. Before the start is done, no job was taken.
endOnSignal(async () => app?.close(), STOP_LIMIT_SECONDS);

try {
  const config = readConfig(process.env);
  const started = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  started.useLogger(started.get(Logger));
  logProcessFaults();
  app = started;
} catch (error) {
  const reason = error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`The worker cannot start: ${reason}\n`);
  process.exit(1);
}
