import { type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { Client } from 'pg';
import {
  type BuiltProcess,
  buildProcess,
  createTestDatabase,
  ended,
  FaultProxy,
  Scenario,
  TEST_SECRET,
  type TestDatabase,
  type TestPerson,
  until,
  workerEnvironment,
} from '../testing';

const NOW = '2026-11-23T07:00:00+01:00';
/** What is promised. The processes themselves give up after 14 seconds: the rest is for a slow machine. */
const PROMISED_MILLISECONDS = 20_000;

/** Monday 23 November 2026: a new version is rolled out while people come to work. */
describe('a process that is asked to stop', () => {
  let api: BuiltProcess;
  let worker: BuiltProcess;
  let database: TestDatabase;
  let client: Client;
  let person: TestPerson;

  beforeAll(async () => {
    api = buildProcess('api');
    worker = buildProcess('worker');
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    const scenario = new Scenario(client, TEST_SECRET);
    await scenario.tenant();
    person = await scenario.person({ hiredOn: '2026-11-23', roles: ['timeAdministrator'] });
  }, 120_000);
  afterAll(async () => {
    api.remove();
    worker.remove();
    await client.end();
    await database.drop();
  });

  /** An API that is ready. */
  async function started(
    env: Record<string, string> = {},
  ): Promise<{ child: ChildProcess; port: number; url: string }> {
    const port = await freePort();
    const child = api.start(workerEnvironment(database.url, NOW, { PORT: String(port), LOG_LEVEL: 'fatal', ...env }));
    const url = `http://127.0.0.1:${port}/api/v1`;
    await until(
      () => fetch(`${url}/ready`).catch(() => null),
      (answer) => answer?.status === 200,
    );
    return { child, port, url };
  }

  const post = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: person.cookie },
      body: JSON.stringify(body),
    }).catch(() => null);

  const stopped = async (child: ChildProcess): Promise<{ end: unknown; inTime: boolean }> => {
    const began = performance.now();
    child.kill('SIGTERM');
    const end = await ended(child);
    return { end, inTime: performance.now() - began < PROMISED_MILLISECONDS };
  };

  const waitsForLock = () =>
    until(
      async () =>
        (
          await client.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).rowCount,
      (waiting) => (waiting ?? 0) > 0,
    );

  const holding = async (table: string, work: () => Promise<void>): Promise<void> => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    try {
      await holder.query(`begin; lock table ${table} in access exclusive mode`);
      await work();
    } finally {
      await holder.end();
    }
  };

  it('first refuses the load balancer and goes on answering, then ends', async () => {
    const { child, url } = await started({ DRAIN_SECONDS: '6' });
    child.kill('SIGTERM');
    const refused = await until(
      () => fetch(`${url}/ready`),
      ({ status }) => status === 503,
    );
    expect(await refused.json()).toMatchObject({ code: 'unavailable', reason: 'stopping' });
    expect((await fetch(`${url}/live`)).status).toBe(200);
    const tap = await post(`${url}/bookings`, { bookingId: randomUUID(), kind: 'clockIn', location: 'office' });
    expect(tap?.status).toBe(201);
    expect(await ended(child)).toBe(0);
  }, 60_000);

  it('ends within 20 seconds while a request of it waits for a lock', async () => {
    const { child, url } = await started({ DRAIN_SECONDS: '0' });
    await holding('closing', async () => {
      const hangs = post(`${url}/closings`, { payrollGroup: 'MAIN', month: '2026-10' });
      await waitsForLock();
      expect(await stopped(child)).toEqual({ end: 0, inTime: true });
      await hangs;
    });
  }, 60_000);

  it('ends within 20 seconds while a client never sends the rest of its request', async () => {
    const { child, port } = await started({ DRAIN_SECONDS: '0' });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined); // cut off by the end of the process
    socket.write(
      `POST /api/v1/bookings HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"`,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await stopped(child)).toEqual({ end: 0, inTime: true });
    socket.destroy();
  }, 60_000);

  it('ends within 20 seconds while its database is silent', async () => {
    const proxy = await FaultProxy.start(database.url);
    const { child, url } = await started({ DRAIN_SECONDS: '0', DATABASE_URL: proxy.url });
    proxy.blackholeAll();
    const hangs = post(`${url}/bookings`, { bookingId: randomUUID(), kind: 'clockOut', location: 'office' });
    expect(await stopped(child)).toEqual({ end: 0, inTime: true });
    await hangs;
    await proxy.stop();
  }, 60_000);

  it('ends within 20 seconds as a worker whose job waits for a lock', async () => {
    await holding('closing', async () => {
      const child = worker.start(workerEnvironment(database.url, NOW, { LOG_LEVEL: 'fatal' }));
      await waitsForLock();
      expect(await stopped(child)).toEqual({ end: 0, inTime: true });
    });
  }, 60_000);

  it.each(['gone', 'silent'] as const)(
    'ends within 20 seconds as a worker whose database is %s',
    async (how) => {
      const proxy = await FaultProxy.start(database.url);
      const child = worker.start(workerEnvironment(proxy.url, NOW, { LOG_LEVEL: 'fatal' }));
      // It is up and waits for jobs of its queue.
      await until(
        async () =>
          (
            await client.query(
              `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                 and query like '%waitForJob%'`,
            )
          ).rowCount,
        (waiting) => (waiting ?? 0) > 0,
      );
      if (how === 'silent') proxy.blackholeAll();
      else {
        proxy.accepts = false;
        proxy.resetAll();
      }
      expect(await stopped(child)).toEqual({ end: 0, inTime: true });
      await proxy.stop();
    },
    60_000,
  );
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
