import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { createTestDatabase, Scenario, type TestDatabase, TEST_SECRET } from '../../testing';
import { ALLOW_DATA_LOSS, DataLossRefused } from './data-loss';
import { dataSourceOptions } from './data-source';
import { migrations } from './migrations';

describe('the migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const opened: (() => Promise<unknown>)[] = [];
  // Where a migration fails, too: a connection that stays open would keep the run from ending.
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  /** A database with a tenant and what a scenario adds to it, and its migrations. */
  async function populate() {
    const populated = await createTestDatabase();
    opened.push(() => populated.drop());
    const client = new Client({ connectionString: populated.url });
    await client.connect();
    opened.push(() => client.end());
    const scenario = new Scenario(client, TEST_SECRET);
    await scenario.tenant();
    return { client, scenario, source: await migrationsOf(populated.url) };
  }

  async function migrationsOf(url: string): Promise<DataSource> {
    const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
    opened.push(() => source.destroy());
    return source;
  }

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

  it('are all in the list, by the names of their files', () => {
    const folder = path.join(__dirname, 'migrations');
    const files = readdirSync(folder).filter((file) => /^\d+-/.test(file));
    const nameOf = (file: string): string => {
      const [number, ...words] = file.replace(/(\.down)?\.[a-z]+$/, '').split('-');
      return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + number;
    };
    expect(migrations.map(({ name }) => name).sort()).toEqual([...new Set(files.map(nameOf))].sort());
    const texts = migrations.map((migration) => new migration()).filter((migration) => 'texts' in migration);
    const ofFiles = (ending: RegExp) =>
      files
        .filter((file) => ending.test(file))
        .map((file) => [nameOf(file), readFileSync(path.join(folder, file), 'utf8')]);
    expect(texts.map(({ name, texts: { up } }) => [name, up])).toEqual(ofFiles(/(?<!\.down)\.sql$/));
    expect(texts.map(({ name, texts: { down } }) => [name, down])).toEqual(ofFiles(/\.down\.sql$/));
  });

  // What a database remembers of them: under another name they would run a second time.
  it('keep the names under which they ran before they were written in SQL', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['FactsVersion1764000042000', 'EventOutbox1764000044000']));
  });

  it('can be taken back one by one and applied again with the same result', async () => {
    const before = await tables();
    const source = await migrationsOf(database.url);
    for (let i = 0; i < source.migrations.length; i += 1) await source.undoLastMigration();
    expect(await tables()).toEqual([]);
    await source.runMigrations();
    expect(await tables()).toEqual(before);
  });

  it('refuse with one sentence to delete what people entered, and obey when data loss is allowed', async () => {
    const { client, scenario, source } = await populate();
    await scenario.unit('AMT10');
    const lena = await scenario.person({ unit: 'AMT10', leads: ['AMT10'], roles: ['timeAdministrator'] });
    await scenario.protect(lena, 'severelyDisabled', '2026-01-01', null);
    // Equal standing came with leave: the words before know no such kind.
    await client.query(`update protected_status set kind = 'equalStanding'`);
    const takeBackAll = async () => {
      for (let left = await applied(source); left > 0; left -= 1) await source.undoLastMigration();
    };
    await expect(takeBackAll()).rejects.toThrow(
      `Taking back Leave1764000017000 would delete data: 1 rows of protected_status where kind = 'equalStanding'. Nothing was changed.`,
    );
    process.env[ALLOW_DATA_LOSS] = 'true';
    try {
      await takeBackAll();
    } finally {
      delete process.env[ALLOW_DATA_LOSS];
    }
    expect(await applied(source)).toBe(0);
  });

  it('carry people and days that wait to be evaluated again over to what counts and tells them, and back', async () => {
    const { client, scenario, source } = await populate();
    const { employeeId } = await scenario.person({ givenName: 'Jana' });
    const agreementId = await scenario.agreement('DV', {}, 1);
    const payloads = [
      { agreementId, from: '2026-11-01', to: '2026-11-30' },
      { agreementId, from: '2026-10-01', to: null },
    ];
    const event = `insert into event_outbox (tenant_id, kind, payload, position) values (1, 'agreement.published', $1, $2)`;
    await client.query(event, [{ agreementId, from: '2026-01-01', to: null }, 1]);
    await client.query(event, [payloads[0], 2]);
    await client.query(event, [payloads[1], null]);
    await client.query(`insert into event_cursor values (1, 'revaluation', 1)`);
    await takeBackTo(source, 'FactsVersion1764000042000');
    const { rows } = await client.query('select concerned::text from agreement_revaluation where done_at is null');
    expect(rows.map(({ concerned }) => concerned).sort()).toEqual(['[2026-10-01,)', '[2026-11-01,2026-12-01)']);
    await source.runMigrations();
    const events = await client.query('select payload, position from event_outbox order by payload');
    expect(events.rows).toEqual([...payloads].reverse().map((payload) => ({ payload, position: null })));
    const counted = await client.query('select version from facts_version where employee_id = $1', [employeeId]);
    expect(counted.rowCount).toBe(1);
  });

  it('say which events have no place in the schema before the outbox, and leave them where they are', async () => {
    const { client, source } = await populate();
    await client.query(
      `insert into event_outbox (tenant_id, kind, payload) values (1, 'agreement.published', '{"agreementId": "gone", "from": "2026-11-01"}')`,
    );
    await expect(takeBackTo(source, 'EventOutbox1764000044000')).rejects.toThrow(
      'EventOutbox1764000044000 was not taken back, and nothing was changed by it: "every event of a publication names an agreement of its tenant and a first day" does not hold for 1 rows (tenant_id 1, event_number 1).',
    );
    expect((await client.query('select from event_outbox')).rowCount).toBe(1);
  });

  // One row in each table, one value in each column that a migration brought: its way back sees every one of them.
  it('look at every table and column that their way back drops', async () => {
    const client = new Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    opened.push(() => client.end());
    await client.query('create database ways_back');
    opened.push(() => client.query('drop database ways_back'));
    const source = await migrationsOf(process.env.TEST_POSTGRES_URL!.replace(/[^/]*$/, 'ways_back'));
    const runner = source.createQueryRunner();
    opened.push(() => runner.release());
    const unseen: string[] = [];
    for (const migration of source.migrations) {
      const before = await columns(runner);
      await migration.up(runner);
      const after = await columns(runner);
      const came = after.filter(({ table, column }) => !before.some((b) => b.table === table && b.column === column));
      for (const table of new Set(came.map((column) => column.table))) {
        if (NOTHING_ENTERED.includes(`${migration.name} ${table}`)) continue;
        const isNew = !before.some((column) => column.table === table);
        await runner.startTransaction();
        await insertRow(runner, table, isNew ? [] : came.filter((column) => column.table === table));
        const refusal = await migration.down(runner).catch((error: unknown) => error);
        if (!(refusal instanceof DataLossRefused && refusal.message.includes(table)))
          unseen.push(`${migration.name}: ${table} (${String(refusal)})`);
        await runner.rollbackTransaction();
      }
    }
    expect(unseen).toEqual([]);
  }, 60_000);

  it('have the tenant first in the key of every table of a tenant', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ table: string }>(
      `select c.relname as table from pg_class c
       join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and c.relname not like 'auth\\_%' and c.relname not in ('migrations', 'set_up_code')
         and a.attname <> 'tenant_id'`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });
});

