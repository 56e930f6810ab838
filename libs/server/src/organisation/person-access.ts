import { Inject, Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { endSessionsAt, hasPassword, holdsRole, isStillKnown, issueAccessCode, withdrawAccessCodes } from '../identity';
import { orderAccessMail, requireMail } from '../mail';
import { Clock, CONFIG, Db, Problem, type Config, type RequestContext } from '../platform';
import { type IssuedAccessCodeDto } from './people.dto';
import { assertTwoRemain, lockRoles } from './role-checks';
import { letRolesWait } from './roles-and-codes';

interface Access {
  userId: string | null;
  blocked: boolean;
  hasPassword: boolean;
  hasRoles: boolean;
  /** Is an organisation administrator, now or later. */
  administers: boolean;
  /** Not gone for good. */
  mayCome: boolean;
}

/** Gives people access, closes it and opens it again. Nobody administers their own. */
@Injectable()
export class PersonAccess {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a code with which the person chooses a password; it is told once, and takes the place of an older one. Roles
   * of the person wait from then on, see {@link letRolesWait}.
   * @throws Problem `not-found`, `account.own`, and those of {@link issueAccessCode}
   */
  issueCode(context: RequestContext, employeeId: string): Promise<IssuedAccessCodeDto> {
    return this.db.transaction(async (client) => {
      const { tenantId, zone } = context;
      await lockRoles({ client, tenantId });
      await lockAccess(client, context, employeeId);
      const now = new Date(this.clock.nowIso());
      await letRolesWait({ client, tenantId, actor: context, today: this.clock.todayIn(zone), now }, [employeeId]);
      const owner = { tenantId, employeeId };
      const { code, purpose, expiresAt } = await issueAccessCode(client, owner, { by: context.employeeId });
      const link = `${this.config.baseUrl.replace(/\/$/, '')}/zugang#${code}`;
      return { code, link, purpose, expiresAt: expiresAt.toISOString() };
    });
  }

  /**
   * Mails a link with which the person chooses a password; the code is made when it is sent, and nobody here sees it.
   * @throws Problem `mail.not-configured`, `mail.just-sent`, and what {@link issueCode} refuses
   */
  mailCode(context: RequestContext, employeeId: string): Promise<void> {
    requireMail(this.config);
    return this.db.transaction(async (client) => {
      const { hasPassword, hasRoles, blocked, mayCome } = await lockAccess(client, context, employeeId);
      if (!mayCome) throw new Problem('account.no-access');
      if (blocked) throw new Problem('account.blocked');
      if (hasPassword && hasRoles) throw new Problem('account.role-holder');
      await orderAccessMail(client, { tenantId: context.tenantId, employeeId }, context.employeeId);
    });
  }

  /**
   * From the next request on the person gets in no more: every session ends, and a code that was not used is worth
   * nothing. What they recorded stays.
   * @throws Problem `not-found`, `account.own`, `account.blocked`, `role.last-administrators` where fewer than two of them
   *   could get in any more: who was robbed of an account is helped on the server
   */
  close(context: RequestContext, employeeId: string): Promise<void> {
    return this.db.transaction(async (client) => {
      const { tenantId } = context;
      const { userId, blocked, administers } = await lockAccess(client, context, employeeId);
      if (blocked) throw new Problem('account.blocked');
      if (administers) {
        await lockRoles({ client, tenantId });
        const today = this.clock.todayIn(context.zone);
        await assertTwoRemain({ client, tenantId, today }, employeeId, today);
      }
      await client.query('update employee set access_blocked_at = now() where tenant_id = $1 and employee_id = $2', [
        tenantId,
        employeeId,
      ]);
      await withdrawAccessCodes(client, { tenantId, employeeId });
      if (userId !== null) await endSessionsAt(client, { userId, tenantId, employeeId }, context.employeeId);
      await recordAudit(client, context, 'access.closed', { employeeId });
    });
  }

  /** The person gets in again, with the password of before. @throws Problem `not-found`, `account.own`, `account.not-blocked` */
  reopen(context: RequestContext, employeeId: string): Promise<void> {
    return this.db.transaction(async (client) => {
      const { blocked } = await lockAccess(client, context, employeeId);
      if (!blocked) throw new Problem('account.not-blocked');
      await client.query('update employee set access_blocked_at = null where tenant_id = $1 and employee_id = $2', [
        context.tenantId,
        employeeId,
      ]);
      await recordAudit(client, context, 'access.reopened', { employeeId });
    });
  }
}

/** What holds, until the transaction ends. */
async function lockAccess(client: PoolClient, context: RequestContext, employeeId: string): Promise<Access> {
  const { rows } = await client.query<Access>(
    `select e.auth_user_id as "userId", e.access_blocked_at is not null as blocked,
       ${isStillKnown('e', '(now() at time zone t.zone)::date')} as "mayCome",
       ${hasPassword('e')} as "hasPassword", ${holdsRole('e')} as "hasRoles",
       exists (select from role_grant g where g.tenant_id = e.tenant_id and g.employee_id = e.employee_id
         and g.role = 'organisationAdministrator'
         and coalesce(upper(g.valid_during) > (now() at time zone t.zone)::date, true)) as administers
     from employee e join tenant t using (tenant_id)
     where e.tenant_id = $1 and e.employee_id = $2 for no key update of e`,
    [context.tenantId, employeeId],
  );
  if (rows.length === 0) throw new Problem('not-found');
  if (employeeId === context.employeeId) throw new Problem('account.own');
  return rows[0];
}
