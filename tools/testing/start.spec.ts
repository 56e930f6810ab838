import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { Started, pause, removeHome, temporaryHome } from './started';

/** What `npm start` promises, with processes that are really killed. Reads /proc to see them. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm start', () => {
  const homes: string[] = [];
  const running: Started[] = [];
  const newHome = () => {
    homes.push(temporaryHome());
    return homes[homes.length - 1];
  };
  const start = async (home: string, env: NodeJS.ProcessEnv = {}) => {
    const started = await Started.in(home, env);
    running.push(started);
    return started;
  };
  const end = async (started: Started) => {
    expect(await started.interrupt()).toBe(0);
    expect(started.processes('')).toEqual([]);
  };
  afterEach(async () => {
    for (const started of running.splice(0)) {
      for (const pid of started.processes('')) process.kill(pid, 'SIGKILL');
      await started.kill();
    }
    homes.splice(0).forEach(removeHome);
  });

  it('starts again what was killed, while the others go on', async () => {
    const home = newHome();
    const started = await start(home);
    await started.says('Zeitbuch is ready');
    const apis = started.processes('dist/api/main.js');
    const databases = started.processes('bin/postgres');
    expect([apis.length, databases.length]).toEqual([1, 1]);

    const [worker] = started.processes('dist/worker/main.js');
    process.kill(worker, 'SIGKILL');
    await started.says('The worker ended (SIGKILL); it is started again in 0.5 s.');
    await started.says('The worker runs again.');
    expect(started.processes('dist/worker/main.js')).not.toContain(worker);
    expect(started.processes('dist/api/main.js')).toEqual(apis);
    expect(started.processes('bin/postgres')).toEqual(databases);

    process.kill(databases[0], 'SIGKILL');
    await started.says('The database runs again.');
    await started.untilReady();
    expect(started.processes('dist/api/main.js')).toEqual(apis);

    process.kill(apis[0], 'SIGKILL');
    await started.says('The API runs again.');
    await started.untilReady();
    // Twice within a minute: somebody may be killing it in a circle, so the pause grows.
    process.kill(started.processes('dist/api/main.js')[0], 'SIGKILL');
    await started.says('The API ended (SIGKILL); it is started again in 1 s.');
    await started.untilReady();
    await end(started);
  });

  it.each([
    ['killed', 'at initdb', (started: Started) => started.kill()],
    ['interrupted', 'at initdb', (started: Started) => started.interrupt()],
    ['killed', 'in the demo city', (started: Started) => started.kill()],
    ['interrupted', 'in the demo city', (started: Started) => started.interrupt()],
  ])('%s %s begins again at the next start and ends with a whole city', async (_how, where, stop) => {
    const home = newHome();
    const demo = where === 'in the demo city';
    const first = await start(home, { DEMO_MODE: String(demo) });
    if (demo) await first.says('demo city: 40 of 120');
    else while (!readdirSync(home).some((name) => name.includes('unfinished'))) await pause(2);
    await stop(first);
    expect(first.output).not.toMatch(/^\s+at |cannot start/m);

    const second = await start(home, { DEMO_MODE: String(demo) });
    await second.says('Ctrl-C stops everything');
    if (demo) expect(second.output).toContain('made again');
    expect(second.output.match(/@/g)?.length ?? 0).toBe(demo ? await signIns(second) : 0);
    expect(await peopleIn(home)).toBe(demo ? 120 : 0);
    await end(second);
  });

  it('leaves what runs in its place where the same checkout is started again with other data', async () => {
    const first = await start(newHome());
    await first.says('Zeitbuch is ready');
    const files = ['api/main.js', 'worker/main.js', 'tools/setup.js', 'web/index.html'];
    // A file that was written anew, also with the same content, has another time.
    const written = () => files.map((file) => statSync(path.join(__dirname, '../../dist', file)).ctimeMs);
    const before = written();
    const second = await start(newHome());
    await second.says('Zeitbuch is ready');
    expect(written()).toEqual(before);
    await end(second);
    await end(first);
  });

  it('says what to do where root has a folder for the data that nobody else may enter', async () => {
    const home = newHome();
    chmodSync(home, 0o700);
    const first = await start(home);
    // Anybody else runs PostgreSQL as themselves.
    if (process.getuid?.() !== 0) return await first.says('Zeitbuch is ready').then(() => end(first));
    expect(await first.ended).toBe(1);
    expect(first.output).toMatch(/cannot start: the database folder .* cannot be used: .* please "chmod o\+x .*"/);
    expect(first.output).not.toMatch(/Restore it from a backup|^\s+at /m);
  });

  it('says in one sentence that a data folder is damaged', async () => {
    const home = newHome();
    const first = await start(home);
    await first.says('Zeitbuch is ready');
    await end(first);
    renameSync(path.join(home, 'data/base'), path.join(home, 'base'));
    const second = await start(home);
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/cannot start: the database folder .* base is missing.* Restore it from a backup/);
    expect(second.output).not.toMatch(/^\s+at /m);
    renameSync(path.join(home, 'base'), path.join(home, 'data/base'));

    // And it starts although both lock files name a number that belongs to another program by now …
    writeFileSync(path.join(home, 'start.pid'), `${process.pid}\nsomebody else\n`);
    writeFileSync(path.join(home, 'data/postmaster.pid'), `${process.pid}\n${home}/data\n`);
    // … and a full disk has emptied the file of the passwords.
    writeFileSync(path.join(home, 'database-secrets.json'), '');
    const third = await start(home, { DATABASE_URL: '', BASE_URL: '', HOST: '' });
    await third.says('Zeitbuch is ready');
    await end(third);
  });

  it('takes a zombie for gone, and a running start for running', async () => {
    const home = newHome();
    const zombie = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = await new Promise<number>((resolve) =>
      zombie.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))),
    );
    while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await pause(10);
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'start.pid'), `${pid}\n`);
    const started = await start(home);
    await started.says('Zeitbuch is ready');
    zombie.kill();

    const second = await start(home, { PORT: String(started.port) });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/it already runs from this folder \(process \d+\); stop that one first\./);
    expect(await started.answers('/api/v1/ready')).toBe(200);
    await end(started);
    expect(existsSync(path.join(home, 'start.pid'))).toBe(false);
  });
});

describe('settings that cannot work', () => {
  it.each([
    ['PORT', '99999', 'PORT must be a port number, not "99999".'],
    ['DATABASE_URL', 'foo', 'DATABASE_URL must name a PostgreSQL database'],
    ['DATABASE_OWNER_URL', 'mysql://x', 'DATABASE_OWNER_URL must name a PostgreSQL database'],
  ])('are shown in one sentence before anything is built: %s=%s', async (name, value, sentence) => {
    const home = temporaryHome();
    const started = await Started.in(home, { [name]: value });
    expect(await started.ended).toBe(1);
    expect(started.output).toContain(`Zeitbuch cannot start: ${sentence}`);
    expect(started.output).not.toMatch(/^\s+at |Building/m);
    removeHome(home);
  });
});

async function signIns(started: Started): Promise<number> {
  const people = (await (await fetch(`${started.url}/api/v1/demo-people`)).json()) as unknown[];
  return people.length;
}

async function peopleIn(home: string): Promise<number> {
  const port = readFileSync(path.join(home, 'data.port'), 'utf8');
  const { owner } = JSON.parse(readFileSync(path.join(home, 'database-secrets.json'), 'utf8')) as { owner: string };
  const client = new Client({ connectionString: `postgres://postgres:${owner}@127.0.0.1:${port}/zeitbuch` });
  await client.connect();
  const { rows } = await client.query<{ people: number }>('select count(*)::int as people from employee');
  await client.end();
  return rows[0].people;
}
