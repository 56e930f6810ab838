import { inject, Injectable, signal } from '@angular/core';
import { Api, getLimits, type LimitDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** How a person stands in a month towards limits that look beyond one day. */
@Injectable()
export class LimitsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = '';

  readonly #limits = signal<readonly LimitDto[] | null>(null);
  /** null until they have come. Those in sight stay while the same month is read again. */
  readonly limits = this.#limits.asReadonly();
  readonly problem = signal<Problem | null>(null);

  /** @param employeeId another person; left out for oneself */
  async load(month: string, employeeId?: string): Promise<void> {
    const wanted = `${month} ${employeeId ?? ''}`;
    if (wanted !== this.#wanted) this.#limits.set(null);
    this.#wanted = wanted;
    try {
      const { limits } = await this.#api.invoke(getLimits, { month, ...(employeeId ? { employeeId } : {}) });
      if (wanted !== this.#wanted) return; // a slower answer for a month that was left is dropped
      this.#limits.set(limits);
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (wanted === this.#wanted) this.problem.set(problem);
    }
  }
}
