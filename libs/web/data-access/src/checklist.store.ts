import { inject, Injectable, signal } from '@angular/core';
import { Api, type ChecklistDto, getChecklist } from './generated';
import { type Problem, ProblemReader } from './problem';

/** What the city still lacks, for those who administer it. */
@Injectable()
export class ChecklistStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly #checklist = signal<ChecklistDto | null>(null);
  readonly checklist = this.#checklist.asReadonly();
  readonly problem = signal<Problem | null>(null);

  async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.#checklist.set(await this.#api.invoke(getChecklist));
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }
}
