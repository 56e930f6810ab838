import { Client } from 'pg';
import { issueSetUpCode, type SetUpCode } from './set-up-code';

/**
 * The code with which a city is set up, from the server's command line.
 * @returns null where the database holds a city already
 */
export async function setUpCodeFromCommandLine(databaseUrl: string): Promise<SetUpCode | null> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const issued = await issueSetUpCode(client);
    await client.query('commit');
    return issued;
  } finally {
    await client.end();
  }
}
