import { inject, Injectable, signal } from '@angular/core';
import { Api, getLeave, type LeaveDto, readLeaveNotice } from './generated';
import { type Problem, ProblemReader } from './problem';

interface Wanted {
  readonly year: number;
  readonly employeeId?: string;
}

/** The leave of a year of the person who is signed in. */
@Injectable()
export class LeaveStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted: Wanted = { year: 0 };

  readonly #leave = signal<LeaveDto | null>(null);
  /** null until it has come; of the year asked for last. */
  readonly leave = this.#leave.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  /** @param employeeId of an employment of the person before this one; left out for this one */
  async load(year: number, employeeId?: string): Promise<void> {
    const wanted: Wanted = employeeId === undefined ? { year } : { year, employeeId };
    if (year !== this.#wanted.year || employeeId !== this.#wanted.employeeId) this.#leave.set(null);
    this.#wanted = wanted;
    try {
      const leave = await this.#api.invoke(getLeave, wanted);
      if (wanted !== this.#wanted) return; // a slower answer for a year that was left is dropped
      this.#leave.set(leave);
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (wanted === this.#wanted) this.problem.set(problem);
    }
  }

  /** The person has read the notice; the year is read again with it. */
  async confirm(noticeId: string): Promise<void> {
    this.busy.set(true);
    try {
      await this.#api.invoke(readLeaveNotice, { noticeId });
      await this.load(this.#wanted.year, this.#wanted.employeeId);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
