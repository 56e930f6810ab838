/**
 * `npm run dev`: a database with the demo city of its own, API and worker bundled and restarted on every change,
 * their type errors, the client with live reload. Nothing of it meets what `npm start` runs: other ports, other
 * data, other bundles. The page waits while the API is restarted.
 */
import path from 'node:path';
import { Children } from './children.mjs';
import { DEV_CLAIM, claimFolder } from './claim-folder.mjs';
import { OUTPUT, watchBundles } from './dev/bundles.mjs';
import { clientLine, readable, typeLine } from './dev/lines.mjs';
import { keepDatabase } from './keep-database.mjs';
import { dataFolder } from './pg-folder.mjs';
import { assertPortFree, portNumber } from './ports.mjs';

const HOST = '127.0.0.1';
/** Where the page is; the API listens on the next port. */
const DEFAULT_PORT = 4200;
const READY_SECONDS = 120;

const began = performance.now();
const children = new Children();
const services = new Map();
let database = Promise.resolve(null);
let endBundles = () => undefined;
let claim;
let stopping = false;
let ready = false;
let environment;

const print = (text) => process.stdout.write(`${text}\n`);
/** @param meaning what is left of a line, or null */
const say =
  (part, meaning = (line) => line) =>
  (raw) => {
    const line = meaning(raw);
    const text = line?.trim() ? readable(part, line, Temporal.Now.instant().epochMilliseconds) : null;
    if (text !== null) print(text);
  };
const sayDev = say('dev');

function ports() {
  const page = portNumber('PORT', process.env.PORT || DEFAULT_PORT);
  return { page, api: portNumber('PORT + 1 (the API)', page + 1) };
}

/** Starts one of the bundles, after the one that ran before has ended. */
async function restart(name) {
  const before = services.get(name);
  services.delete(name); // so that its end is no surprise
  await before?.stop();
  if (stopping) return;
  const service = children.start(`${OUTPUT}/${name}/main.js`, environment, { onLine: say(name) });
  services.set(name, service);
  void service.ended.then((how) => {
    if (stopping || services.get(name) !== service) return;
    if (ready) sayDev(`The ${name} ended (${how}); it starts again with the next change.`);
    else void fail(`the ${name} ended while starting (${how}); its last lines are above.`);
  });
}

/** Creates, migrates and, the first time, fills the database. */
function prepare(postgres) {
  return children.run([`${OUTPUT}/setup/setup.js`, '--demo'], {
    title: 'preparing the database',
    env: { DATABASE_URL: postgres.applicationUrl('zeitbuch'), DATABASE_OWNER_URL: postgres.url('postgres') },
  });
}

/** One round after the other: while one is worked on, the next one waits. */
async function takeRound(postgres, { built, migrations, error }) {
  if (error) {
    if (!ready) return fail(`the sources cannot be bundled. ${error}`);
    for (const line of error.split('\n')) sayDev(line);
    return sayDev('API and worker go on as they were.');
  }
  if (!ready || migrations) await prepare(postgres);
  await Promise.all(built.filter((name) => name !== 'setup').map(restart));
  if (ready) sayDev(`${built.join(', ')} anew.`);
}

function startTypes() {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tools/dev/tsconfig.json', '--watch', '--preserveWatchOutput'];
  const types = children.start(tsc, {}, { onLine: say('types', typeLine) });
  services.set('types', types);
}

function startClient({ page, api }) {
  const serve = ['node_modules/nx/dist/bin/nx.js', 'serve', 'web', '--port', String(page), '--outputStyle=stream'];
  const env = { ZEITBUCH_API: `http://${HOST}:${api}`, NX_DAEMON: 'false', NX_TUI: 'false' };
  const client = children.start(serve, env, { onLine: say('client', clientLine), foreign: true });
  services.set('client', client);
  void client.ended.then((how) => fail(`the client ended (${how}); its last lines are above.`));
}

async function untilAnswers(url) {
  for (let i = 0; i < READY_SECONDS * 5 && !stopping; i += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!stopping) throw new Error(`${url} did not answer within ${READY_SECONDS} seconds.`);
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await endBundles();
  await Promise.all([children.stopRuns(), ...[...services.values()].map((service) => service.stop())]);
  const [started] = await Promise.allSettled([database]);
  await started.value?.stop();
  claim?.release();
  process.exit(code);
}

/** One clear sentence, then a clean end. */
async function fail(sentence) {
  if (!stopping) process.stderr.write(`\nZeitbuch cannot run for development: ${sentence}\n`);
  await stop(1);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(name, () => {
    if (!stopping) print('\nStopping …');
    void stop(0);
  });

try {
  const own = ports();
  claim = claimFolder(path.dirname(dataFolder('dev')), DEV_CLAIM);
  for (const port of [own.page, own.api])
    await assertPortFree(port, HOST, 'choose two others with PORT=5200 npm run dev (5200 and 5201)');
  database = keepDatabase('dev', sayDev);
  startClient(own);
  startTypes();
  const postgres = await database;
  environment = {
    DATABASE_URL: postgres.applicationUrl('zeitbuch'),
    DATABASE_OWNER_URL: '',
    AUTH_SECRET: 'development-only-secret-of-32-characters',
    BASE_URL: `http://localhost:${own.page}`,
    PORT: String(own.api),
    HOST,
    DEMO_MODE: 'true',
    DRAIN_SECONDS: '0',
    NODE_ENV: 'development',
  };
  let rounds = Promise.resolve();
  const first = new Promise((resolve) => {
    endBundles = watchBundles((round) => {
      rounds = rounds
        .then(() => takeRound(postgres, round))
        .then(resolve, (error) => {
          if (ready) sayDev(error.message);
          else void fail(error.message);
        });
    });
  });
  await first;
  await untilAnswers(`http://${HOST}:${own.api}/api/v1/ready`);
  await untilAnswers(`http://localhost:${own.page}/`);
  ready = true;
  if (!stopping) {
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    print(
      `\nPage with live reload: http://localhost:${own.page}   API: http://localhost:${own.api}/api/docs (${seconds} s)`,
    );
    const people = await (await fetch(`http://${HOST}:${own.api}/api/v1/demo-people`)).json();
    for (const person of people) print(`  ${person.role.padEnd(18)} ${person.email.padEnd(38)} ${person.password}`);
    print('Ctrl-C ends everything; the data stay. npm run demo -- --dev makes the city again.\n');
  }
} catch (error) {
  await fail(error.message);
}
