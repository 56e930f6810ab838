import { Client } from 'pg';
import { endSessions, type SessionOwner } from './end-sessions';
import { normalized } from './sign-in-brake';

/**
 * `npm run sessions -- --end EMAIL`: ends the sessions of an account from the server's command line.
 * @returns how many sessions ended
 * @throws Error in one sentence where nobody has this e-mail address
 */
export async function endSessionsFromCommandLine(databaseUrl: string, email: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<SessionOwner>(
      `select u.id as "userId", e.tenant_id as "tenantId", e.employee_id as "employeeId"
       from auth_user u join employee e on e.auth_user_id = u.id where u.email = $1`,
      [normalized(email)],
    );
    if (rows.length === 0) throw new Error('nobody has this e-mail address');
    await client.query('begin');
    const ended = await endSessions(client, rows[0], null);
    await client.query('commit');
    return ended;
  } finally {
    await client.end();
  }
}
