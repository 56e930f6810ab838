import { Client } from 'pg';
import { type CodeOwner, type IssuedCode, issueAccessCode } from './access-code';
import { normalized } from './sign-in-brake';

export interface CommandLineCode {
  readonly databaseUrl: string;
  /** E-mail address or personnel number. */
  readonly person: string;
  /** Short name of the tenant; may be left out where only one has such a person. */
  readonly tenant: string | null;
}

export interface PrintedCode extends IssuedCode {
  readonly name: string;
  readonly email: string;
}

/**
 * A code from the server's command line: for the first people of a city, and where nobody is left who may give one out.
 * @throws Error in one sentence where nobody, or more than one, is meant
 * @throws Problem see {@link issueAccessCode}
 */
export async function accessCodeFromCommandLine(order: CommandLineCode): Promise<PrintedCode> {
  const client = new Client({ connectionString: order.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { name, email, ...owner } = await findPerson(client, order);
    const issued = await issueAccessCode(client, owner, { by: null, toRoleHolders: true });
    await client.query('commit');
    return { ...issued, name, email };
  } finally {
    await client.end();
  }
}

async function findPerson(
  client: Client,
  { person, tenant }: CommandLineCode,
): Promise<CodeOwner & { name: string; email: string }> {
  const { rows } = await client.query<CodeOwner & { name: string; email: string; shortName: string }>(
    `select e.tenant_id as "tenantId", e.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name,
       e.email, t.short_name as "shortName"
     from employee e join tenant t using (tenant_id)
     where e.followed_by is null and (e.email = $1 or e.personnel_number = $1) and ($2::text is null or t.short_name = $2) order by e.tenant_id`,
    [normalized(person), tenant],
  );
  if (rows.length === 1) return rows[0];
  if (rows.length === 0) throw new Error('nobody has this e-mail address or personnel number');
  throw new Error(`name the tenant with --tenant: ${rows.map(({ shortName }) => shortName).join(', ')}`);
}
