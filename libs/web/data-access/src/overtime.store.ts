import { inject, Injectable, signal } from '@angular/core';
import { Api, getOvertime, type OvertimeWeekDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** What was ordered of a person, by the weeks of a month. */
@Injectable()
export class OvertimeStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = '';

  readonly #weeks = signal<readonly OvertimeWeekDto[] | null>(null);
  /** null until they have come. Those in sight stay while the same month is read again. */
  readonly weeks = this.#weeks.asReadonly();
  readonly problem = signal<Problem | null>(null);

  /** @param employeeId another person; left out for oneself */
  async load(month: string, employeeId?: string): Promise<void> {
    const wanted = `${month} ${employeeId ?? ''}`;
    if (wanted !== this.#wanted) this.#weeks.set(null);
    this.#wanted = wanted;
    try {
      const { weeks } = await this.#api.invoke(getOvertime, { month, ...(employeeId ? { employeeId } : {}) });
      if (wanted !== this.#wanted) return; // a slower answer for a month that was left is dropped
      this.#weeks.set(weeks);
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (wanted === this.#wanted) this.problem.set(problem);
    }
  }
}
