import { Client } from 'pg';
import { type FourEyesOrder, type FourEyesState, fourEyesStates, switchFourEyes } from './four-eyes-switch';

export interface CommandLineFourEyes {
  readonly databaseUrl: string;
  /** Short name of the tenant; may be left out where there is only one. */
  readonly tenant: string | null;
  /** Null only asks what holds. */
  readonly order: FourEyesOrder | null;
}

/**
 * Says what holds in a tenant, after switching it where asked to. The only way to do so: nobody can by the API.
 * @throws Error in one sentence if the tenant is not known, or the order is refused
 */
export async function fourEyesFromCommandLine({
  databaseUrl,
  tenant,
  order,
}: CommandLineFourEyes): Promise<{ tenant: string; states: FourEyesState[] }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const found = await findTenant(client, tenant);
    if (order) await switchFourEyes(client, found.tenantId, order);
    const states = await fourEyesStates(client, found.tenantId);
    await client.query('commit');
    return { tenant: found.shortName, states };
  } finally {
    await client.end();
  }
}

async function findTenant(client: Client, named: string | null): Promise<{ tenantId: number; shortName: string }> {
  const { rows } = await client.query<{ tenantId: number; shortName: string }>(
    'select tenant_id as "tenantId", short_name as "shortName" from tenant order by tenant_id',
  );
  const found = named === null && rows.length === 1 ? rows[0] : rows.find(({ shortName }) => shortName === named);
  if (found) return found;
  const known = rows.map(({ shortName }) => shortName).join(', ');
  throw new Error(`Name the tenant with --tenant: ${known || 'there is none yet'}.`);
}
