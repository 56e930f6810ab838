import { createTestDatabase, type TestDatabase } from '../../testing';
import { Clock } from './clock';
import { problemOfDatabaseError } from './database-errors';
import { Db } from './db';
import { connectionsOf } from './lanes';

describe('a transaction', () => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = new Db({ databaseUrl: database.url, poolSize: 2 }, 'jobs', new Clock());
  });
  afterAll(async () => {
    await db.onApplicationShutdown();
    await database.drop();
  });

  it('fails when its connection is cut between two statements; the process and the next one go on', async () => {
    const cut = db.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await db.query('select pg_terminate_backend($1)', [rows[0].pid]);
      // The news of the cut arrives while nothing is asked.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await client.query('select 1');
    });
    await expect(cut).rejects.toThrow();
    expect(await db.transaction(async (client) => (await client.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
  });
});

describe('the connections of the API', () => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await createTestDatabase();
    // As an administrator may write it: the address brings options of its own.
    const databaseUrl = `${database.url}?options=${encodeURIComponent('-c work_mem=5MB')}`;
    db = new Db({ databaseUrl, poolSize: 20 }, 'api', new Clock());
  });
  afterAll(async () => {
    await db.onApplicationShutdown();
    await database.drop();
  });

  const LIMITS = `select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '
    || current_setting('plan_cache_mode') || ' ' || current_setting('work_mem') || ' '
    || current_setting('application_name') as limits`;

  it('have limits by what they are for, and keep what the address asks for', async () => {
    const [page] = await db.query<{ limits: string }>(LIMITS);
    const [clock] = await db.prepared<{ limits: string }>({ name: 'limits', text: LIMITS, values: [] }, 'clock');
    const [waiting] = await db.prepared<{ limits: string }>({ name: 'limits', text: LIMITS, values: [] }, 'waiting');
    const write = await db.transaction(async (client) => (await client.query<{ limits: string }>(LIMITS)).rows[0]);
    const job = await db.transaction(async (client) => (await client.query<{ limits: string }>(LIMITS)).rows[0], 'job');
    expect([page, clock, waiting, write, job].map(({ limits }) => limits)).toEqual([
      '5s 1500ms force_generic_plan 5MB zeitbuch-page',
      '2s 1s force_generic_plan 5MB zeitbuch-clock',
      '2s 1s force_generic_plan 5MB zeitbuch-waiting',
      '5s 200ms force_generic_plan 5MB zeitbuch-write',
      '2min 10s force_generic_plan 5MB zeitbuch-job',
    ]);
  });

  it('end a statement at its limit, as something that may be tried again, and stay', async () => {
    const before = await db.prepared<{ pid: number }>(
      { name: 'pid', text: 'select pg_backend_pid() as pid', values: [] },
      'clock',
    );
    const slow = await db
      .prepared({ name: 'slow', text: 'select pg_sleep(30)', values: [] }, 'clock')
      .catch((error: unknown) => error);
    expect(problemOfDatabaseError(slow)?.code).toBe('unavailable');
    expect(await db.prepared({ name: 'pid', text: 'select pg_backend_pid() as pid', values: [] }, 'clock')).toEqual(
      before,
    );
  }, 20_000);

  it('are as many as allowed together, and ten where fewer are allowed', () => {
    const sum = (total: number) => Object.values(connectionsOf('api', total)).reduce((all, n) => all + n, 0);
    expect([sum(1), sum(10), sum(20), sum(100)]).toEqual([10, 10, 20, 100]);
    expect(connectionsOf('jobs', 20)).toEqual({ job: 20 });
  });
});
