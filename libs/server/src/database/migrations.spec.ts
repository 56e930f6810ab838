import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing';
import { dataSourceOptions } from './data-source';

describe('the migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const tables = async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select table_name || '.' || column_name || ':' || data_type as name from information_schema.columns
       where table_schema = 'public' and table_name <> 'migrations' order by 1`,
    );
    await client.end();
    return rows.map((row) => row.name);
  };

  it('can be taken back one by one and applied again with the same result', async () => {
    const before = await tables();
    const source = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
    for (let i = 0; i < source.migrations.length; i += 1) await source.undoLastMigration();
    expect(await tables()).toEqual([]);
    await source.runMigrations();
    await source.destroy();
    expect(await tables()).toEqual(before);
  });

  it('have the tenant first in the key of every table of a tenant', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ table: string }>(
      `select c.relname as table from pg_class c
       join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and c.relname not like 'auth\\_%' and c.relname <> 'migrations'
         and a.attname <> 'tenant_id'`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });
});
