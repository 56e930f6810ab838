import 'reflect-metadata';
import { type INestApplicationContext, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClosingWorkerModule, PlatformModule, readConfig, type Config } from '../src';
import { TEST_SECRET } from './app';

@Module({})
class TestWorkerModule {
  static forRoot(config: Config): DynamicModule {
    return { module: TestWorkerModule, imports: [PlatformModule.forRoot(config), ClosingWorkerModule] };
  }
}

/** The environment of a worker on a spec's database. */
export function workerEnvironment(
  databaseUrl: string,
  now: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    ZEITBUCH_NOW: now,
    LOG_LEVEL: 'error',
    ...more,
  };
}

/** What the worker process runs, inside the spec. */
export function startTestWorker(
  databaseUrl: string,
  now: string,
  more: Record<string, string> = {},
): Promise<INestApplicationContext> {
  const config = readConfig(workerEnvironment(databaseUrl, now, more));
  return NestFactory.createApplicationContext(TestWorkerModule.forRoot(config), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
}

/** Asks again every few milliseconds until the answer satisfies; fails with the last answer after `patienceMilliseconds`. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  patienceMilliseconds = 20_000,
): Promise<T> {
  for (let waited = 0; ; waited += 25) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (waited > patienceMilliseconds) throw new Error(`waited in vain, last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
