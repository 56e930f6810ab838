import { type LocalDate } from '@zeitbuch/working-time';
import { withdrawAccessCodes } from '../identity';
import { Problem, type Queryable } from '../platform';
import { recordChange } from './change-facts';
import { type ChangeWork } from './fact-change';

/** The record of somebody who left, and whoever uses its account. */
interface RecordBefore {
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly followedBy: string | null;
  readonly hasEnded: boolean;
}

/**
 * Whether somebody can come back from a day on with a record that follows another: it has ended by today, and nothing
 * follows it yet. It stays locked until the transaction ends.
 * @throws Problem `not-found`, `person.own`, `person.came-back`, `person.not-left` {leftOn}
 */
export async function assertMayComeBack(
  { client, tenantId, actor, now }: ChangeWork,
  { before, hiredOn }: { readonly before: string; readonly hiredOn: LocalDate },
): Promise<void> {
  const { rows } = await client.query<RecordBefore & Record<string, unknown>>(
    `select e.hired_on::text as "hiredOn", e.left_on::text as "leftOn", e.followed_by as "followedBy",
       coalesce(e.left_on < (to_timestamp($3::bigint * 60) at time zone t.zone)::date, false) as "hasEnded"
     from employee e join tenant t using (tenant_id)
     where e.tenant_id = $1 and e.employee_id = $2 for no key update of e`,
    [tenantId, before, now],
  );
  if (rows.length === 0) throw new Problem('not-found');
  if (before === actor.employeeId) throw new Problem('person.own');
  const [{ leftOn, followedBy, hasEnded }] = rows;
  if (followedBy !== null) throw new Problem('person.came-back');
  if (!hasEnded || leftOn === null || leftOn >= hiredOn)
    throw new Problem('person.not-left', leftOn === null ? {} : { leftOn });
}

/**
 * Lets a new record, which is about to be written, follow one that has ended: number and address are free for it, and the
 * account goes along, closed where it was closed. What was recorded stays with the record of before.
 * @returns the account to use, null where there is none
 */
export async function handOver(
  { client, tenantId }: { readonly client: Queryable; readonly tenantId: number },
  { before, employeeId }: { readonly before: string; readonly employeeId: string },
): Promise<{ authUserId: string | null; blockedAt: string | null }> {
  await withdrawAccessCodes(client, { tenantId, employeeId: before });
  const { rows } = await client.query<{ authUserId: string | null; blockedAt: string | null }>(
    `with old as (select auth_user_id, access_blocked_at from employee where tenant_id = $1 and employee_id = $2)
     update employee e set followed_by = $3, auth_user_id = null, version = e.version + 1 from old
     where e.tenant_id = $1 and e.employee_id = $2
     returning old.auth_user_id as "authUserId", old.access_blocked_at::text as "blockedAt"`,
    [tenantId, before, employeeId],
  );
  return rows[0];
}

/** Says on the record of before that the person came back. */
export const recordComingBack = (
  work: Pick<ChangeWork, 'client' | 'tenantId' | 'actor'>,
  {
    before,
    employeeId,
    hiredOn,
  }: { readonly before: string; readonly employeeId: string; readonly hiredOn: LocalDate },
): Promise<void> =>
  recordChange(work, before, {
    ...{ kind: 'cameBack', span: { from: hiredOn, to: null }, before: null },
    after: { employeeId },
  });
