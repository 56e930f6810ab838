import { type Queryable } from '../platform';
import { recordAudit } from '../audit';
import { isShared } from './accounts';

/** Whose sessions end. */
export interface SessionOwner {
  userId: string;
  tenantId: number;
  employeeId: string;
}

/**
 * Ends every session of an account at once, from the next request on, and forgets its devices: the one that was lost
 * or stolen is one of them. Returns how many sessions ended.
 * @param by who ends them; null where it is the server's command line
 */
export async function endSessions(db: Queryable, owner: SessionOwner, by: string | null): Promise<number> {
  const { rows } = await db.query<{ ended: number }>(
    `with devices as (delete from auth_device where user_id = $1),
       sessions as (delete from auth_session where "userId" = $1 and "expiresAt" > now() returning 1)
     select count(*)::int as ended from sessions`,
    [owner.userId],
  );
  const [{ ended }] = rows;
  await recordAudit(db, { tenantId: owner.tenantId, employeeId: by }, 'sessions.ended', {
    employeeId: owner.employeeId,
    payload: { sessions: ended },
  });
  return ended;
}

/**
 * Ends the sessions in which somebody works for this employer; those for another one, and the devices of an account
 * that others share, are not this employer's to end. Returns how many sessions ended.
 * @param by who ends them
 */
export async function endSessionsAt(db: Queryable, owner: SessionOwner, by: string | null): Promise<number> {
  const { userId, tenantId } = owner;
  if (!(await isShared(db, userId))) return endSessions(db, owner, by);
  const { rowCount } = await db.query(
    'delete from auth_session where "userId" = $1 and chosen_tenant = $2 and "expiresAt" > now()',
    [userId, tenantId],
  );
  const payload = { sessions: rowCount };
  await recordAudit(db, { tenantId, employeeId: by }, 'sessions.ended', { employeeId: owner.employeeId, payload });
  return rowCount ?? 0;
}
