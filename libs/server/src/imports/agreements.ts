import { type ImportWork } from './work';

/** Ids of the tenant's agreements by name. */
export async function readAgreements({
  client,
  tenantId,
}: Pick<ImportWork, 'client' | 'tenantId'>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select agreement_id as id, name from staff_agreement where tenant_id = $1',
    [tenantId],
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}
