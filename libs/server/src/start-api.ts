import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { mountAuth, SessionReader } from './identity';
import {
  ApiServer,
  ConfigError,
  Readiness,
  STOP_LIMIT_SECONDS,
  configureHttp,
  endOnSignal,
  logProcessFaults,
  readConfig,
  refuseTheRest,
  serveApiDocs,
  type Config,
} from './platform';

/**
 * Builds the API without listening: what production and tests have in common.
 * @param more modules that only some installations have, see {@link ApiModule.forRoot}
 */
export async function createApi(config: Config, more: readonly Type[] = []): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config, more), new ApiServer(), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  configureHttp(app, config, mountAuth);
  // The demo city is there to be looked at; elsewhere nobody outside needs to know how we are built.
  const sessions = app.get(SessionReader);
  serveApiDocs(app, async (request) => config.demoMode || (await sessions.read(request)) !== null);
  await app.init();
  refuseTheRest(app);
  return app;
}

/**
 * Runs the API until a signal ends it. Writes one sentence and exits with 1 where the configuration cannot work.
 * @param loadDemo fetches what only the demo city has; asked in the demo alone
 */
export async function startApi(env: NodeJS.ProcessEnv, loadDemo: () => Promise<Type>): Promise<void> {
  try {
    const config = readConfig(env);
    const app = await createApi(config, config.demoMode ? [await loadDemo()] : []);
    logProcessFaults();
    stopOnSignal(app, config);
    await app.listen(config.port, config.host);
  } catch (error) {
    const reason = error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
    process.stderr.write(`The API cannot start: ${reason}\n`);
    process.exit(1);
  }
}

/** Answers that are not ready by then, two seconds before the process ends in any case, are cut off. */
const ANSWER_LIMIT_SECONDS = STOP_LIMIT_SECONDS - 2;

/** First say no to the load balancer, then finish what was begun, then close. */
function stopOnSignal(app: NestExpressApplication, { drainSeconds }: Config): void {
  const server = app.getHttpServer() as { closeIdleConnections(): void; closeAllConnections(): void };
  endOnSignal(async () => {
    app.get(Readiness).stop();
    await new Promise((resolve) => setTimeout(resolve, drainSeconds * 1000));
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const late = setTimeout(() => server.closeAllConnections(), ANSWER_LIMIT_SECONDS * 1000);
    await app.close();
    clearInterval(idle);
    clearTimeout(late);
  }, drainSeconds + STOP_LIMIT_SECONDS);
}
