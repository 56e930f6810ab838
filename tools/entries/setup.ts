/**
 * What `npm start` does to the database before the processes run: creates it,
 * migrates it and, when it is new, fills it with the demo city.
 * Arguments: URL of the server's maintenance database, name of the database, `--demo`.
 */
import { migrate, seedDemo } from '@zeitbuch/server';
import { Client } from 'pg';

const [serverUrl, name, ...flags] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const url = serverUrl.replace(/\/[^/]*$/, `/${name}`);

async function createDatabase(): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) await client.query(`create database "${name.replaceAll('"', '""')}"`);
  await client.end();
}

async function isEmpty(): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ empty: boolean }>('select not exists (select 1 from tenant) as empty');
  await client.end();
  return rows[0].empty;
}

await createDatabase();
const migrations = await migrate(url);
if (migrations > 0) say(`  ${migrations} migrations applied`);
if (flags.includes('--demo') && (await isEmpty())) {
  // Tests name the day, so that a journey is the same on every day of the month.
  const fixed = process.env.NODE_ENV === 'test' ? process.env.ZEITBUCH_NOW : undefined;
  const now = fixed ? Temporal.Instant.from(fixed) : Temporal.Now.instant();
  const asOf = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
  await seedDemo({ url, employees: 120, months: 14, asOf, progress: (text: string) => say(`  ${text}`) });
}
