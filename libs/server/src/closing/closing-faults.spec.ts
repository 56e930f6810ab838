import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import {
  type BuiltProcess,
  buildProcess,
  closingCity,
  copyTestDatabase,
  createTestDatabase,
  ended,
  onRedis,
  Scenario,
  startRedis,
  TEST_SECRET,
  type TestDatabase,
  until,
  workerEnvironment,
} from '../../testing';
import { PlatformModule, readConfig, type RequestContext } from '../platform';
import { ClosingDesk } from './closing-desk';
import { ClosingModule } from './closing.module';

const NOW = '2026-11-03T08:00:00Z';

/** Everything that a closing leaves behind, in an order of its own. */
interface Outcome {
  status: string;
  planHash: string;
  months: unknown;
  ledger: unknown;
  payrollLines: unknown;
  events: number;
  log: unknown;
}

/**
 * October of 30 people in three batches, closed by a worker process that is killed
 * with SIGKILL. Whatever the place, a worker started afterwards finishes the work
 * and leaves exactly what an undisturbed one leaves.
 */
describe('a worker that dies', () => {
  let worker: BuiltProcess;
  let started: TestDatabase;
  let context: RequestContext;
  /** Of the second time administrator. */
  let closer: RequestContext;
  let undisturbed: Outcome;

  beforeAll(async () => {
    worker = buildProcess('worker');
    started = await createTestDatabase();
    const client = await connected(started);
    const city = await closingCity(new Scenario(client, TEST_SECRET), { people: 30, months: ['2026-10'] });
    const role = { zone: 'Europe/Berlin', roles: ['timeAdministrator'], unitRoles: [], correlationId: 'spec' } as const;
    context = { ...city.administrator, ...role };
    closer = { ...city.secondAdministrator, ...role };
    await onDesk(started, {}, (desk) => desk.start(context, { payrollGroup: 'VERWALTUNG', month: '2026-10' }));
    // Three batches instead of one, as a larger group would have.
    await client.query(
      `update closing_employee e set batch = n from (
         select employee_id, 1 + (row_number() over (order by employee_id) - 1) / 10 as n from closing_employee) b
       where b.employee_id = e.employee_id`,
    );
    await client.end();
    undisturbed = await closeWith({});
  }, 60_000);
  afterAll(async () => {
    await started.drop();
    worker.remove();
  });

  it('is not needed: an undisturbed run closes everybody', () => {
    expect(undisturbed).toMatchObject({
      status: 'closed',
      events: 30,
      log: { 'closing.closed': 1, 'month.closed': 30 },
    });
  });

  // Each in a database of its own, all at the same time: most of it is waiting for the dead worker's locks to run out.
  const places = [
    'check-1.before-commit',
    'check-2.after-commit',
    'check-3.before-acknowledge',
    'close-1.before-write',
    'close-2.before-commit',
    'close-2.after-commit',
    'close-3.before-acknowledge',
  ];
  it(`leaves the same result wherever it is killed: ${places.join(', ')}`, async () => {
    const outcomes = await Promise.allSettled(places.map((place) => closeWith({ CHAOS_POINT: place })));
    for (const [i, place] of places.entries())
      expect({ place, ...outcomes[i] }).toEqual({ place, status: 'fulfilled', value: undisturbed });
  }, 120_000);

  onRedis(
    'leaves the same result with its queue in Redis, killed between two batches',
    async () => {
      const redis = await startRedis();
      try {
        const outcome = await closeWith({ REDIS_URL: redis.url, CHAOS_POINT: 'close-2.after-commit' });
        expect(outcome).toEqual(undisturbed);
      } finally {
        await redis.stop();
      }
    },
    60_000,
  );

  it(
    'works on when the database cuts every connection of the queue',
    () =>
      inOwnDatabase(async (database, client) => {
        const child = worker.start(workerEnvironment(database.url, NOW));
        await until(
          () => statusOf(client),
          (status) => status === 'ready',
        );
        const cut = await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
        expect(cut.rowCount).toBeGreaterThan(2);
        const [{ closing_id: id, plan_hash: hash }] = (await client.query('select closing_id, plan_hash from closing'))
          .rows;
        await onDesk(database, {}, (desk) => desk.close(closer, id, hash));
        await until(
          () => statusOf(client),
          (status) => status === 'closed',
        );
        child.kill('SIGTERM');
        expect(await ended(child)).toBe(0);
      }),
    60_000,
  );

  it(
    'does not keep the desk waiting for ever when the queue is gone, and its work is done once the queue is back',
    () =>
      inOwnDatabase(async (database, client) => {
        const [{ closing_id: closingId }] = (
          await client.query(`update closing set status = 'blocked' returning closing_id`)
        ).rows;
        await onDesk(database, { REDIS_URL: 'redis://127.0.0.1:1' }, (desk) => desk.recheck(context, closingId));
        const child = worker.start(workerEnvironment(database.url, NOW));
        await until(
          () => statusOf(client),
          (status) => status === 'ready',
        );
        child.kill('SIGTERM');
        expect(await ended(child)).toBe(0);
      }),
    60_000,
  );

  /** One closing from the check to the end, in a database of its own. */
  const closeWith = (env: Record<string, string>): Promise<Outcome> =>
    inOwnDatabase(async (database, client) => {
      await runClosing(database, client, env);
      return outcomeOf(client);
    });

  /** Whatever comes of it, nothing stays open that would keep the run of the specs from ending. */
  async function inOwnDatabase<T>(work: (database: TestDatabase, client: Client) => Promise<T>): Promise<T> {
    const database = await copyTestDatabase(started);
    const client = await connected(database);
    try {
      return await work(database, client);
    } finally {
      await client.end();
      await database.drop();
    }
  }

  /** Lets worker processes close the month. With a CHAOS_POINT the first one must die there. */
  async function runClosing(database: TestDatabase, client: Client, env: Record<string, string>): Promise<void> {
    const { CHAOS_POINT: place, ...queue } = env;
    let child = worker.start(workerEnvironment(database.url, NOW, env));
    const restart = async () => {
      expect({ place, end: await ended(child) }).toEqual({ place, end: 'SIGKILL' });
      child = worker.start(workerEnvironment(database.url, NOW, queue));
    };
    try {
      if (place?.startsWith('check')) await restart();
      await until(
        () => statusOf(client),
        (status) => status === 'ready',
        60_000,
      );
      const { closing_id: id, plan_hash: hash } = (await client.query('select closing_id, plan_hash from closing'))
        .rows[0];
      await onDesk(database, queue, (desk) => desk.close(closer, id, hash));
      if (place?.startsWith('close')) await restart();
      await until(
        () => statusOf(client),
        (status) => status === 'closed',
        60_000,
      );
    } finally {
      child.kill('SIGTERM');
    }
    // Where the first worker had done everything before it died, the second may not even be up yet.
    expect([0, place ? 'SIGTERM' : 0]).toContain(await ended(child));
  }
});

