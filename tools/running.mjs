/**
 * The whole product on free ports with a database of its own: for journeys,
 * screenshots and the benchmark. Everything it started ends with `stop()`.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './pg.mjs';
import { contentKey, preparedPostgres } from './prepared-postgres.mjs';
import { freePort } from './ports.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs one of the built commands of a checkout to its end; rejects when it fails. */
export function runToEnd(args, env = process.env, folder = root) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}

/** Starts one of the built processes of a checkout; returns the child at once. */
export function startProcess(file, env, folder = root) {
  return spawn(
    process.execPath,
    ['--enable-source-maps', '--import', path.join(root, 'tools/exit-with-parent.mjs'), path.join(folder, file)],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    },
  );
}

/** Ends a process with SIGTERM, after 20 s with SIGKILL; resolves when it is gone. */
export function endProcess(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const hard = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Resolves when `url` answers 2xx; rejects after 30 s. */
export async function untilReady(url) {
  for (let i = 0; i < 300; i += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}

/** On a named day the same code makes the same city: it is made once, and copied. */
async function startDatabase(prepare, { demo, day }) {
  if (demo && day) return preparedPostgres('demo-city', `${day} ${contentKey(path.join(root, 'dist/tools'))}`, prepare);
  const postgres = await startPostgres({ temporary: true });
  await prepare(postgres);
  return postgres;
}

/**
 * Starts database, API and worker with the demo city. The build must be there.
 * `worker: false` leaves the worker to the caller (who wants to kill it).
 */
export async function startProduct({ worker = true, demo = true, env: extra = {} } = {}) {
  const prepare = (server) =>
    runToEnd(['dist/tools/setup.js', ...(demo ? ['--demo'] : [])], {
      ...process.env,
      ...extra,
      DATABASE_URL: server.applicationUrl('zeitbuch'),
      DATABASE_OWNER_URL: server.url('postgres'),
    });
  const postgres = await startDatabase(prepare, { demo, day: extra.ZEITBUCH_NOW });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: postgres.applicationUrl('zeitbuch'),
    AUTH_SECRET: randomBytes(32).toString('hex'),
    BASE_URL: url,
    PORT: String(port),
    DEMO_MODE: 'true',
    DRAIN_SECONDS: '0',
    WEB_ROOT: path.join(root, 'dist/web'),
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    ...extra,
  };
  const children = [startProcess('dist/api/main.js', env)];
  if (worker) children.push(startProcess('dist/worker/main.js', env));
  await untilReady(`${url}/api/v1/ready`);
  return {
    url,
    env,
    databaseUrl: postgres.url('zeitbuch'),
    stop: async () => {
      await Promise.all(children.map(endProcess));
      await postgres.stop();
    },
  };
}
