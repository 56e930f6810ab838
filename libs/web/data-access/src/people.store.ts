import { computed, inject, Injectable, signal } from '@angular/core';
import { type AccountState, Api, listPeople, type PeopleLack, type PersonRowDto } from './generated';
import { type Problem, ProblemReader } from './problem';

interface Question {
  readonly search: string;
  /** null: all who may come. */
  readonly account: AccountState | null;
  /** null: whatever they have or lack. */
  readonly lacks?: PeopleLack | null;
}

/** The people of a city by name, read page by page as they come into sight. */
@Injectable()
export class PeopleStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #question: Question = { search: '', account: null, lacks: null };
  /** Pages that were asked for. */
  #asked = new Set<number>();
  #pageSize = 100;

  readonly #rows = signal<readonly (PersonRowDto | null)[] | null>(null);
  /** null until the first answer; a person who was not read yet is null. */
  readonly rows = this.#rows.asReadonly();
  readonly total = computed(() => this.#rows()?.length ?? null);
  readonly problem = signal<Problem | null>(null);

  /** What stands there stays until the answer comes. */
  async ask(question: Question): Promise<void> {
    this.#question = question;
    this.#asked = new Set();
    await this.#read(1);
  }

  /** The people from `first` to before `end` come into sight. */
  async need(first: number, end: number): Promise<void> {
    const pageOf = (index: number): number => Math.floor(index / this.#pageSize) + 1;
    const pages = Array.from(
      { length: pageOf(Math.max(first, end - 1)) - pageOf(first) + 1 },
      (_, i) => pageOf(first) + i,
    );
    await Promise.all(pages.filter((page) => !this.#asked.has(page)).map((page) => this.#read(page)));
  }

  async #read(page: number): Promise<void> {
    const question = this.#question;
    const asked = this.#asked.add(page);
    try {
      const { search, account, lacks } = question;
      const answer = await this.#api.invoke(listPeople, {
        page,
        ...(search && { search }),
        ...(account && { account }),
        ...(lacks && { lacks }),
      });
      if (question !== this.#question) return; // a slower answer to a question that was left is dropped
      this.#pageSize = answer.pageSize;
      const start = (page - 1) * answer.pageSize;
      const before = page === 1 ? [] : (this.#rows() ?? []);
      const all: (PersonRowDto | null)[] = Array.from({ length: answer.total }, (_, index) => before[index] ?? null);
      all.splice(start, answer.rows.length, ...answer.rows);
      this.#rows.set(all);
      this.problem.set(null);
    } catch (error) {
      asked.delete(page);
      const problem = this.#problems.read(error);
      if (question === this.#question) this.problem.set(problem);
    }
  }
}
