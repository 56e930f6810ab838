import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import {
  APPLICATION_ROLE,
  ensureApplicationRole,
  grantToApplication,
  migrate,
  refuseTemporaryTables,
} from '../src/database';

const TEMPLATE = 'zeitbuch_template';

/** A migrated, empty database of a spec's own. */
export interface TestDatabase {
  /** For the owner of the tables: what a spec prepares and looks up. */
  url: string;
  /** For the application's own user, with the rights it has in production. */
  applicationUrl: string;
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

async function onServer<T>(work: (client: Client) => Promise<T>, connectionString = serverUrl()): Promise<T> {
  const client = new Client({ connectionString });
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
    await ensureApplicationRole(client, APPLICATION_ROLE, null);
    await client.query(`create database ${TEMPLATE}_making`);
    const url = serverUrl().replace(/\/[^/]*$/, `/${TEMPLATE}_making`);
    await migrate(url);
    await onServer((owner) => grantToApplication(owner, APPLICATION_ROLE), url);
    await client.query(`alter database ${TEMPLATE}_making rename to ${TEMPLATE}`);
  } finally {
    await client.query('select pg_advisory_unlock(1)');
  }
}

/** The same database for the application's user; servers of tests ask for no password. */
export function asApplication(url: string): string {
  return url.replace(/\/\/[^@]*@/, `//${APPLICATION_ROLE}@`);
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
  const url = serverUrl().replace(/\/[^/]*$/, `/${name}`);
  await onServer(refuseTemporaryTables, url);
  return {
    url,
    applicationUrl: asApplication(url),
    drop: () => onServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
