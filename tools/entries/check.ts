/** Checks what must never be otherwise. DATABASE_URL names the database. Exit code 1 where something contradicts itself. */
import { checkInvariants } from '@zeitbuch/server';
import { Client } from 'pg';

const client = new Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
try {
  const found = await checkInvariants(client);
  for (const { name, violations } of found)
    process.stdout.write(
      `${violations === 0 ? 'holds   ' : 'BROKEN  '}  ${name}${violations ? ` (${violations})` : ''}\n`,
    );
  process.exitCode = found.some(({ violations }) => violations > 0) ? 1 : 0;
} finally {
  await client.end();
}
