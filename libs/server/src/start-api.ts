import { Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { mountAuth } from './identity';
import {
  ConfigError,
  Db,
  Readiness,
  configureHttp,
  readConfig,
  refuseTheRest,
  serveApiDocs,
  type Config,
} from './platform';

/** Builds the API without listening: what production and tests have in common. */
export async function createApi(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  await app.get(Db).keepPlans();
  configureHttp(app, config, mountAuth);
  serveApiDocs(app);
  await app.init();
  refuseTheRest(app);
  return app;
}

/** Runs the API until a signal ends it. Writes one sentence and exits with 1 where the configuration cannot work. */
export async function startApi(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(env);
    const app = await createApi(config);
    stopOnSignal(app, config);
    await app.listen(config.port, config.host);
  } catch (error) {
    const reason = error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
    process.stderr.write(`The API cannot start: ${reason}\n`);
    process.exit(1);
  }
}

/** First say no to the load balancer, then finish what was begun, then close. A second signal ends at once. */
function stopOnSignal(app: NestExpressApplication, config: Config): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    app.get(Readiness).stop();
    await new Promise((resolve) => setTimeout(resolve, config.drainSeconds * 1000));
    const server = app.getHttpServer() as { closeIdleConnections(): void };
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await app.close();
    clearInterval(idle);
    process.exit(0);
  };
  const run = () =>
    void stop().catch((error: unknown) => {
      new NestLogger('Stop').error(error);
      process.exit(1);
    });
  process.on('SIGTERM', run);
  process.on('SIGINT', run);
}
