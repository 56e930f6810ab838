import 'reflect-metadata';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type INestApplicationContext, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClosingWorkerModule, ImportsWorkerModule, PlatformModule, readConfig, type Config } from '../src';
import { TEST_SECRET } from './app';
import { asApplication } from './database';

@Module({})
class TestWorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: TestWorkerModule,
      imports: [PlatformModule.forRoot(config), ClosingWorkerModule, ImportsWorkerModule],
    };
  }
}

/** The environment of a worker on a spec's database; it has the rights of the application. */
export function workerEnvironment(
  databaseUrl: string,
  now: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    DATABASE_URL: asApplication(databaseUrl),
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

const root = path.resolve(__dirname, '../../..');

/** A process as it is delivered, built for this spec. */
export interface BuiltProcess {
  /** Starts a process of it. Whatever it writes to stderr is shown with the spec's output. */
  start(environment: Record<string, string>): ChildProcess;
  /** Removes the build, and every process of it that still runs. */
  remove(): void;
}

/** Bundles API or worker as the build does; inside node_modules, where the bundle finds its packages. */
export function buildProcess(app: 'api' | 'worker'): BuiltProcess {
  const folder = mkdtempSync(path.join(root, `node_modules/.cache/${app}-`));
  const rolldown = path.join(root, 'node_modules/rolldown/bin/cli.mjs');
  const args = [rolldown, '-c', `apps/${app}/rolldown.config.mjs`, '--dir', folder, '--logLevel', 'silent'];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const children: ChildProcess[] = [];
  return {
    start: (environment) => {
      const child = spawn(process.execPath, ['--enable-source-maps', path.join(folder, 'main.js')], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { PATH: process.env.PATH, ...environment },
      });
      children.push(child);
      return child;
    },
    remove: () => {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The signal that ended a process, or its exit code. */
export function ended(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.signalCode ?? child.exitCode);
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
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
