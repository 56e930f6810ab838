import { computed, inject, Injectable, signal } from '@angular/core';
import { Api, getMonth, listTasks, type MonthDto, submitMonth } from './generated';
import { type Problem, ProblemReader } from './problem';

/** One's own months that are over and wait to be handed in, together. */
@Injectable()
export class OpenMonthsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly #months = signal<readonly MonthDto[] | null>(null);
  /** The earliest first, each as it is now; null until they have come. */
  readonly months = this.#months.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** Why a month was not taken, by month. */
  readonly refused = signal<ReadonlyMap<string, Problem>>(new Map());
  /** Those to which nothing is missing. */
  readonly ready = computed(() => (this.months() ?? []).filter(({ canSubmit }) => canSubmit));

  async load(): Promise<void> {
    try {
      const { tasks } = await this.#api.invoke(listTasks);
      const wanted = tasks.flatMap(({ kind, month }) =>
        month && (kind === 'monthToSubmit' || kind === 'monthReturned') ? [month] : [],
      );
      this.#months.set(await Promise.all(wanted.toSorted().map((month) => this.#api.invoke(getMonth, { month }))));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  /**
   * Hands in each of them as it was shown, one after the other: what one is refused for says nothing about the others.
   * Resolves with how many were taken.
   */
  async submit(months: readonly MonthDto[]): Promise<number> {
    if (this.busy()) return 0; // a second click of the same decision
    this.busy.set(true);
    const refused = new Map<string, Problem>();
    for (const { month, version } of months) {
      try {
        const taken = await this.#api.invoke(submitMonth, { month, body: { version } });
        this.#months.update((all) => (all ?? []).map((one) => (one.month === month ? taken : one)));
      } catch (error) {
        refused.set(month, this.#problems.read(error));
      }
    }
    this.refused.set(refused);
    this.busy.set(false);
    return months.length - refused.size;
  }
}
