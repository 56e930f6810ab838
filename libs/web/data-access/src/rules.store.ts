import { inject, Injectable, signal } from '@angular/core';
import { Api, getRulesInForce, type RulesInForceDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** The rules that hold for oneself on a day. */
@Injectable()
export class RulesStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = 0;

  readonly #rules = signal<RulesInForceDto | null>(null);
  /** The day before stays in sight until the next one has come. */
  readonly rules = this.#rules.asReadonly();
  readonly problem = signal<Problem | null>(null);

  async load(date: string): Promise<void> {
    const wanted = ++this.#wanted;
    try {
      const rules = await this.#api.invoke(getRulesInForce, { date });
      if (wanted !== this.#wanted) return; // a slower answer for a day that was left is dropped
      this.#rules.set(rules);
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (wanted !== this.#wanted) return;
      this.#rules.set(null);
      this.problem.set(problem);
    }
  }
}
