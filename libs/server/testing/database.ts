import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../src/database';

const TEMPLATE = 'zeitbuch_template';

/** A migrated, empty database of a spec's own. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url)
    throw new Error(
      'TEST_POSTGRES_URL is not set: run the tests with "node tools/jest-with-postgres.mjs libs/server".',
    );
  return url;
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template is made by whichever worker comes first; the others wait for its lock. */
async function ensureTemplate(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock(1)');
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount) return;
    await client.query(`create database ${TEMPLATE}_making`);
    await migrate(serverUrl().replace(/\/[^/]*$/, `/${TEMPLATE}_making`));
    await client.query(`alter database ${TEMPLATE}_making rename to ${TEMPLATE}`);
  } finally {
    await client.query('select pg_advisory_unlock(1)');
  }
}

/** Creates a database for one spec file by copying the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(TEMPLATE, ensureTemplate);
}

/** Another database with the same rows, for runs that must begin alike. Nobody may be connected to the original. */
export async function copyTestDatabase(original: TestDatabase): Promise<TestDatabase> {
  return copyDatabase(new URL(original.url).pathname.slice(1));
}

async function copyDatabase(
  template: string,
  prepare: (client: Client) => Promise<void> = async () => undefined,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(async (client) => {
    await prepare(client);
    await client.query('select pg_advisory_lock(1)'); // a template may have one copier at a time
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    await client.query('select pg_advisory_unlock(1)');
  });
  return {
    url: serverUrl().replace(/\/[^/]*$/, `/${name}`),
    drop: () => onServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
