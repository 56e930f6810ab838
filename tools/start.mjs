/**
 * `npm start`: builds what changed, starts the embedded PostgreSQL (or uses
 * DATABASE_URL), brings the schema up to date, loads the demo city the first
 * time, runs API and worker, starts again what was killed, and stops all of it on Ctrl-C.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claimFolder } from './claim-folder.mjs';
import { Children } from './children.mjs';
import { keepDatabase } from './keep-database.mjs';
import { dataFolder } from './pg-folder.mjs';
import { assertPortFree, portNumber } from './ports.mjs';
import { supervise } from './supervise.mjs';

// An empty variable means the same as none: `DATABASE_URL= npm start` asks for the embedded database.
for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const home = path.dirname(dataFolder());
/** Attempts to prepare the database, should it be killed meanwhile. */
const PREPARATIONS = 3;

const children = new Children();
/** API and worker, once they run. */
const services = [];
/** The embedded database, as soon as its start has begun; it outlives the services. */
let database = Promise.resolve(null);
let claim;
let stopping = false;

const say = (text) => process.stdout.write(`${text}\n`);
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** What would end the start only after the build; the API reads all settings once more and as strictly. */
function assertSettings() {
  portNumber('PORT', process.env.PORT ?? 3000);
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'])
    if (!/^postgres(ql)?:\/\//.test(process.env[name] ?? 'postgres://'))
      throw new Error(`${name} must name a PostgreSQL database (postgres://user@host:port/name).`);
}

/** The cookie secret survives restarts, so that nobody is signed out by one; it never enters the repository. */
function authSecret() {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET;
  const file = path.join(home, 'auth-secret');
  if (!existsSync(file) || readFileSync(file, 'utf8').trim().length < 32) {
    // Beside its place first: a start that is interrupted here leaves no half secret.
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Creates, migrates and fills the database. Tried again where the database was killed meanwhile: a half city is made again. */
async function prepare(env, demo) {
  const args = ['dist/tools/setup.js', ...(demo ? ['--demo'] : [])];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await children.run(args, { title: 'preparing the database', env });
    } catch (error) {
      if (stopping || attempt === PREPARATIONS || process.env.DATABASE_URL) throw error;
      say(`Preparing the database did not end well; trying once more … (${seconds()})`);
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
}

/** Says the link with which an empty city is set up. What runs goes on where none could be made: it can be asked for again. */
async function announceSetUp(env) {
  for (let attempt = 1; !stopping; attempt += 1) {
    try {
      return await children.run(['dist/tools/set-up-link.js', '--if-open'], { title: 'making the set-up link', env });
    } catch (error) {
      if (attempt === PREPARATIONS) return say(`${error.message} \`npm run setup\` makes the link.`);
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
}

/** Keeps API and worker running. Resolves when the API answers for the first time. */
async function startServices(env) {
  let ready = false;
  let ended;
  const firstEnd = new Promise((_, reject) => {
    ended = (name, how) => reject(new Error(`the ${name} ended while starting (${how}); its last lines are above.`));
  });
  for (const [name, file] of [
    ['API', 'dist/api/main.js'],
    ['worker', 'dist/worker/main.js'],
  ]) {
    const start = async () => {
      const service = children.start(file, env);
      void service.ended.then((how) => ended(name, how));
      return service;
    };
    services.push(await supervise(name, start, (text) => ready && say(text)));
  }
  firstEnd.catch(() => undefined); // after the first answer nobody listens: the supervision speaks
  await Promise.race([untilReady(`http://${host}:${port}/api/v1/ready`), firstEnd]);
  ready = true;
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
  await Promise.all([children.stopRuns(), ...services.map((service) => service.stop())]);
  const [started] = await Promise.allSettled([database]); // also one that is just being started
  await started.value?.stop();
  claim?.release();
  process.exit(code);
}

/** One clear sentence, then a clean end. */
async function fail(sentence) {
  if (!stopping) process.stderr.write(`\nZeitbuch cannot start: ${sentence}\n`);
  await stop(1);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (!stopping) say('\nStopping …');
    void stop(0);
  });
}

try {
  assertSettings();
  claim = claimFolder(home); // first: a second start from this folder shall hear of the first, not of its port
  await assertPortFree(port, host, 'choose one with PORT=3001 npm start');
  say('Building what changed …');
  const build = children.run(['tools/build.mjs'], {
    title: 'the build',
    foreign: true,
    quiet: !process.env.CI,
  });
  if (!process.env.DATABASE_URL) database = keepDatabase('data', say);
  const [postgres] = await Promise.all([database, build]);
  if (!existsSync('dist/web/index.html'))
    throw new Error('the build left no pages in dist/web; delete the folder .nx and start again.');
  const demo = process.env.DEMO_MODE ? process.env.DEMO_MODE === 'true' : !process.env.DATABASE_URL;
  say(`Preparing the database … (${seconds()})`);
  const databaseUrl = process.env.DATABASE_URL ?? postgres.applicationUrl('zeitbuch');
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? postgres?.url('postgres') ?? '';
  const baseUrl = process.env.BASE_URL ?? `http://localhost:${port}`;
  await prepare({ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl }, demo);
  await startServices({
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: '', // API and worker need not know it
    AUTH_SECRET: authSecret(),
    BASE_URL: baseUrl,
    PORT: String(port),
    HOST: host,
    DEMO_MODE: String(demo),
    WEB_ROOT: path.resolve('dist/web'),
    // No load balancer has to notice that it ends.
    DRAIN_SECONDS: process.env.DRAIN_SECONDS ?? '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    NODE_ENV: process.env.NODE_ENV ?? 'production',
  });
  if (!stopping) {
    say(`\nZeitbuch is ready at http://localhost:${port} (${seconds()})`);
    if (demo) {
      const people = await (await fetch(`http://${host}:${port}/api/v1/demo-people`)).json();
      for (const person of people) say(`  ${person.role.padEnd(26)} ${person.email.padEnd(38)} ${person.password}`);
    } else {
      await announceSetUp({ DATABASE_URL: databaseUrl, BASE_URL: baseUrl });
    }
    say('Ctrl-C stops everything; the data stay.');
  }
} catch (error) {
  await fail(error.message);
}
