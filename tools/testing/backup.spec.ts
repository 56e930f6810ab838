import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { Scenario, type TestPerson } from '@zeitbuch/server/testing';
import { Started, pause, removeHome, runs, temporaryHome } from './started';

const root = path.resolve(__dirname, '../..');
const onLinux = process.platform === 'linux' ? describe : describe.skip;

/** A booking that the server said yes to: between these two instants it was stored. */
interface Acknowledged {
  bookingId: string;
  sentAt: number;
  answeredAt: number;
}

/** Many people book one after the other, as fast as the server answers, until `stop` is called. */
class Load {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: string[] = [];
  #stopping = false;
  readonly #running: Promise<unknown>;

  constructor(url: string, people: readonly TestPerson[]) {
    const start = Date.now() - 2 * 24 * 3_600_000;
    this.#running = Promise.all(
      people.map(async ({ cookie }) => {
        for (let turn = 0; !this.#stopping; turn += 1) {
          await this.#book(url, cookie, turn % 2 ? 'clockOut' : 'clockIn', new Date(start + turn * 120_000));
          await pause(500); // people, not machines
        }
      }),
    );
  }

  async #book(url: string, cookie: string, kind: string, at: Date): Promise<void> {
    const bookingId = randomUUID();
    const sentAt = Date.now();
    const answer = await fetch(`${url}/api/v1/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ bookingId, kind, location: 'office', at: at.toISOString() }),
    }).catch(() => null);
    if (answer?.status === 201) this.acknowledged.push({ bookingId, sentAt, answeredAt: Date.now() });
    else if (answer) this.refused.push(`${answer.status} ${await answer.text()}`);
  }

  /** Resolves when so many more were answered. */
  async answers(more: number): Promise<void> {
    const wanted = this.acknowledged.length + more;
    while (this.acknowledged.length < wanted && !this.#stopping) await pause(20);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }
}

onLinux('saving and bringing back', () => {
  const home = temporaryHome();
  const run = (command: string, ...args: string[]) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, [path.join(root, `tools/${command}.mjs`), ...args], {
        cwd: root,
        env: { ...process.env, ZEITBUCH_DATA: home, DATABASE_URL: '' },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('exit', (code) => resolve({ code, output }));
    });
  const loads: Load[] = [];
  const newLoad = (url: string, people: readonly TestPerson[]) => {
    loads.push(new Load(url, people));
    return loads[loads.length - 1];
  };
  let started: Started;
  const start = async () => {
    started = await Started.in(home);
    await started.says('Zeitbuch is ready');
  };
  const asking = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const port = readFileSync(path.join(home, 'data.port'), 'utf8');
    const { owner } = JSON.parse(readFileSync(path.join(home, 'database-secrets.json'), 'utf8')) as { owner: string };
    const client = new Client({ connectionString: `postgres://postgres:${owner}@127.0.0.1:${port}/zeitbuch` });
    await client.connect();
    return work(client).finally(() => client.end());
  };
  const stored = () =>
    asking(async (client) => {
      const { rows } = await client.query<{ booking_id: string }>('select booking_id from booking');
      return new Set(rows.map((row) => row.booking_id));
    });
  const everybody = (count: number) =>
    asking(async (client) => {
      const scenario = new Scenario(client, readFileSync(path.join(home, 'auth-secret'), 'utf8').trim());
      await scenario.tenant();
      const people: TestPerson[] = [];
      for (let i = 0; i < count; i += 1) people.push(await scenario.person());
      return people;
    });
  const backups = () => readdirSync(path.join(home, 'backups')).filter((name) => name.endsWith('.tar.gz'));

  afterAll(async () => {
    await Promise.all(loads.map((load) => load.stop()));
    for (const pid of started.processes('')) process.kill(pid, 'SIGKILL');
    await started.kill();
    removeHome(home);
  });

  it('brings back every booking that was answered until then, from a backup made under load', async () => {
    await start();
    const people = await everybody(60);
    const load = newLoad(started.url, people.slice(0, 40));
    await load.answers(60);
    const saved = await run('backup');
    expect(saved).toMatchObject({ code: 0, output: expect.stringContaining('1 backups') as string });
    await load.answers(60);
    const until = Date.now();
    await load.answers(100);
    await load.stop();
    const stopped = Date.now();
    expect(load.refused).toEqual([]);
    const before = load.acknowledged.filter(({ answeredAt }) => answeredAt <= until);
    const after = load.acknowledged.filter(({ sentAt }) => sentAt > until);
    expect(before.length).toBeGreaterThanOrEqual(120);
    expect(after.length).toBeGreaterThan(40);

    const file = path.join(home, 'backups', backups()[0]);
    // It runs: nothing is touched.
    const refused = await run('restore', file);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('it already runs') as string });

    expect(await started.interrupt()).toBe(0);
    const restored = await run('restore', file, '--until', new Date(until).toISOString());
    expect(restored.output).toMatch(/holds .*overlap[\s\S]*The data that were here before lie in .*before-restore/);
    expect(restored.code).toBe(0);
    await start();
    const known = await stored();
    expect(before.filter(({ bookingId }) => !known.has(bookingId))).toEqual([]);
    expect(after.filter(({ bookingId }) => known.has(bookingId))).toEqual([]);

    // That was too early: a later instant lies on the history that was left, and is found there.
    expect(await started.interrupt()).toBe(0);
    const everything = await run('restore', file, '--until', new Date(stopped).toISOString());
    expect(everything).toMatchObject({ code: 0 });
    await start();
    const all = await stored();
    expect(load.acknowledged.filter(({ bookingId }) => !all.has(bookingId))).toEqual([]);

    // Life goes on, and once more: everything is killed at the same moment, the newest state comes back.
    const more = newLoad(started.url, people.slice(40));
    await more.answers(40);
    for (const pid of started.processes('')) process.kill(pid, 'SIGKILL');
    await started.kill();
    await more.stop();
    expect((await run('restore', file)).code).toBe(0);
    await start();
    const newest = await stored();
    const answered = [...load.acknowledged, ...more.acknowledged];
    expect(answered.filter(({ bookingId }) => !newest.has(bookingId))).toEqual([]);

    // The oldest backup and its log go when newer ones are enough.
    const wal = () =>
      readdirSync(path.join(home, 'backups/wal'))
        .filter((name) => /^[0-9A-F]{24}$/.test(name))
        .sort();
    const oldest = wal()[0];
    expect((await run('backup', '--keep', '1')).output).toContain('Taken away');
    expect(backups()).toHaveLength(1);
    expect(wal()).not.toContain(oldest);
    expect(await started.interrupt()).toBe(0);
  });

  it('leaves no server and no half folder behind where a restore is stopped', async () => {
    const file = path.join(home, 'backups', backups()[0]);
    const child = spawn(process.execPath, [path.join(root, 'tools/restore.mjs'), file], {
      cwd: root,
      env: { ...process.env, ZEITBUCH_DATA: home, DATABASE_URL: '' },
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const half = () => readdirSync(home).find((name) => name.includes('unfinished'));
    const serverRuns = () => half() && existsSync(path.join(home, half() as string, 'postmaster.pid'));
    while (!serverRuns() && child.exitCode === null) await pause(20);
    const server = Number(readFileSync(path.join(home, half() as string, 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(runs(server)).toBe(true);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(output).toContain('Nothing was restored: it was stopped.');
    expect(half()).toBeUndefined();
    expect(runs(server)).toBe(false);
    expect(existsSync(path.join(home, 'data/PG_VERSION'))).toBe(true);
  });

  it('restores nothing where it cannot, and leaves the data as they are', async () => {
    const file = path.join(home, 'backups', backups()[0]);
    const sentence = async (...args: string[]) => {
      const { code, output } = await run('restore', ...args);
      expect(code).not.toBe(0);
      expect(output).not.toMatch(/^\s+at /m);
      return output;
    };
    expect(await sentence()).toContain('name one backup');
    expect(await sentence('/nowhere.tar.gz')).toContain('there is no file');
    expect(await sentence(file, '--until', 'yesterday')).toContain('is no time like');
    expect(await sentence(file, '--until', '2026-10-25T02:30')).toContain('is no time like');
    expect(await sentence(file, '--until', '2199-01-01T00:00Z')).toContain('lies in the future');
    expect(await sentence(file, '--until', '2020-01-01T00:00Z')).toContain('Take an older one');
    expect(await sentence(path.join(root, 'package.json'))).toContain('cannot be read');
    expect(existsSync(path.join(home, 'data/PG_VERSION'))).toBe(true);
    truncateSync(file, 100_000);
    expect(await sentence(file)).toContain('cannot be read');
    await start();
    expect((await stored()).size).toBeGreaterThan(40);
    expect((await run('check')).code).toBe(0);
    expect(await started.interrupt()).toBe(0);
    expect(readdirSync(home).filter((name) => name.includes('unfinished'))).toEqual([]);
    rmSync(file);
  });
});

describe('a backup that was killed', () => {
  it('is taken away by the next one, and no complete one with it', () => {
    const backups = temporaryHome();
    const names = [
      'zeitbuch-1.tar.gz',
      'zeitbuch-2.tar.gz.unfinished',
      'zeitbuch-3.tar.gz.unfinished',
      'notes.unfinished',
    ];
    for (const name of names) writeFileSync(path.join(backups, name), '');
    // It fails for want of a database, which changes nothing about this.
    spawnSync(process.execPath, [path.join(root, 'tools/backup.mjs')], {
      env: { ...process.env, ZEITBUCH_BACKUPS: backups, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
    });
    expect(readdirSync(backups).sort()).toEqual(['notes.unfinished', 'zeitbuch-1.tar.gz']);
    removeHome(backups);
  });
});
