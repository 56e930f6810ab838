/** `npm run migrate`: brings the schema of the database that DATABASE_URL names for its owner up to date. */
import { APPLICATION_ROLE, grantToApplication, migrate } from '@zeitbuch/server';
import { Client } from 'pg';

const url = process.env.DATABASE_URL ?? '';
try {
  const applied = await migrate(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION_ROLE]);
    if (rowCount) await grantToApplication(client, APPLICATION_ROLE);
  } finally {
    await client.end();
  }
  process.stdout.write(applied > 0 ? `${applied} migrations applied\n` : 'The schema was up to date.\n');
} catch (error) {
  process.stderr.write(`The schema could not be brought up to date: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
