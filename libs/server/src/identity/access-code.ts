import { recordAudit } from '../audit';
import { Problem, type Queryable } from '../platform';
import { hasPassword, holdsRole } from './account-sql';
import { hashOfCode, newCode } from './one-time-code';
import { hasAccess, isStillKnown } from './team-scope';

/** What a code is for: the first password of an account, or another one for somebody who forgot it. */
export type AccessPurpose = 'invitation' | 'reset';

/** An invitation lies in a mailbox over somebody's holidays; who forgot the password waits for the code. */
const VALID_HOURS: Readonly<Record<AccessPurpose, number>> = { invitation: 14 * 24, reset: 24 };

/** A code just made. It is handed to the person and kept nowhere. */
export interface IssuedCode {
  /** In groups, as it is printed. */
  readonly code: string;
  readonly purpose: AccessPurpose;
  readonly expiresAt: Date;
}

export interface CodeOwner {
  readonly tenantId: number;
  readonly employeeId: string;
}

/** Who gives a code out, and to whom one may be given. */
export interface CodeOrder {
  /** Null for the server's command line, and for a person who asks for it themselves. */
  readonly by: string | null;
  /** Also to somebody with a granted role who has a password: the server's command line alone may. */
  readonly toRoleHolders?: boolean;
}

/**
 * Makes a code for somebody, which takes the place of an older one that was not used. Call it in a transaction.
 * @throws Problem `not-found` where nobody is this person, `account.no-access` for somebody who left, `account.blocked`,
 *   or `account.role-holder` where a password is there already: whoever sets it anew for somebody who closes months or
 *   pays could act as them
 */
export async function issueAccessCode(
  db: Queryable,
  owner: CodeOwner,
  { by, toRoleHolders = false }: CodeOrder,
): Promise<IssuedCode> {
  const { rows } = await db.query<{ hasPassword: boolean; holdsRole: boolean; mayCome: boolean; isBlocked: boolean }>(
    `select ${hasPassword('e')} as "hasPassword", ${holdsRole('e')} as "holdsRole",
       ${isStillKnown('e', '(now() at time zone t.zone)::date')} as "mayCome",
       e.access_blocked_at is not null as "isBlocked"
     from employee e join tenant t using (tenant_id)
     where e.tenant_id = $1 and e.employee_id = $2 for no key update of e`,
    [owner.tenantId, owner.employeeId],
  );
  if (rows.length === 0) throw new Problem('not-found');
  const [found] = rows;
  if (!found.mayCome) throw new Problem('account.no-access');
  if (found.isBlocked) throw new Problem('account.blocked');
  if (found.hasPassword && found.holdsRole && !toRoleHolders) throw new Problem('account.role-holder');
  const purpose: AccessPurpose = found.hasPassword ? 'reset' : 'invitation';
  await endCodes(db, owner, 'replaced');
  const code = newCode();
  const issued = await db.query<{ expiresAt: Date }>(
    `insert into access_code (tenant_id, code_hash, employee_id, purpose, issued_by, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6)) returning expires_at as "expiresAt"`,
    [owner.tenantId, hashOfCode(code), owner.employeeId, purpose, by, VALID_HOURS[purpose]],
  );
  const { tenantId, employeeId } = owner;
  await recordAudit(db, { tenantId, employeeId: by }, 'access-code.issued', { employeeId, payload: { purpose } });
  return { code, purpose, expiresAt: issued.rows[0].expiresAt };
}

/** What a person was given and did not use yet is worth nothing from now on. */
export const withdrawAccessCodes = (db: Queryable, owner: CodeOwner): Promise<void> => endCodes(db, owner, 'withdrawn');

/**
 * People were given roles: with a code for another password, given out before, somebody else could act in them. Who never
 * had a password keeps the invitation. Whoever calls it holds these people, so that no code is being made meanwhile.
 */
export async function withdrawResetCodes(
  db: Queryable,
  { tenantId, employeeIds }: { readonly tenantId: number; readonly employeeIds: readonly string[] },
): Promise<void> {
  await db.query(
    `update access_code set ended_at = now(), ended_how = 'withdrawn'
     where tenant_id = $1 and employee_id = any($2::uuid[]) and ended_at is null and purpose = 'reset'`,
    [tenantId, employeeIds],
  );
}

async function endCodes(
  db: Queryable,
  { tenantId, employeeId }: CodeOwner,
  how: 'replaced' | 'withdrawn',
): Promise<void> {
  await db.query(
    `update access_code set ended_at = now(), ended_how = $3
     where tenant_id = $1 and employee_id = $2 and ended_at is null`,
    [tenantId, employeeId, how],
  );
}

/** Whom a code lets in. */
export interface CodeHolder extends CodeOwner {
  readonly purpose: AccessPurpose;
  readonly expiresAt: Date;
  readonly userId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly tenantName: string;
}

/**
 * Whom the code lets in. Who has a code may be told what became of it: nobody finds one by trying.
 * @param lock keeps the code for the transaction: of two that use it at the same moment the second finds it used
 * @throws Problem `access-code.unknown`, `access-code.used`, `access-code.replaced`, `access-code.expired`
 */
export async function findCodeHolder(db: Queryable, typed: string, lock = false): Promise<CodeHolder> {
  const { rows } = await db.query<
    CodeHolder & { endedHow: 'used' | 'replaced' | 'withdrawn' | null; expired: boolean; mayCome: boolean }
  >(
    `select c.tenant_id as "tenantId", c.employee_id as "employeeId", c.purpose, c.expires_at as "expiresAt",
       c.ended_how as "endedHow", c.expires_at <= clock_timestamp() as expired, e.auth_user_id as "userId",
       e.given_name as "givenName", e.family_name as "familyName", e.email, t.name as "tenantName",
       -- Invitations are sent before the first day.
       ${hasAccess('e', 'greatest(e.hired_on, (now() at time zone t.zone)::date)')} as "mayCome"
     from access_code c join employee e using (tenant_id, employee_id) join tenant t on t.tenant_id = c.tenant_id
     where c.code_hash = $1 ${lock ? 'for update of c' : ''}`,
    [hashOfCode(typed)],
  );
  if (rows.length === 0) throw new Problem('access-code.unknown');
  const [{ endedHow, expired, mayCome, ...holder }] = rows;
  if (endedHow === 'used') throw new Problem('access-code.used');
  if (endedHow !== null) throw new Problem('access-code.replaced');
  if (expired || !mayCome) throw new Problem('access-code.expired');
  return holder;
}
