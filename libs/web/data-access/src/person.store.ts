import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  closeAccess,
  getPerson,
  issueAccessCode,
  type IssuedAccessCodeDto,
  type PersonRowDto,
  reopenAccess,
} from './generated';
import { type Problem, ProblemReader } from './problem';

/** A person and how they get in, for who administers that. */
@Injectable()
export class PersonStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly #person = signal<PersonRowDto | null>(null);
  readonly person = this.#person.asReadonly();
  /** Told once: whoever leaves the page makes another one. */
  readonly #code = signal<IssuedAccessCodeDto | null>(null);
  readonly code = this.#code.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  load(employeeId: string): Promise<boolean> {
    this.#code.set(null);
    return this.#ask(async () => this.#person.set(await this.#api.invoke(getPerson, { employeeId })));
  }

  issueCode(): Promise<boolean> {
    return this.#act(async (employeeId) => this.#code.set(await this.#api.invoke(issueAccessCode, { employeeId })));
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
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
