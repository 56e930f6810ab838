import { Client } from 'pg';
import { type LocalDate } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { hasAccess } from '../identity';
import { type GrantedRole, newId } from '../platform';
import { lockRoles } from './role-checks';
import { BY_THE_SERVER, writeRoles } from './role-writer';

interface Found {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly name: string;
  readonly shortName: string;
  readonly today: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly mayWork: boolean;
  readonly hasRole: boolean;
}

/** Organisation administrators of `$1` who can sign in on the day `$2`. */
const ADMINISTRATORS = `
  select count(distinct e.employee_id)::int as count from role_grant g
  join employee e on e.tenant_id = g.tenant_id and e.employee_id = g.employee_id
  join auth_account a on a."userId" = e.auth_user_id and a.password is not null
  where g.tenant_id = $1 and g.role = 'organisationAdministrator' and g.valid_during @> $2::date and ${hasAccess('e', '$2::date')}`;

/**
 * `npm run four-eyes -- --administrator EMAIL`: makes somebody organisation administrator from today on, for a tenant in
 * which fewer than two are left who can sign in: nobody could confirm the next one there. With two it is their matter.
 * The log says that it came from the server.
 * @returns who it is, and how many there are now with a password
 * @throws Error in one sentence; then nothing was changed
 */
export async function administratorFromCommandLine({
  databaseUrl,
  tenant,
  email,
}: {
  readonly databaseUrl: string;
  /** Short name of the tenant; may be left out where one tenant only knows the address. */
  readonly tenant: string | null;
  readonly email: string;
}): Promise<{ readonly name: string; readonly tenant: string; readonly administrators: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { tenantId, employeeId, name, shortName, today, leftOn, mayWork, hasRole } = await find(
      client,
      tenant,
      email,
    );
    await lockRoles({ client, tenantId });
    const count = async () => (await client.query<{ count: number }>(ADMINISTRATORS, [tenantId, today])).rows[0].count;
    if (!mayWork) throw new Error(`${name} is not employed today, or has no access`);
    if (hasRole) throw new Error(`${name} has the role already`);
    if ((await count()) >= 2) throw new Error('two administrators are there: they give the role to the next one');
    const grantId = newId();
    const role: GrantedRole = 'organisationAdministrator';
    const wanted = { ...{ grantId, employeeId, role, unitIds: null }, from: today, to: leftOn };
    await writeRoles({ client, tenantId }, [wanted], BY_THE_SERVER);
    await recordAudit(client, { tenantId, employeeId: null }, 'role.granted', {
      ...{ employeeId, subjectId: grantId },
      payload: { role, source: 'server' },
    });
    const administrators = await count();
    await client.query('commit');
    return { name, tenant: shortName, administrators };
  } finally {
    // What was not committed never was.
    await client.end();
  }
}

async function find(client: Client, tenant: string | null, email: string): Promise<Found> {
  const { rows } = await client.query<Found>(
    `select e.tenant_id as "tenantId", e.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name,
       t.short_name as "shortName", d.today::text as today, e.left_on::text as "leftOn",
       ${hasAccess('e', 'd.today')} and (e.left_on is null or e.left_on >= d.today) as "mayWork",
       exists (select from role_grant g where g.tenant_id = e.tenant_id and g.employee_id = e.employee_id
         and g.role = 'organisationAdministrator' and coalesce(upper(g.valid_during) > d.today, true)) as "hasRole"
     from employee e join tenant t using (tenant_id)
     cross join lateral (select (now() at time zone t.zone)::date as today) d
     where e.email = lower($1) and e.followed_by is null and ($2::text is null or t.short_name = $2)
     order by e.tenant_id for no key update of e`,
    [email.trim(), tenant],
  );
  if (rows.length === 0) throw new Error('nobody has this e-mail address');
  if (rows.length > 1)
    throw new Error(`name the tenant with --tenant: ${rows.map(({ shortName }) => shortName).join(', ')}`);
  return rows[0];
}
