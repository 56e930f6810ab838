import 'reflect-metadata';
import { Logger as NestLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, readConfig } from '@zeitbuch/server';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

/** Running jobs are finished, or given back within 15 seconds, then the process ends. A second signal ends it at once. */
function stopOnSignal(app: INestApplicationContext): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        new NestLogger('Stop').error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  const config = readConfig(process.env);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  stopOnSignal(app);
} catch (error) {
  const reason = error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`The worker cannot start: ${reason}\n`);
  process.exit(1);
}
