/**
 * `npm run bench -- --against FOLDER [--people N] [--pairs N] [--seconds N]`
 * CPU of the API for one clock-in, this checkout beside an older one that is built in FOLDER: both run at the same
 * time on one database server, and their rounds alternate, so that whatever else the machine does meets both alike.
 * The figure is the median of the ratios of the pairs.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../tools/pg.mjs';
import { freePort } from '../tools/ports.mjs';
import { endProcess, runToEnd, startProcess, untilReady } from '../tools/running.mjs';
import { clockRequests, cpuSeconds, load, median, sessionCookie } from './load.mjs';

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    people: { type: 'string', default: '500' },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
  },
});
const [people, pairs, seconds] = [values.people, values.pairs, values.seconds].map(Number);
const other = path.resolve(process.env.INIT_CWD ?? '.', values.against);
for (const file of ['dist/api/main.js', 'dist/worker/main.js', 'dist/tools/setup.js', 'bench/seed.sql'])
  if (!existsSync(path.join(other, file))) throw new Error(`${other} has no ${file}: build that checkout first.`);

const secret = randomBytes(32).toString('hex');
const today = Temporal.Now.plainDateISO('Europe/Berlin');
const month = today.with({ day: 1 }).subtract({ months: 1 }).toString();
const children = [];

/** One checkout with its own database on the common server, its people seeded and their past days evaluated. */
async function prepare(name, folder, postgres) {
  const database = postgres.url(name);
  const env = {
    DATABASE_URL: postgres.applicationUrl(name),
    AUTH_SECRET: secret,
    DEMO_MODE: 'false',
    LOG_LEVEL: 'warn',
    CLOCK_INS_PER_MINUTE: '10000000',
    NODE_ENV: 'production',
  };
  const setup = { ...process.env, ...env, DATABASE_OWNER_URL: postgres.url('postgres') };
  await runToEnd(['dist/tools/setup.js', '--demo'], setup, folder);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const seed = readFileSync(path.join(folder, 'bench/seed.sql'), 'utf8');
  await client.query(seed.replaceAll(':people', String(people)).replace(/:month\b/g, `'${month}'`));
  const { rows } = await client.query('select token from bench_person order by n');
  const worker = startProcess('dist/worker/main.js', env, folder);
  const left = async () => {
    const unevaluated = await client.query(
      `select count(*)::int as people from bench_person p where not exists (select from day_evaluation d
       where d.tenant_id = 1 and d.employee_id = p.employee_id and d.date = $1)`,
      [today.subtract({ days: 1 }).toString()],
    );
    return unevaluated.rows[0].people;
  };
  while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 250));
  await endProcess(worker);
  await client.query('vacuum analyze');
  await client.end();
  const port = await freePort();
  const api = startProcess(
    'dist/api/main.js',
    { ...env, PORT: String(port), BASE_URL: `http://localhost:${port}` },
    folder,
  );
  children.push(api);
  await untilReady(`http://127.0.0.1:${port}/api/v1/ready`);
  const next = clockRequests(
    people,
    '/api/v1/bookings',
    rows.map(({ token }) => sessionCookie(token, secret)),
  );
  return { api, url: `http://127.0.0.1:${port}`, next };
}

/** CPU milliseconds of the API for each accepted clock-in of one round. */
async function roundOf({ api, url, next }, connections, duration) {
  const before = cpuSeconds(api.pid);
  const { ok, failed, refusals } = await load({ url, connections, seconds: duration, next });
  if (failed > 0) console.log(`  ${failed} requests failed: ${JSON.stringify(refusals)}`);
  return ((cpuSeconds(api.pid) - before) * 1000) / ok;
}

const postgres = await startPostgres({ temporary: true, durable: true, settings: { shared_buffers: '512MB' } });
try {
  const old = await prepare('before', other, postgres);
  const own = await prepare('now', here, postgres);
  const table = [];
  for (const connections of [8, 300]) {
    for (const side of [old, own]) await roundOf(side, connections, seconds * 2); // warm-up
    const figures = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const order = pair % 2 === 0 ? [old, own] : [own, old];
      const measured = new Map();
      for (const side of order) measured.set(side, await roundOf(side, connections, seconds));
      figures.push([measured.get(old), measured.get(own)]);
    }
    const shown = (value) => Math.round(value * 1000) / 1000;
    table.push({
      clients: connections,
      'before, ms': shown(median(figures.map(([before]) => before))),
      'now, ms': shown(median(figures.map(([, now]) => now))),
      ratios: figures.map(([before, now]) => (now / before).toFixed(2)).join(' '),
      'median of ratios': shown(median(figures.map(([before, now]) => now / before))),
    });
  }
  console.table(table);
} finally {
  await Promise.all(children.map(endProcess));
  await postgres.stop();
}
