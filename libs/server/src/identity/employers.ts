import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, Problem, type RequestContext } from '../platform';
import { type Account, isShared } from './accounts';
import { AUTH, type Auth } from './auth';
import { SessionReader } from './session-reader';
import { type Credentials, SignIn } from './sign-in';
import { type JoinedEmployerDto } from './session.dto';

/** Lets people who work for two tenants sign in once, and choose for whom they work now (ADR 0054). */
@Injectable()
export class Employers {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly db: Db,
    private readonly sessions: SessionReader,
    private readonly signIn: SignIn,
  ) {}

  /**
   * From the next request on the session is that of the person at this employer. No other session changes.
   * @param key under which the session is stored
   * @throws Problem `not-found` where the employment is not that of whoever is signed in, or its access is closed
   */
  async choose(key: string | null, employeeId: string): Promise<void> {
    const employers = key === null ? [] : await this.sessions.employersOf(key);
    const chosen = employers.find((employer) => employer.employeeId === employeeId);
    if (!chosen) throw new Problem('not-found');
    const { tenantId } = chosen;
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<{ before: number | null }>(
        `update auth_session s set chosen_tenant = $2 from (
           select token, chosen_tenant from auth_session where token = $1 for update) old
         where s.token = old.token and exists (
           select from employee e where e.auth_user_id = s."userId" and e.tenant_id = $2 and e.employee_id = $3)
         returning old.chosen_tenant as before`,
        [key, tenantId, employeeId],
      );
      // Signed out, or parted, at the same moment.
      if (rows.length === 0) throw new Problem('not-found');
      // To this employer it is a sign-in like any other: nothing tells that the person works elsewhere.
      if (rows[0].before !== tenantId)
        await recordAudit(client, { tenantId, employeeId }, 'sign-in.succeeded', { employeeId, payload: {} });
    });
  }

  /**
   * One sign-in for both employers from now on, with the password of the account that is signed in. Who does it proves
   * both passwords, each slowed down like a sign-in; whoever knows only one gains nothing.
   * @param origin where the request comes from, see {@link Credentials}
   * @throws Problem `password.wrong`, `employer.not-proven`, `employer.same`, `rate-limited`
   */
  async join(
    context: RequestContext,
    { currentPassword, email, password }: JoinedEmployerDto,
    origin: Pick<Credentials, 'range' | 'device'>,
  ): Promise<void> {
    const { tenantId, authUserId } = context;
    const own = await this.#prove(
      { ...origin, email: await this.#addressOf(context), password: currentPassword },
      ({ userId }) => userId === authUserId,
      'password.wrong',
    );
    const other = await this.#prove(
      { ...origin, email, password },
      ({ userId }) => userId !== authUserId,
      'employer.not-proven',
    );
    await this.db.transaction(async (client) => {
      const ids = [authUserId, other.account.userId];
      await client.query('select from auth_user where id = any ($1) order by id for update', [ids]);
      // Somebody joined one of them elsewhere, or another password was chosen: what was proven does not hold any more.
      const still = await client.query(
        `select from auth_account a join employee e on e.auth_user_id = a."userId"
         where (e.tenant_id, e.employee_id, a."userId", a.password) in (($1, $2, $3, $4), ($5, $6, $7, $8))`,
        [
          ...[tenantId, context.employeeId, authUserId, own.hash],
          ...[other.account.tenantId, other.account.employeeId, other.account.userId, other.hash],
        ],
      );
      if (still.rowCount !== 2) throw new Problem('employer.not-proven');
      const same = await client.query(
        `select from employee a join employee b using (tenant_id) where a.auth_user_id = $1 and b.auth_user_id = $2`,
        ids,
      );
      if (same.rowCount !== 0) throw new Problem('employer.same');
      // Whoever is signed in already goes on working where they do.
      if (!(await isShared(client, authUserId)))
        await client.query('update auth_session set chosen_tenant = $2 where "userId" = $1 and chosen_tenant is null', [
          authUserId,
          tenantId,
        ]);
      const moved = await client.query<{ tenantId: number; employeeId: string }>(
        `update employee set auth_user_id = $1 where auth_user_id = $2
         returning tenant_id as "tenantId", employee_id as "employeeId"`,
        ids,
      );
      await client.query('delete from auth_user where id = $1', [other.account.userId]);
      // What an employer may know: another password opens this employment from now on.
      for (const employment of moved.rows)
        await recordAudit(client, employment, 'password.changed', { employeeId: employment.employeeId });
    });
  }

  async #addressOf({ tenantId, employeeId }: RequestContext): Promise<string> {
    const [{ email }] = await this.db.query<{ email: string }>(
      'select email from employee where tenant_id = $1 and employee_id = $2',
      [tenantId, employeeId],
    );
    return email;
  }

  /** As a sign-in is proven, without beginning a session. @returns the account, and what of its password was compared */
  async #prove(
    credentials: Credentials,
    among: (account: Account) => boolean,
    wrong: 'password.wrong' | 'employer.not-proven',
  ): Promise<{ account: Account; hash: string }> {
    let hash = '';
    const compare = async (account: Account): Promise<Response> => {
      const [kept] = await this.db.query<{ hash: string | null }>(
        `select password as hash from auth_account where "userId" = $1 and "providerId" = 'credential'`,
        [account.userId],
      );
      const { password: passwords } = await this.auth.$context;
      // As slow where there is no password yet.
      hash = kept?.hash ?? (await passwords.hash(credentials.password));
      const isRight = Boolean(kept?.hash) && (await passwords.verify({ hash, password: credentials.password }));
      return new Response(null, { status: isRight ? 200 : 401 });
    };
    try {
      const { account } = await this.signIn.execute(credentials, compare, among);
      return { account, hash };
    } catch (error) {
      throw error instanceof Problem && error.code === 'sign-in.failed' ? new Problem(wrong) : error;
    }
  }
}
