import 'reflect-metadata';
import { Logger as NestLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, readConfig } from '@zeitbuch/server';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

let app: INestApplicationContext | undefined;
let stopping = false;

/** Running jobs are finished, or given back within 15 seconds, then the process ends. A second signal ends it at once. */
function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  if (!app) process.exit(0); // still starting: no job was taken
  app.close().then(
    () => process.exit(0),
    (error: unknown) => {
      new NestLogger('Stop').error(error);
      process.exit(1);
    },
  );
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const config = readConfig(process.env);
  const started = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  started.useLogger(started.get(Logger));
  app = started;
} catch (error) {
  const reason = error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`The worker cannot start: ${reason}\n`);
  process.exit(1);
}
