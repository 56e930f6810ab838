import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import { Api, type HireDto, hirePerson, listPeopleChoices, type PeopleChoicesDto } from './generated';

/** Somebody begins. */
@Injectable()
export class HireStore {
  readonly #api = inject(Api);
  readonly #asking = asking();
  readonly busy = this.#asking.busy.asReadonly();
  readonly problem = this.#asking.problem.asReadonly();

  readonly #choices = signal<PeopleChoicesDto | null>(null);
  readonly choices = this.#choices.asReadonly();

  async offer(): Promise<void> {
    this.#choices.set((await this.#asking.ask(() => this.#api.invoke(listPeopleChoices))) ?? null);
  }

  /** Resolves with whose record there is now; null where it was refused. */
  async hire(order: HireDto): Promise<string | null> {
    const record = await this.#asking.ask(() => this.#api.invoke(hirePerson, { body: order }));
    return record?.employeeId ?? null;
  }
}
