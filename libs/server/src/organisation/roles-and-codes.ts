import { hasPassword } from '../identity';
import { Problem, newId } from '../platform';
import { type LocalDate } from '@zeitbuch/working-time';
import { mayActAlone } from './acting-alone';
import { type SignedWork, logEndedRole, logRole } from './role-acts';
import { type RoleWork, type WantedRole } from './role-checks';

/** A role that is taken back into a proposal. */
interface WaitingRole extends WantedRole {
  /** Its days until now; null: since before the records. */
  readonly began: LocalDate | null;
}

/**
 * Somebody is about to print codes with which people choose their first password: whoever holds such a code could use it
 * in the place of the person. The roles of these people therefore end now and wait, proposed by who prints, for another
 * administrator, see {@link assertCodeIsUsed}. While a city is set up by one person nobody could confirm them: they stay.
 * Call it under `lockRoles`, before the codes are made.
 */
export async function letRolesWait(work: Omit<SignedWork, 'entities'>, employeeIds: readonly string[]): Promise<void> {
  const { client, tenantId, today, actor, now } = work;
  if (await mayActAlone(client, tenantId, today)) return;
  const { rows } = await client.query<WaitingRole>(
    `select g.grant_id as "grantId", g.employee_id as "employeeId", g.role, g.unit_ids as "unitIds",
       lower(g.valid_during)::text as began, greatest(lower(g.valid_during), $3::date)::text as "from",
       (upper(g.valid_during) - 1)::text as "to"
     from role_grant g join employee e on e.tenant_id = g.tenant_id and e.employee_id = g.employee_id
     where g.tenant_id = $1 and g.employee_id = any($2::uuid[]) and coalesce(upper(g.valid_during) > $3::date, true)
       and not ${hasPassword('e')}
     order by g.employee_id, g.role, lower(g.valid_during) nulls first for update of g`,
    [tenantId, employeeIds, today],
  );
  for (const held of rows) {
    const { grantId, employeeId, role, unitIds, from, to } = held;
    await client.query(
      `delete from role_grant where tenant_id = $1 and grant_id = $2 and lower(valid_during) >= $3::date`,
      [tenantId, grantId, today],
    );
    await client.query(
      `update role_grant set valid_during = daterange(lower(valid_during), $3::date), version = version + 1
       where tenant_id = $1 and grant_id = $2`,
      [tenantId, grantId, today],
    );
    await logEndedRole(work, held);
    const wanted: WantedRole = { ...{ grantId: newId(), employeeId, role, unitIds, from, to } };
    // Of a role with several spans the first one waits; where somebody else proposed the role already, that proposal does.
    const { rowCount } = await client.query(
      `insert into role_proposal (tenant_id, grant_id, employee_id, role, unit_ids, valid_during, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, daterange($6::date, $7::date, '[]'), $8, $9)
       on conflict (tenant_id, employee_id, role) where status = 'proposed' do nothing`,
      [tenantId, wanted.grantId, employeeId, role, unitIds, from, to, actor.employeeId, now],
    );
    if (rowCount === 1) await logRole(work, 'role.proposed', wanted, { source: 'accessCode' });
  }
}

/**
 * Who confirms a role vouches for who has the account: the person chose the password already, and with a code that
 * somebody else gave out.
 * @throws Problem `role.code-unused`, `role.own-code`
 */
export async function assertCodeIsUsed(
  { client, tenantId }: Pick<RoleWork, 'client' | 'tenantId'>,
  { employeeId }: Pick<WantedRole, 'employeeId'>,
  confirmedBy: string,
): Promise<void> {
  const { rows } = await client.query<{ isUnused: boolean; usedOf: string | null }>(
    `select exists (select from access_code c where c.tenant_id = $1 and c.employee_id = $2 and c.purpose = 'invitation'
         and c.ended_at is null and c.expires_at > now()) as "isUnused",
       (select c.issued_by from access_code c where c.tenant_id = $1 and c.employee_id = $2 and c.ended_how = 'used'
        order by c.ended_at desc limit 1) as "usedOf"`,
    [tenantId, employeeId],
  );
  const [{ isUnused, usedOf }] = rows;
  if (isUnused) throw new Problem('role.code-unused');
  if (usedOf === confirmedBy) throw new Problem('role.own-code');
}
