/**
 * `npm run bench -- [--quick] [--only engine,clock,month,team,people,close,start,import] [--people N] [--json OUT]`
 * Zeitbuch beside the floor, in turn, in the same run on the same database server.
 * Absolute figures depend on the machine; the ratios are what counts.
 * `--only engine` measures the rules from memory and starts no database.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../tools/pg.mjs';
import { freePort } from '../tools/ports.mjs';
import { endProcess, runToEnd, startProcess, untilReady } from '../tools/running.mjs';
import { benchEngine } from './engine.mjs';
import { benchImport } from './import.mjs';
import { clockRequests, cpuSeconds, load, median, memoryMiB, readRequests, sessionCookie } from './load.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const flag = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : fallback;
};
const quick = process.argv.includes('--quick');
const only = flag('only', 'engine,start,clock,month,team,people,import,close').split(',');
const people = Number(flag('people', quick ? 2000 : 8600));
const rounds = quick ? 2 : 5;
const seconds = quick ? 2 : 4;
const secret = randomBytes(32).toString('hex');
/** The last month that is over for the night shift of its last day too: on the first day of a month nobody values the one before yet. */
const month = Temporal.Now.plainDateISO('Europe/Berlin')
  .subtract({ days: 1 })
  .with({ day: 1 })
  .subtract({ months: 1 })
  .toString();
/** What builds on days that were valued in the night before; the rest asks for none. */
const NEED_VALUES = ['clock', 'month', 'team', 'import', 'close'];

const rows = [];
const results = {
  goals: [],
  environment: { node: process.version, processor: cpus()[0]?.model, cores: cpus().length, people, month },
  raw: {},
};
const round = (value) => Math.round(value * 100) / 100;

/** One measured pair: ours against the floor, and the goal it must reach. `better` says which direction is good. */
function report(name, unit, ours, floor, { must, better }) {
  const ratio = median(ours) / median(floor);
  const noisy = Math.max(...floor) / Math.min(...floor) > 1.5;
  const met = better === 'higher' ? ratio >= must : ratio <= must;
  rows.push({
    measure: name,
    unit,
    ours: round(median(ours)),
    floor: round(median(floor)),
    ratio: round(ratio),
    goal: `${better === 'higher' ? '≥' : '≤'} ${must}`,
    verdict: noisy ? 'noisy' : met ? 'met' : 'MISSED',
  });
  results.goals.push({
    name,
    unit,
    ours: ours.map(round),
    floor: floor.map(round),
    ratio: round(ratio),
    must,
    better,
    noisy,
    met,
  });
}

