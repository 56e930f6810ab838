import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, Problem, type RequestContext } from '../platform';
import { Accounts } from './accounts';
import { isStrongPassword } from './password-strength';
import { RepeatedTraces } from './repeated-traces';
import { hashOf } from './session-cookie';
import { problemOfAnswer } from './sign-in';
import { type Attempt, SignInBrake } from './sign-in-brake';

/** What a person asks for, and on which device. */
export interface NewPassword {
  newPassword: string;
  /** What the browser's cookie names, known or not. */
  device: string | null;
}

/** Lets signed-in people change their password, who know the present one; guessing it is slow and leaves traces (ADR 0018). */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly db: Db,
    private readonly accounts: Accounts,
    private readonly brake: SignInBrake,
    private readonly traces: RepeatedTraces,
  ) {}

  /**
   * A new password ends every other session: who knew the old one is out.
   * @param change asks the library, which compares the present password
   * @throws Problem `password.too-weak`, `password.wrong`, or `rate-limited` with the seconds to wait
   */
  async execute(
    context: RequestContext,
    { newPassword, device }: NewPassword,
    change: () => Promise<Response>,
  ): Promise<Response> {
    if (!(await isStrongPassword(newPassword, await this.#ownWords(context)))) throw new Problem('password.too-weak');
    // A stolen session must not serve to guess the password, nor keep its owner from changing it: as at the sign-in,
    // each known device counts for itself.
    const isKnown = device !== null && (await this.accounts.isKnownOn(context.authUserId, device));
    const attempt: Attempt = {
      email: context.authUserId,
      range: 'change-password',
      knownDevice: isKnown ? hashOf(device) : null,
    };
    const seconds = await this.brake.take(attempt);
    if (seconds > 0) throw await this.#refused(context, attempt, Problem.later('rate-limited', seconds));
    const answer = await change();
    if (answer.status === 400) throw await this.#refused(context, attempt, new Problem('password.wrong'));
    if (answer.status !== 200) throw await problemOfAnswer(answer);
    await this.brake.succeeded(attempt);
    await this.accounts.forgetDevices(context.authUserId, device);
    await recordAudit(this.db.pool, context, 'password.changed', { employeeId: context.employeeId });
    return answer;
  }

  async #refused(context: RequestContext, { knownDevice }: Attempt, problem: Problem): Promise<Problem> {
    const { employeeId } = context;
    const action = problem.code === 'rate-limited' ? 'password.delayed' : 'password.refused';
    const device = knownDevice ? 'known' : 'new';
    const key = `${action} ${employeeId} ${device}`;
    await this.traces.record({ key, actor: context, action, employeeId, payload: { device } });
    return problem;
  }

  async #ownWords({ employeeId, tenantId }: RequestContext): Promise<string[]> {
    const [own] = await this.db.query<{ name: string; email: string; tenant: string }>(
      `select e.given_name || ' ' || e.family_name as name, e.email, t.name as tenant
       from employee e join tenant t using (tenant_id) where e.tenant_id = $1 and e.employee_id = $2`,
      [tenantId, employeeId],
    );
    return [own.name, own.email, own.tenant];
  }
}
