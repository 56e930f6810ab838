import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import {
  Api,
  closeAccess,
  getPerson,
  issueAccessCode,
  type IssuedAccessCodeDto,
  mailAccessCode,
  type PersonDto,
  reopenAccess,
} from './generated';

/** A person and how they get in, for who administers that. */
@Injectable()
export class PersonStore {
  readonly #api = inject(Api);
  readonly #asking = asking();
  readonly problem = this.#asking.problem.asReadonly();
  readonly busy = this.#asking.busy.asReadonly();

  readonly #person = signal<PersonDto | null>(null);
  readonly person = this.#person.asReadonly();
  /** Told once: whoever leaves the page makes another one. */
  readonly #code = signal<IssuedAccessCodeDto | null>(null);
  readonly code = this.#code.asReadonly();

  load(employeeId: string): Promise<boolean> {
    this.#code.set(null);
    return this.#ask(async () => this.#person.set(await this.#api.invoke(getPerson, { employeeId })));
  }

  issueCode(): Promise<boolean> {
    return this.#act(async (employeeId) => this.#code.set(await this.#api.invoke(issueAccessCode, { employeeId })));
  }

  /** Leaves a link to be mailed; nobody here sees its code. */
  mailCode(): Promise<boolean> {
    return this.#act((employeeId) => this.#api.invoke(mailAccessCode, { employeeId }));
  }

  closeAccess(): Promise<boolean> {
    return this.#act(async (employeeId) => {
      await this.#api.invoke(closeAccess, { employeeId });
      this.#code.set(null);
    });
  }

  reopenAccess(): Promise<boolean> {
    return this.#act((employeeId) => this.#api.invoke(reopenAccess, { employeeId }));
  }

  /** Resolves with whether it was done; what holds then is read again, also where somebody else was faster. */
  #act(work: (employeeId: string) => Promise<void>): Promise<boolean> {
    const employeeId = this.#person()?.employeeId ?? '';
    return this.#ask(async () => {
      try {
        await work(employeeId);
      } finally {
        this.#person.set(await this.#api.invoke(getPerson, { employeeId }));
      }
    });
  }

  async #ask(work: () => Promise<void>): Promise<boolean> {
    const done = await this.#asking.ask(async () => {
      await work();
      return true;
    });
    return done ?? false;
  }
}