/** A measure without a floor, and the absolute goal it must reach. */
function reportAlone(name, unit, ours, { must, better }) {
  const met = better === 'higher' ? median(ours) >= must : median(ours) <= must;
  const goal = `${better === 'higher' ? '≥' : '≤'} ${must} ${unit}`;
  rows.push({ measure: name, unit, ours: round(median(ours)), goal, verdict: met ? 'met' : 'MISSED' });
  results.goals.push({ name, unit, ours: ours.map(round), must, better, noisy: false, met });
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

async function startServer(file, env, readyPath) {
  const port = await freePort();
  const { value: child, ms } = await timed(async () => {
    const started = startProcess(file, { ...env, PORT: String(port), BASE_URL: `http://localhost:${port}` });
    await untilReady(`http://127.0.0.1:${port}${readyPath}`);
    return started;
  });
  return { child, url: `http://127.0.0.1:${port}`, startMs: ms, memoryMiB: memoryMiB(child.pid) };
}

async function seed(url) {
  console.log(`Seeding ${people} people for ${month} …`);
  const sql = readFileSync(path.join(folder, 'seed.sql'), 'utf8')
    .replaceAll(':people', String(people))
    .replace(/:month\b/g, `'${month}'`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.query('vacuum analyze');
  const { rows: persons } = await client.query('select n, employee_id, token from bench_person order by n');
  const { rows: units } = await client.query('select u, org_unit_id from bench_unit order by u');
  await client.end();
  return { persons, units, cookies: persons.map((person) => sessionCookie(person.token, secret)) };
}

/** Runs ours and floor in changing order and collects one figure of each round. */
async function alternate(name, ours, floor) {
  const measured = { ours: [], floor: [] };
  for (let i = 0; i < rounds; i += 1) {
    for (const side of i % 2 === 0 ? ['floor', 'ours'] : ['ours', 'floor'])
      measured[side].push(await (side === 'ours' ? ours : floor)());
  }
  results.raw[name] = measured;
  return measured;
}

async function benchStart(env, floorEnv) {
  const measured = await alternate(
    'start',
    async () => measureStart('dist/api/main.js', env, '/api/v1/ready'),
    async () => measureStart('dist/bench/floor.js', floorEnv, '/ready'),
  );
  const pick = (key) => [measured.ours.map((m) => m[key]), measured.floor.map((m) => m[key])];
  report('API start', 'ms', ...pick('startMs'), { must: 3, better: 'lower' });
  report('memory when ready', 'MiB', ...pick('memoryMiB'), { must: 3, better: 'lower' });
}

async function measureStart(file, env, readyPath) {
  const { child, startMs, memoryMiB: memory } = await startServer(file, env, readyPath);
  await endProcess(child);
  return { startMs, memoryMiB: memory };
}

async function benchClock(api, floor, seeded, database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const count = async () =>
    Number((await client.query("select count(*) from booking where source = 'web'")).rows[0].count);
  const before = await count();
  let accepted = 0;
  let floorAccepted = 0;
  const next = clockRequests(people, '/api/v1/bookings', seeded.cookies);
  const nextFloor = clockRequests(people, '/bookings');
  for (const connections of [8, 300]) {
    const side = (server, requests, mine) => async () => {
      const cpu = cpuSeconds(server.child.pid);
      const measured = await load({ url: server.url, connections, seconds, next: requests });
      if (mine) accepted += measured.ok;
      else floorAccepted += measured.ok;
      if (measured.failed > 0) console.log(`  ${mine ? 'ours' : 'floor'}: ${measured.failed} requests failed`);
      return { ...measured, cpuMsEach: ((cpuSeconds(server.child.pid) - cpu) * 1000) / measured.ok };
    };
    await side(api, next, true)(); // warm-up
    await side(floor, nextFloor, false)();
    const measured = await alternate(`clock-${connections}`, side(api, next, true), side(floor, nextFloor, false));
    const pick = (key) => [measured.ours.map((m) => m[key]), measured.floor.map((m) => m[key])];
    report(`clock-ins, ${connections} clients`, '/s', ...pick('perSecond'), { must: 0.5, better: 'higher' });
    report(`  p50, ${connections} clients`, 'ms', ...pick('p50'), { must: 2, better: 'lower' });
    report(`  p99, ${connections} clients`, 'ms', ...pick('p99'), { must: 2, better: 'lower' });
    report(`  CPU of the process, ${connections} clients`, 'ms each', ...pick('cpuMsEach'), {
      must: 2,
      better: 'lower',
    });
    results.raw[`clock-${connections}-failed`] = measured.ours.map((m) => m.failed);
  }
  // A request that was under way when a round ended is booked but not counted: the table may hold a few more, never fewer.
  const booked = (await count()) - before;
  const floorRows = Number((await client.query('select count(*) from floor_booking')).rows[0].count);
  if (floorRows < floorAccepted)
    throw new Error(`the floor confirmed ${floorAccepted} bookings, but only ${floorRows} rows exist`);
  results.raw.clockRows = { accepted, booked, floorAccepted, floorRows };
  if (booked < accepted) throw new Error(`${accepted} clock-ins were confirmed, but only ${booked} rows exist`);
  await client.end();
}

async function benchReads(name, api, floor, oursTargets, floorTargets, must) {
  const side = (server, targets) => () =>
    load({ url: server.url, connections: 8, seconds, next: readRequests(targets) });
  await side(api, oursTargets)();
  await side(floor, floorTargets)();
  const measured = await alternate(name, side(api, oursTargets), side(floor, floorTargets));
  const pick = (key) => [measured.ours.map((m) => m[key]), measured.floor.map((m) => m[key])];
  report(`${name}, requests`, '/s', ...pick('perSecond'), { must, better: 'higher' });
  report(`  p99`, 'ms', ...pick('p99'), { must: 3, better: 'lower' });
  if (measured.ours.some((m) => m.failed > 0)) throw new Error(`${name}: requests failed`);
}

/** One statement: sum the month's bookings by person and day, write a row for each person. */
async function closeFloor(client) {
  await client.query('truncate floor_month');
  const { ms } = await timed(() =>
    client.query(
      `insert into floor_month select employee_id, sum(minutes), count(*) from (
         select employee_id, shift_date, sum(case when kind in ('clockOut', 'breakStart') then epoch_minute else -epoch_minute end)::int as minutes
         from booking where tenant_id = 1 and shift_date >= $1::date and shift_date < $1::date + interval '1 month'
           and employee_id in (select employee_id from bench_person) group by 1, 2) d group by 1`,
      [month],
    ),
  );
  return ms;
}

/** The worker evaluates open days and ended months of everybody, as it does at night; the morning's clock-ins and the closing build on it. */
async function evaluateOpenDays(database, env) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const open = async () => {
    const { rows: left } = await client.query(
      `select count(*)::int as people from bench_person p
       where not exists (select 1 from day_evaluation d where d.tenant_id = 1 and d.employee_id = p.employee_id and d.date = $1)
         or not exists (select 1 from month_value v where v.tenant_id = 1 and v.employee_id = p.employee_id and v.month = $2)`,
      [Temporal.Now.plainDateISO('Europe/Berlin').subtract({ days: 1 }).toString(), month],
    );
    return left[0].people;
  };
  const { value: worker, ms } = await timed(async () => {
    const started = startProcess('dist/worker/main.js', env);
    while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 250));
    return started;
  });
  const { rows: days } = await client.query(
    'select count(*)::int as days from day_evaluation join bench_person using (employee_id)',
  );
  results.raw.openDays = { ms, days: days[0].days };
  console.log(`Valued ${days[0].days} open days and ${people} ended months in ${round(ms / 1000)} s`);
  await client.query('vacuum analyze');
  await client.end();
  return worker;
}

