import { inject, signal } from '@angular/core';
import { type Problem, ProblemReader } from './problem';

/** What a store asks of the server: whether an answer is awaited, and what went wrong with the last request. */
export interface Asking {
  readonly busy: ReturnType<typeof signal<boolean>>;
  readonly problem: ReturnType<typeof signal<Problem | null>>;
  /** Resolves with the answer; undefined where there is a problem now instead. */
  ask<T>(request: () => Promise<T>): Promise<T | undefined>;
}

/** Call it in an injection context. */
export function asking(): Asking {
  const problems = inject(ProblemReader);
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  return {
    busy,
    problem,
    ask: async (request) => {
      busy.set(true);
      problem.set(null);
      try {
        return await request();
      } catch (error) {
        problem.set(problems.read(error));
        return undefined;
      } finally {
        busy.set(false);
      }
    },
  };
}
