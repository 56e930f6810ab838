import { type EntityManager } from 'typeorm';
import { withdrawResetCodes } from '../identity';
import { type RoleWork, type WantedRole } from './role-checks';
import { RoleGrant } from './role-grant.entity';
import { rangeOf } from './unit-work';

/** Who gave a role; both null where it was the server itself, which leaves its own trace. */
export interface RoleGivers {
  readonly grantedBy: string | null;
  readonly confirmedBy: string | null;
  readonly alone: boolean;
}

/**
 * Writes that somebody has a role. A code with which another password could be chosen, given out while they had none, is
 * worth nothing from then on: who gave it out could act in the role. Whether the role may be given was asked before.
 */
export async function writeRole(
  { client, entities, tenantId }: Pick<RoleWork, 'client' | 'tenantId'> & { readonly entities: EntityManager },
  { grantId, employeeId, role, unitIds, from, to }: WantedRole,
  givers: RoleGivers,
): Promise<void> {
  // Waits for a code that is just being made.
  await client.query('select from employee where tenant_id = $1 and employee_id = $2 for no key update', [
    tenantId,
    employeeId,
  ]);
  await entities.getRepository(RoleGrant).insert({
    ...{ tenantId, grantId, employeeId, role, unitIds: unitIds && [...unitIds], validDuring: rangeOf({ from, to }) },
    ...givers,
  });
  await withdrawResetCodes(client, { tenantId, employeeId });
}