async function benchClose(api, worker, seeded, database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const floor = [];
  for (let i = 0; i < rounds; i += 1) floor.push(await closeFloor(client));
  // The second and the fourth person are time administrators: one starts, the other closes.
  const [starter, closer] = [seeded.cookies[1], seeded.cookies[3]];
  const call = async (method, route, body, cookie = starter) => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      origin: api.url.replace('127.0.0.1', 'localhost'),
    };
    const answer = await fetch(`${api.url}/api/v1/closings${route}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${route}: ${JSON.stringify(json)}`);
    return json;
  };
  const until = async (id, wanted) => {
    for (;;) {
      const closing = await call('GET', `/${id}`);
      if (closing.status === wanted) return closing;
      if (closing.status === 'blocked') throw new Error('the closing is blocked');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const cpuBefore = cpuSeconds(worker.pid);
  const check = await timed(async () => {
    const { closingId } = await call('POST', '', { payrollGroup: 'BENCH', month: month.slice(0, 7) });
    return until(closingId, 'ready');
  });
  const recheck = await timed(async () => {
    await call('POST', `/${check.value.closingId}/recheck`);
    return until(check.value.closingId, 'ready');
  });
  const close = await timed(async () => {
    await call('POST', `/${check.value.closingId}/close`, { planHash: recheck.value.planHash }, closer);
    return until(check.value.closingId, 'closed');
  });
  const { rows: sums } = await client.query(
    `select sum(em.credited_minutes)::int as ours, (select sum(minutes)::int from floor_month) as floor, count(*)::int as people
     from employee_month em join bench_person p using (employee_id) where em.month = $1 and em.status = 'closed'`,
    [month],
  );
  if (sums[0].people !== people || sums[0].ours !== sums[0].floor)
    throw new Error(`the closed minutes differ: ${JSON.stringify(sums[0])}`);
  const workerCpuMs = (cpuSeconds(worker.pid) - cpuBefore) * 1000;
  results.raw.close = {
    workerCpuMs,
    checkMs: check.ms,
    recheckMs: recheck.ms,
    closeMs: close.ms,
    floorMs: floor,
    ...sums[0],
  };
  report(`closing of ${people}: first check and close`, 'ms', [check.ms + close.ms], floor, {
    must: 10,
    better: 'lower',
  });
  report(`  checked again and closed`, 'ms', [recheck.ms + close.ms], floor, {
    must: 10,
    better: 'lower',
  });
  await client.end();
}

/** Everything that is measured beside the floor: one database server, ours and the floor in turn. */
async function besideTheFloor() {
  const postgres = await startPostgres({
    temporary: true,
    durable: true,
    settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
  });
  const children = [];
  try {
    const application = { DATABASE_URL: postgres.applicationUrl('bench') };
    await runToEnd(['dist/tools/setup.js', '--demo'], {
      ...process.env,
      ...application,
      DATABASE_OWNER_URL: postgres.url('postgres'),
    });
    const database = postgres.url('bench');
    const seeded = await seed(database);
    const env = {
      DATABASE_URL: database,
      AUTH_SECRET: secret,
      DEMO_MODE: 'false',
      LOG_LEVEL: 'warn',
      // Few people stand for a whole city: each of them asks as much as hundreds.
      CLOCK_INS_PER_MINUTE: '10000000',
      READS_PER_MINUTE: '10000000',
      NODE_ENV: 'production',
      BENCH_MONTH: month,
    };
    // Ours works with the rights of the application, the floor with those of the owner of its tables.
    const ours = { ...env, ...application };
    if (only.includes('start')) await benchStart(ours, env);
    const api = await startServer('dist/api/main.js', ours, '/api/v1/ready');
    const floor = await startServer('dist/bench/floor.js', env, '/ready');
    children.push(api.child, floor.child);
    const isValued = only.some((part) => NEED_VALUES.includes(part));
    const worker = isValued ? await evaluateOpenDays(database, ours) : null;
    if (worker) children.push(worker);
    if (only.includes('clock')) await benchClock(api, floor, seeded, database);
    if (only.includes('import')) await benchImport({ api, seeded, month, people, results, report, reportAlone });
    if (only.includes('close')) await benchClose(api, worker, seeded, database);
    const sample = seeded.persons.slice(0, 500);
    if (only.includes('month')) {
      await benchReads(
        'month view',
        api,
        floor,
        sample.map((p, i) => [`/api/v1/months/${month.slice(0, 7)}`, seeded.cookies[i]]),
        sample.map((p) => [`/months/${p.employee_id}`]),
        0.5,
      );
    }
    if (only.includes('team')) {
      const leaders = seeded.units.slice(0, 20);
      await benchReads(
        'team month of 50',
        api,
        floor,
        leaders.map((u) => [`/api/v1/team/months/${month.slice(0, 7)}`, seeded.cookies[u.u * 50]]),
        leaders.map((u) => [`/teams/${u.org_unit_id}`]),
        0.7,
      );
    }
    if (only.includes('people')) {
      const administrator = seeded.cookies[4];
      const asked = (path) => [`/api/v1/people${path}`, administrator];
      // Typed by somebody who looks for a colleague: a part of a number, found with a few others.
      const words = Array.from({ length: 50 }, (_, i) => String(50_100 + i * 37).slice(0, 4));
      await benchReads('people, all', api, floor, [asked('')], [['/people']], 0.4);
      await benchReads(
        'people, found',
        api,
        floor,
        words.map((word) => asked(`?search=${word}`)),
        words.map((word) => [`/people?search=${word}`]),
        0.5,
      );
      await benchReads(
        'record of a person',
        api,
        floor,
        sample.map(({ employee_id }) => asked(`/${employee_id}/record`)),
        sample.map(({ employee_id }) => [`/people/${employee_id}`]),
        0.4,
      );
    }
  } finally {
    await Promise.all(children.map(endProcess));
    await postgres.stop();
  }
}

console.log(`Load before: ${loadavg().map(round).join(' ')}`);
results.environment.loadBefore = loadavg();
if (only.includes('engine')) results.raw.engine = await benchEngine({ people, rounds, report: reportAlone });
if (only.some((part) => part !== 'engine')) await besideTheFloor();
console.table(rows);
results.environment.loadAfter = loadavg();
const file = flag('json', path.join(folder, 'results.json'));
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`Every raw value is in ${path.relative(process.cwd(), file)}.`);
process.exitCode = results.goals.some((goal) => !goal.met && !goal.noisy) ? 1 : 0;
