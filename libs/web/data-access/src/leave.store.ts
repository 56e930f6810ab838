import { inject, Injectable, signal } from '@angular/core';
import { Api, getLeave, type LeaveDto, readLeaveNotice } from './generated';
import { type Problem, ProblemReader } from './problem';

/** The leave of a year of the person who is signed in. */
@Injectable()
export class LeaveStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = 0;

  readonly #leave = signal<LeaveDto | null>(null);
  /** null until it has come; of the year asked for last. */
  readonly leave = this.#leave.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(year: number): Promise<void> {
    if (year !== this.#wanted) this.#leave.set(null);
    this.#wanted = year;
    try {
      const leave = await this.#api.invoke(getLeave, { year });
      if (year !== this.#wanted) return; // a slower answer for a year that was left is dropped
      this.#leave.set(leave);
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (year === this.#wanted) this.problem.set(problem);
    }
  }

  /** The person has read the notice; the year is read again with it. */
  async confirm(noticeId: string): Promise<void> {
    this.busy.set(true);
    try {
      await this.#api.invoke(readLeaveNotice, { noticeId });
      await this.load(this.#wanted);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
