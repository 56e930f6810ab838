import { Client } from 'pg';
import { type Founding, issueSetUpCode, type SetUpCode } from './set-up-code';

/**
 * The code with which a city, or a further tenant beside it, is set up, from the server's command line.
 * @returns null where the database holds a city already, or where a further one is wanted and there is none yet
 */
export async function setUpCodeFromCommandLine(
  databaseUrl: string,
  founds: Founding = 'first',
): Promise<SetUpCode | null> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const issued = await issueSetUpCode(client, founds);
    await client.query('commit');
    return issued;
  } finally {
    await client.end();
  }
}
