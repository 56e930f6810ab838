import { Client } from 'pg';
import { endSessions, type SessionOwner } from './end-sessions';
import { normalized } from './sign-in-brake';

/**
 * `npm run sessions -- --end EMAIL`: ends the sessions of whoever has this address, from the server's command line.
 * @returns how many sessions ended
 * @throws Error in one sentence where nobody has this e-mail address
 */
export async function endSessionsFromCommandLine(databaseUrl: string, email: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<SessionOwner>(
      `select distinct on (e.auth_user_id) e.auth_user_id as "userId", e.tenant_id as "tenantId", e.employee_id as "employeeId"
       from tenant t join employee e on e.tenant_id = t.tenant_id and e.email = $1
       where e.auth_user_id is not null order by e.auth_user_id, e.tenant_id`,
      [normalized(email)],
    );
    if (rows.length === 0) throw new Error('nobody has this e-mail address');
    await client.query('begin');
    let ended = 0;
    for (const owner of rows) ended += await endSessions(client, owner, null);
    await client.query('commit');
    return ended;
  } finally {
    await client.end();
  }
}
