import { Client } from 'pg';
import { ensureApplicationRole, grantToApplication, migrate } from '@zeitbuch/server';
import { seedDemo, type DemoOptions } from './seed-demo';
import { clearUnfinishedDemo, isDemoUnfinished } from './unfinished-demo';

export interface Preparation extends Pick<DemoOptions, 'employees' | 'months' | 'asOf'> {
  /** URL for the owner of the tables, of any database of the server. */
  readonly serverUrl: string;
  /** Name of the database. */
  readonly name: string;
  /** The application's own user; null where it works as the owner of the tables. */
  readonly application: { readonly role: string; readonly password: string | null } | null;
  /** Fill it with the demo city where it is empty. */
  readonly demo: boolean;
  readonly progress?: (line: string) => void;
}

/** Others that prepare the same server wait: two at once would both find it empty. */
const LOCK = 726_502;

/**
 * Creates the database, brings its schema up to date and fills it with the demo city where that is
 * wanted and nobody is in it. It may be interrupted at any point: the next call goes on, and makes a
 * half demo city again from the beginning.
 * @throws Error in one sentence where a half demo city stands in a database that is not to hold one
 */
export async function prepareDatabase({
  serverUrl,
  name,
  application,
  demo,
  progress,
  ...city
}: Preparation): Promise<void> {
  const say = progress ?? (() => undefined);
  const url = databaseUrl(serverUrl, name);
  await withClient(serverUrl, async (server) => {
    await server.query('select pg_advisory_lock($1)', [LOCK]);
    await createDatabase(server, name);
    if (application) await ensureApplicationRole(server, application.role, application.password);
    await withClient(url, async (client) => {
      if (!(await isDemoUnfinished(client))) return;
      if (!demo)
        throw new Error(
          `The database ${name} holds a demo city that was never finished. Start once with DEMO_MODE=true to finish it, or name an empty database.`,
        );
      say('the demo city was not finished last time: it is made again');
      await clearUnfinishedDemo(client);
    });
    const migrations = await migrate(url);
    if (migrations > 0) say(`${migrations} migrations applied`);
    if (application) await withClient(url, (client) => grantToApplication(client, application.role));
    if (demo && (await withClient(url, isEmpty))) await seedDemo({ url, ...city, progress });
  });
}

/** The same server, user and options, another database. */
function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(server: Client, name: string): Promise<void> {
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) await server.query(`create database "${name.replaceAll('"', '""')}"`);
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>('select not exists (select 1 from tenant) as empty');
  return rows[0].empty;
}
