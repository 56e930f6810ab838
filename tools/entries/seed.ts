/**
 * `npm run demo`: fills a database with the demo city. Arguments: number of
 * people, months; DATABASE_URL names it. The database is made again if it is empty or
 * holds a demo city; anything else is left alone.
 */
import { APPLICATION_ROLE, grantToApplication, migrate } from '@zeitbuch/server';
import { Client } from 'pg';
import { isDemoOrEmpty, seedDemo } from '@zeitbuch/demo-city';
import { localDate } from '@zeitbuch/working-time';

const [employees, months] = process.argv.slice(2);
const url = process.env.DATABASE_URL ?? '';
const name = new URL(url).pathname.slice(1);
const serverUrl = url.replace(/\/[^/]*$/, '/postgres');
const say = (text: string) => process.stdout.write(`${text}\n`);

async function onServer<T>(work: (client: Client) => Promise<T>, connectionString = serverUrl): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const quoted = `"${name.replaceAll('"', '""')}"`;
const exists = await onServer(async (client) => {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount === 1;
});
if (exists && !(await isDemoOrEmpty(url))) {
  process.stderr.write(`The database ${name} holds data that the demo did not make: it stays as it is.\n`);
  process.exit(1);
}
await onServer(async (client) => {
  if (exists) await client.query(`drop database ${quoted} with (force)`);
  await client.query(`create database ${quoted}`);
});
await migrate(url);
await onServer((client) => grantToApplication(client, APPLICATION_ROLE), url);
const began = performance.now();
const result = await seedDemo({
  url,
  employees: Number(employees),
  months: Number(months),
  asOf: localDate(Temporal.Now.plainDateISO('Europe/Berlin').toString()),
  progress: (line) => say(`  ${line} (${Math.round((performance.now() - began) / 1000)} s)`),
});
say(`${result.employees} people, ${result.closedMonths} closed months`);
