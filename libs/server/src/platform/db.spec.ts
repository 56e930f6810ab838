import { createTestDatabase, type TestDatabase } from '../../testing';
import { Clock } from './clock';
import { Db } from './db';

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
