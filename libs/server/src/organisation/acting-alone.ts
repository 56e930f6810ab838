import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/**
 * Whether the tenant is still being set up by one person: no second organisation administrator has ever signed in. Then
 * the first may do alone what needs two people later, and says so in the log: `recordAudit(…, { payload: { alone: true } })`;
 * the checklist of the set-up lists it.
 * It ends for good with that sign-in, also when the second person leaves again, or has the role taken away on its first
 * day, of which no grant is left: what was confirmed counts as well.
 * @param today of the tenant
 */
export async function mayActAlone(client: Queryable, tenantId: number, today: LocalDate): Promise<boolean> {
  const { rows } = await client.query<{ known: number }>(
    `select count(distinct g.employee_id)::int as known from (
       select employee_id, role, valid_during from role_grant where tenant_id = $1
       union all
       select employee_id, role, valid_during from role_proposal where tenant_id = $1 and status = 'confirmed') g
     where g.role = 'organisationAdministrator' and lower(g.valid_during) <= $2::date
       and exists (select from audit_event a where a.tenant_id = $1 and a.employee_id = g.employee_id
         and a.action = 'sign-in.succeeded')`,
    [tenantId, today],
  );
  return rows[0].known < 2;
}
