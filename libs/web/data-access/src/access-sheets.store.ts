import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import {
  type AccessMailsDto,
  type AccessSheetDto,
  type AccessSheetState,
  Api,
  issueAccessSheets,
  listPeople,
  mailAccessCodes,
} from './generated';

/** Whom codes are made for: by state, and by words as in the list of people. */
interface SheetQuestion {
  readonly account: AccessSheetState;
  readonly search: string;
}

/** Codes for many people at once: each told once on a sheet, or sent as a link that nobody here sees. */
@Injectable()
export class AccessSheetsStore {
  readonly #api = inject(Api);
  readonly #asking = asking();
  readonly problem = this.#asking.problem.asReadonly();
  readonly busy = this.#asking.busy.asReadonly();

  readonly #count = signal<number | null>(null);
  /** How many people the question finds; null until the answer. */
  readonly count = this.#count.asReadonly();
  readonly #sheets = signal<readonly AccessSheetDto[] | null>(null);
  /** null until codes were made. */
  readonly sheets = this.#sheets.asReadonly();
  readonly #left = signal(0);
  /** For whom there was no room in the last step. */
  readonly left = this.#left.asReadonly();
  readonly #sendsMail = signal(false);
  /** Whether codes can go by mail. */
  readonly sendsMail = this.#sendsMail.asReadonly();
  readonly #mails = signal<AccessMailsDto | null>(null);
  /** null until links were ordered. */
  readonly mails = this.#mails.asReadonly();
  #question: SheetQuestion = { account: 'none', search: '' };

  async ask(question: SheetQuestion): Promise<void> {
    this.#question = question;
    const { account, search } = question;
    const people = await this.#asking.ask(() => this.#api.invoke(listPeople, { account, ...(search && { search }) }));
    if (!people || question !== this.#question) return;
    this.#count.set(people.total);
    this.#sendsMail.set(people.sendsMail);
  }

  /** Resolves with whether it was done. */
  async issue({ account, search }: SheetQuestion): Promise<boolean> {
    const body = { account, ...(search && { search }) };
    const made = await this.#asking.ask(() => this.#api.invoke(issueAccessSheets, { body }));
    if (!made) return false;
    this.#sheets.set(made.sheets);
    this.#left.set(made.left);
    return true;
  }

  /** Leaves a link to be mailed to each. Resolves with whether it was done. */
  async mail({ account, search }: SheetQuestion): Promise<boolean> {
    const body = { account, ...(search && { search }) };
    const mails = await this.#asking.ask(() => this.#api.invoke(mailAccessCodes, { body }));
    if (!mails) return false;
    this.#mails.set(mails);
    this.#left.set(mails.left);
    return true;
  }
}
