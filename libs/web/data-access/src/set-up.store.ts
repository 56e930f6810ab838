import { inject, Injectable, signal } from '@angular/core';
import { Api, foundCity, type FoundCityDto, lookAtSetUp, type SetUpDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** The set-up of a city, for who holds the link of it. */
@Injectable()
export class SetUpStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly #setUp = signal<SetUpDto | null>(null);
  /** null until the link is known to be one that can be used. */
  readonly setUp = this.#setUp.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async look(code: string): Promise<void> {
    this.#setUp.set((await this.#ask(() => this.#api.invoke(lookAtSetUp, { body: { code } }))) ?? null);
  }

  /** Resolves with the e-mail address to sign in with; null where the city was not made. */
  async found(order: FoundCityDto): Promise<string | null> {
    const answer = await this.#ask(() => this.#api.invoke(foundCity, { body: order }));
    return answer?.email ?? null;
  }

  async #ask<T>(request: () => Promise<T>): Promise<T | undefined> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      return await request();
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
