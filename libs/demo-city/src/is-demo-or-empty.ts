import { Client } from 'pg';
import { DEMO_TENANTS } from './write-city';

/**
 * Whether a database may be made again: it has no tables of its own, or no tenant
 * but those of the demo, and nobody who came from elsewhere, e.g. by an import.
 */
export async function isDemoOrEmpty(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tables: number; tenants: boolean }>(
      `select count(*)::int as tables, coalesce(bool_or(table_name = 'tenant'), false) as tenants
       from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    if (!rows[0].tenants) return rows[0].tables === 0;
    const others = await client.query(
      `select 1 from tenant t where not exists (
         select 1 from unnest($1::int[], $2::text[], $3::text[]) as d(tenant_id, name, short_name)
         where d.tenant_id = t.tenant_id and d.name = t.name and d.short_name = t.short_name)
       union all select 1 from employee where auth_user_id not like 'demo-%' or auth_user_id is null limit 1`,
      [
        DEMO_TENANTS.map(({ tenantId }) => tenantId),
        DEMO_TENANTS.map(({ name }) => name),
        DEMO_TENANTS.map(({ shortName }) => shortName),
      ],
    );
    return others.rowCount === 0;
  } finally {
    await client.end();
  }
}
