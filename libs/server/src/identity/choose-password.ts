import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, Problem, type Queryable } from '../platform';
import { type CodeHolder, findCodeHolder } from './access-code';
import { accountOfItsOwn } from './accounts';
import { AUTH, type Auth } from './auth';
import { endSessions } from './end-sessions';
import { hashOfCode } from './one-time-code';
import { isStrongPassword } from './password-strength';

/** Lets people who hold an access code choose their password: the first one, or another for one that they forgot. */
@Injectable()
export class ChoosePassword {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly db: Db,
  ) {}

  /** Whom a code lets in, without using it. @throws Problem see {@link findCodeHolder} */
  look(code: string): Promise<CodeHolder> {
    return findCodeHolder(this.db.pool, code);
  }

  /**
   * Uses up the code. Every session of the account ends: whoever knew the old password is out. Where the account opened
   * other employers, too, this one leaves it: they hear of nothing, and the old password goes on there.
   * @returns the e-mail address to sign in with
   * @throws Problem `password.too-weak`, with which the code is not used up; or what became of the code, see
   *   {@link findCodeHolder}
   */
  async execute(code: string, password: string): Promise<string> {
    const { givenName, familyName, email, tenantName } = await this.look(code);
    const hash = await this.hashOf(password, [givenName, familyName, email, tenantName]);
    return this.db.transaction(async (client) => {
      const holder = await findCodeHolder(client, code, true);
      const { tenantId, employeeId, purpose } = holder;
      const userId = await accountOfItsOwn(client, holder);
      await keepPassword(client, userId, hash);
      await client.query(
        `update access_code set ended_at = now(), ended_how = 'used' where tenant_id = $1 and code_hash = $2`,
        [tenantId, hashOfCode(code)],
      );
      await endSessions(client, { userId, tenantId, employeeId }, employeeId);
      await recordAudit(client, { tenantId, employeeId }, 'access-code.used', { employeeId, payload: { purpose } });
      return holder.email;
    });
  }

  /**
   * What is kept of a new password. Slow on purpose: call it before anything is locked, and only for who holds a code.
   * @param own words that somebody who knows the person would try first
   * @throws Problem `password.too-weak`
   */
  async hashOf(password: string, own: readonly string[]): Promise<string> {
    if (!(await isStrongPassword(password, own))) throw new Problem('password.too-weak');
    const { password: passwords } = await this.auth.$context;
    return passwords.hash(password);
  }
}

/** Another hash in the place of the old one, or the first. The code is locked: nobody else does the same meanwhile. */
export async function keepPassword(client: Queryable, userId: string, hash: string): Promise<void> {
  const { rowCount } = await client.query(
    `update auth_account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
    [userId, hash],
  );
  if (rowCount !== 0) return;
  await client.query(
    `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $2, 'credential', $2, $3, now())`,
    [randomUUID(), userId, hash],
  );
}
