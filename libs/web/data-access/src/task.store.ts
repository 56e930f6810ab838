import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Api, listTasks, type TaskDto } from './generated';
import { ProblemReader } from './problem';
import { ServerChanges } from './server-changes';
import { SessionStore } from './session.store';

/**
 * What waits for the person who is signed in. It is read again after whatever this tab changes, so that what was done
 * disappears; without a connection what was read last stays.
 */
@Injectable({ providedIn: 'root' })
export class TaskStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  readonly #session = inject(SessionStore);
  readonly #changes = inject(ServerChanges);

  readonly #tasks = signal<readonly TaskDto[]>([]);
  readonly tasks = this.#tasks.asReadonly();
  readonly #person = computed(() => this.#session.employee()?.employeeId ?? null);
  #isReading = false;
  #isWanted = false;

  constructor() {
    effect(() => {
      this.#person();
      untracked(() => this.#tasks.set([])); // another person signs in: nothing of the first one stays
    });
    effect(() => {
      if (this.#person() !== null && this.#changes.happened() >= 0) untracked(() => void this.load());
    });
  }

  /** Asks once more; several wishes while an answer is on its way become one further question. */
  async load(): Promise<void> {
    this.#isWanted = true;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#isWanted && this.#person() !== null) {
        this.#isWanted = false;
        await this.#read();
      }
    } finally {
      this.#isReading = false;
    }
  }

  async #read(): Promise<void> {
    const person = this.#person();
    try {
      const { tasks } = await this.#api.invoke(listTasks);
      if (person === this.#person()) this.#tasks.set(tasks);
    } catch (error) {
      this.#problems.read(error); // throws on for a bug; the page says by itself that the server cannot be reached
    }
  }
}
