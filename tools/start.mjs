/**
 * `npm start`: builds what changed, starts the embedded PostgreSQL (or uses
 * DATABASE_URL), brings the schema up to date, loads the demo city the first
 * time, runs API and worker, and stops all of it on Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dataFolder, startPostgres } from './pg.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const home = path.dirname(dataFolder());
const pidFile = path.join(home, 'start.pid');
const children = [];
let postgres;
let stopping = false;

const say = (text) => process.stdout.write(`${text}\n`);
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** One clear sentence, then a clean end. */
async function fail(sentence) {
  process.stderr.write(`\nZeitbuch cannot start: ${sentence}\n`);
  await stop(1);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The data folder belongs to one running instance: a second one would end the first one's database. */
function claimDataFolder() {
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    if (pid !== process.pid && alive(pid))
      throw new Error(`it already runs from this folder (process ${pid}); stop that one first.`);
  }
  mkdirSync(home, { recursive: true });
  writeFileSync(pidFile, String(process.pid));
}

function assertPortFree() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `port ${port} is taken by another program; choose one with PORT=3001 npm start.`
            : `port ${port} cannot be used (${error.code}).`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(resolve));
  });
}

function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    children.push(child);
    child.once('error', reject);
    child.once('exit', (code) => {
      children.splice(children.indexOf(child), 1);
      if (code === 0) resolve();
      else if (!stopping) reject(new Error(`${options.title ?? command} failed, see the lines above.`));
    });
  });
}

/** The cookie secret survives restarts, so that nobody is signed out by one; it never enters the repository. */
function authSecret() {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET;
  const file = path.join(home, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function service(name, file, env) {
  const preload = pathToFileURL(path.join(root, 'tools/exit-with-parent.mjs')).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, path.join(root, file)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
    detached: true, // Ctrl-C reaches this process only; it ends the others in order
  });
  children.push(child);
  child.once('exit', (code) => {
    children.splice(children.indexOf(child), 1);
    if (!stopping) void fail(`the ${name} ended unexpectedly (exit ${code}); its last lines are above.`);
  });
}

async function untilReady(url) {
  for (let i = 0; i < 300 && !stopping; i += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  if (!stopping) throw new Error('the API did not answer within 30 seconds.');
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          const hard = setTimeout(() => child.kill('SIGKILL'), 20_000);
          child.once('exit', () => {
            clearTimeout(hard);
            resolve();
          });
          child.kill('SIGTERM');
        }),
    ),
  );
  await postgres?.stop();
  if (existsSync(pidFile) && Number(readFileSync(pidFile, 'utf8')) === process.pid) rmSync(pidFile);
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) say('\nStopping …');
    void stop(0);
  });
}

try {
  await assertPortFree();
  claimDataFolder();
  say('Building what changed …');
  const build = run(
    process.execPath,
    ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static'],
    {
      title: 'the build',
      stdio: process.env.CI ? 'inherit' : ['ignore', 'ignore', 'inherit'],
    },
  );
  const database = process.env.DATABASE_URL
    ? Promise.resolve()
    : startPostgres({ name: 'data' }).then((started) => {
        postgres = started;
      });
  await Promise.all([build, database]);
  const serverUrl = process.env.DATABASE_URL ?? postgres.url('postgres');
  const name = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL).pathname.slice(1) : 'zeitbuch';
  const demo = process.env.DEMO_MODE ? process.env.DEMO_MODE === 'true' : !process.env.DATABASE_URL;
  say(`Preparing the database … (${seconds()})`);
  await run(process.execPath, ['dist/tools/setup.js', serverUrl, name, ...(demo ? ['--demo'] : [])], {
    title: 'preparing the database',
  });

  const env = {
    DATABASE_URL: process.env.DATABASE_URL ?? postgres.url(name),
    AUTH_SECRET: authSecret(),
    BASE_URL: process.env.BASE_URL ?? `http://localhost:${port}`,
    PORT: String(port),
    HOST: host,
    DEMO_MODE: String(demo),
    WEB_ROOT: path.join(root, 'dist/web'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    NODE_ENV: process.env.NODE_ENV ?? 'production',
  };
  service('API', 'dist/api/main.js', env);
  service('worker', 'dist/worker/main.js', env);
  await untilReady(`http://${host}:${port}/api/v1/ready`);
  say(`\nZeitbuch is ready at http://localhost:${port} (${seconds()})`);
  if (demo) {
    const people = await (await fetch(`http://${host}:${port}/api/v1/demo-people`)).json();
    for (const person of people) say(`  ${person.role.padEnd(18)} ${person.email.padEnd(38)} ${person.password}`);
  }
  say('Ctrl-C stops everything; the data stay.');
} catch (error) {
  await fail(error.message);
}
