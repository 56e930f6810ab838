import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import { type AccessCodeHolderDto, Api, lookAtAccessCode, reportForgottenPassword, useAccessCode } from './generated';

/** An access code that somebody holds: whom it lets in, and the password they choose with it. */
@Injectable()
export class AccessStore {
  readonly #api = inject(Api);
  readonly #asking = asking();
  readonly problem = this.#asking.problem.asReadonly();
  readonly busy = this.#asking.busy.asReadonly();

  readonly #holder = signal<AccessCodeHolderDto | null>(null);
  /** null until a code is known that can be used. */
  readonly holder = this.#holder.asReadonly();

  async look(code: string): Promise<void> {
    this.#holder.set((await this.#asking.ask(() => this.#api.invoke(lookAtAccessCode, { body: { code } }))) ?? null);
  }

  /** Resolves with the e-mail address to sign in with; null where the password or the code was not taken. */
  async use(code: string, newPassword: string): Promise<string | null> {
    const answer = await this.#asking.ask(() => this.#api.invoke(useAccessCode, { body: { code, newPassword } }));
    // What became of the code in the meantime is told beside the field for another one.
    if (this.problem()?.code.startsWith('access-code.')) this.#holder.set(null);
    return answer?.email ?? null;
  }

  /** Asks for a link by mail. Resolves with whether the request was taken; whether anybody has the address is told to nobody. */
  async forgot(email: string): Promise<boolean> {
    await this.#asking.ask(() => this.#api.invoke(reportForgottenPassword, { body: { email } }));
    return this.problem() === null;
  }

  forget(): void {
    this.#holder.set(null);
    this.#asking.problem.set(null);
  }
}