/** Up to the schema before the migration of that name. */
async function takeBackTo(source: DataSource, name: string): Promise<void> {
  const left = source.migrations.findIndex((migration) => migration.name === name);
  while ((await applied(source)) > left) await source.undoLastMigration();
}

const applied = async (source: DataSource): Promise<number> =>
  (await source.query<{ n: number }[]>('select count(*)::int as n from migrations'))[0].n;

interface Column {
  table: string;
  column: string;
  type: string;
}

const columns = (runner: QueryRunner): Promise<Column[]> =>
  runner.query(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = ''`,
  ) as Promise<Column[]>;

const SAMPLES: Record<string, string> = {
  boolean: 'true',
  jsonb: `'{"a": 1}'`,
  uuid: 'gen_random_uuid()',
  'uuid[]': 'array[gen_random_uuid()]',
  text: `'a'`,
  // Another number than a version begins with.
  integer: '2',
  smallint: '1',
  bigint: '1',
  date: `'2026-11-23'`,
  'timestamp with time zone': `'2026-11-23T08:00:00Z'`,
};

/** Where a migration brought counts and names of rows alone, nothing that anybody entered. */
const NOTHING_ENTERED = [
  'FactsVersion1764000042000 facts_version',
  'FactsVersion1764000042000 month_value',
  'DatedUnits1764000050000 org_unit',
  'OneSupervisorADay1764000051000 leadership',
  'SetUpCode1764000060000 set_up_code',
  'PayrollSettings1764000070000 payroll_group',
  'SeveralEmployers1764000084000 auth_session',
  'FurtherTenants1764000085000 set_up_code',
];

/** Inserts a row of defaults, with a value in the given columns, whatever the constraints say. Inside a transaction that is rolled back. */
async function insertRow(runner: QueryRunner, table: string, filled: readonly Column[]): Promise<void> {
  await runner.query('set local session_replication_role = replica');
  const constraints = (await runner.query(
    `select conname from pg_constraint where conrelid = $1::regclass and contype <> 'n' order by contype = 'p'`,
    [table],
  )) as { conname: string }[];
  for (const { conname } of constraints)
    await runner.query(`alter table "${table}" drop constraint if exists "${conname}" cascade`);
  const required = (await runner.query(
    `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and attnotnull and attidentity = '' and not attisdropped`,
    [table],
  )) as { attname: string }[];
  for (const { attname } of required)
    await runner.query(`alter table "${table}" alter column "${attname}" drop not null`);
  const values = filled.map(({ type }) => SAMPLES[type] ?? 'default');
  await runner.query(
    filled.length === 0
      ? `insert into "${table}" default values`
      : `insert into "${table}" (${filled.map(({ column }) => `"${column}"`).join()}) values (${values.join()})`,
  );
}