async function connected(database: TestDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return client;
}

/** Presses a button of the closing desk as the API does. */
async function onDesk<T>(
  database: TestDatabase,
  env: Record<string, string>,
  press: (desk: ClosingDesk) => Promise<T>,
): Promise<T> {
  const config = readConfig(workerEnvironment(database.url, NOW, { LOG_LEVEL: 'silent', ...env }));
  const module = { module: class DeskModule {}, imports: [PlatformModule.forRoot(config), ClosingModule] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await press(app.get(ClosingDesk));
  } finally {
    await app.close();
  }
}

const statusOf = async (client: Client): Promise<string> =>
  (await client.query('select status from closing')).rows[0].status;

async function outcomeOf(client: Client): Promise<Outcome> {
  const all = async (sql: string) => (await client.query(sql)).rows;
  const [{ status, plan_hash: planHash }] = await all('select status, plan_hash from closing');
  const log = await all(
    `select action, count(*)::int as n from audit_event where action in ('closing.closed', 'month.closed') group by 1`,
  );
  return {
    status,
    planHash,
    months: await all(
      `select employee_id, status, opening_balance_minutes, credited_minutes, target_minutes, cut_minutes, closing_balance_minutes, plan_hash
       from employee_month where month = (select month from closing) order by employee_id`,
    ),
    ledger: await all(
      `select employee_id, from_account, to_account, minutes, reason, effective_on::text, month::text
       from ledger_entry order by employee_id, entry_id`,
    ),
    payrollLines: await all('select employee_id, code, unit, quantity from payroll_line order by employee_id, code'),
    events: (await all(`select 1 from month_event where kind = 'closed'`)).length,
    log: Object.fromEntries(log.map(({ action, n }) => [action, n])),
  };
}
