import { withdrawResetCodes } from '../identity';
import { type Queryable } from '../platform';
import { type RoleWork, type WantedRole } from './role-checks';
import { rangeOf } from './unit-work';

/** Who gave a role; both null where it was the server itself, which leaves its own trace. */
export interface RoleGivers {
  readonly grantedBy: string | null;
  readonly confirmedBy: string | null;
  readonly alone: boolean;
}

/** A role that nobody of the tenant gave: from the server's command line, by a file of people, or from the set-up. */
export const BY_THE_SERVER: RoleGivers = { grantedBy: null, confirmedBy: null, alone: false };

/**
 * Writes that people have roles. A code with which another password could be chosen, given out while they had none, is
 * worth nothing from then on: who gave it out could act in the role. Whether the roles may be given was asked before.
 */
export async function writeRoles(
  { client, tenantId }: Pick<RoleWork, 'tenantId'> & { readonly client: Queryable },
  roles: readonly WantedRole[],
  { grantedBy, confirmedBy, alone }: RoleGivers,
): Promise<void> {
  const employeeIds = [...new Set(roles.map(({ employeeId }) => employeeId))];
  // Waits for a code that is just being made, in one order, so that two who do this do not wait for each other.
  await client.query(
    `select from employee where tenant_id = $1 and employee_id = any($2::uuid[]) order by employee_id for no key update`,
    [tenantId, employeeIds],
  );
  await client.query(
    `insert into role_grant (tenant_id, grant_id, employee_id, role, unit_ids, valid_during, granted_by, confirmed_by, alone)
     select $1, grant_id, employee_id, role, unit_ids, days, $3, $4, $5
     from jsonb_to_recordset($2::jsonb) as g(grant_id uuid, employee_id uuid, role text, unit_ids uuid[], days daterange)`,
    [
      tenantId,
      JSON.stringify(
        roles.map(({ grantId, employeeId, role, unitIds, from, to }) => ({
          ...{ grant_id: grantId, employee_id: employeeId, role, unit_ids: unitIds, days: rangeOf({ from, to }) },
        })),
      ),
      ...[grantedBy, confirmedBy, alone],
    ],
  );
  await withdrawResetCodes(client, { tenantId, employeeIds });
}
