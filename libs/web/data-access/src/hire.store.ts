import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import {
  Api,
  getPersonRecord,
  type HireDto,
  hirePerson,
  listPeopleChoices,
  type PeopleChoicesDto,
  type PersonRecordDto,
} from './generated';

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

  /** The record with which somebody left who comes back; null where it cannot be read. */
  async recall(employeeId: string): Promise<PersonRecordDto | null> {
    return (await this.#asking.ask(() => this.#api.invoke(getPersonRecord, { employeeId }))) ?? null;
  }

  /** Resolves with whose record there is now; null where it was refused. */
  async hire(order: HireDto): Promise<string | null> {
    const record = await this.#asking.ask(() => this.#api.invoke(hirePerson, { body: order }));
    return record?.employeeId ?? null;
  }
}
