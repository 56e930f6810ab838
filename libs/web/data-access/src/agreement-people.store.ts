import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import { ServerClock } from './clock';
import {
  type AgreementPeopleDto,
  type AgreementTransferDto,
  type AnnexExceptionChangeDto,
  type AnnexExceptionDto,
  Api,
  changeAnnexException,
  getPersonRecord,
  listAgreementPeople,
  listAnnexExceptions,
  listPeople,
  listPeopleChoices,
  type PeopleChoicesDto,
  transferPeople,
  type TransferPeopleDto,
} from './generated';
import { newId } from './new-id';

/** Which people of an agreement are looked at. */
export interface PeopleQuestion {
  readonly agreementId: string;
  readonly on: string;
  readonly search: string;
  readonly unitId: string | null;
}

/** Somebody who can be named. */
export interface NamedPerson {
  readonly employeeId: string;
  readonly name: string;
  readonly personnelNumber: string;
  readonly unitName?: string;
}

/** Who is to come under the agreement. */
export type Transfer = Omit<TransferPeopleDto, 'transferId' | 'seen'>;

/** Who is under an agreement on a day, and bringing people under it. */
@Injectable()
export class AgreementPeopleStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #reading = asking();
  readonly #acting = asking();
  readonly readProblem = this.#reading.problem.asReadonly();
  readonly busy = this.#acting.busy.asReadonly();
  readonly problem = this.#acting.problem.asReadonly();
  /** Of a request that may have arrived without an answer: sent again, it changes nothing. */
  #transferId: string | null = null;
  #question: PeopleQuestion | null = null;

  readonly #people = signal<AgreementPeopleDto | null>(null);
  readonly people = this.#people.asReadonly();
  readonly #choices = signal<PeopleChoicesDto | null>(null);
  readonly choices = this.#choices.asReadonly();

  readonly #exceptions = signal<readonly AnnexExceptionDto[]>([]);
  readonly exceptions = this.#exceptions.asReadonly();

  async ask(question: PeopleQuestion): Promise<void> {
    this.#question = question;
    await this.#read(question, 1);
  }

  /** The next hundred behind those that are shown. */
  async more(): Promise<void> {
    const [question, shown] = [this.#question, this.#people()];
    if (question && shown) await this.#read(question, shown.page + 1);
  }

  /** Units to choose from. */
  async offer(): Promise<void> {
    this.#choices.set((await this.#acting.ask(() => this.#api.invoke(listPeopleChoices))) ?? null);
  }

  /** Some people by words, to name them: of the city, or under an agreement today. */
  async find(search: string, agreementId: string | null): Promise<readonly NamedPerson[]> {
    if (agreementId !== null)
      return (await this.#acting.ask(() => this.#api.invoke(listAgreementPeople, { agreementId, search })))?.rows ?? [];
    const rows = (await this.#acting.ask(() => this.#api.invoke(listPeople, { search })))?.rows ?? [];
    return rows.map(({ employeeId, givenName, familyName, personnelNumber, unitName }) => ({
      ...{ employeeId, name: `${givenName} ${familyName}`, personnelNumber },
      ...(unitName === undefined ? {} : { unitName }),
    }));
  }

  /** Who is taken out of annexes of the agreement. */
  async loadExceptions(agreementId: string): Promise<void> {
    const found = await this.#reading.ask(() => this.#api.invoke(listAnnexExceptions, { agreementId }));
    if (found) this.#exceptions.set(found.exceptions);
  }

  /** An annex does not hold for somebody on some days, or does after all; false where it is refused. */
  async except(employeeId: string, change: Omit<AnnexExceptionChangeDto, 'version'>): Promise<boolean> {
    const done = await this.#acting.ask(async () => {
      // What is looked at are the exceptions: the record may be of any state.
      const { version } = await this.#api.invoke(getPersonRecord, { employeeId });
      return this.#api.invoke(changeAnnexException, { employeeId, body: { version, ...change } });
    });
    return done !== undefined;
  }

  /** Who would change and who would stay; null where it is refused, then `problem` says why. */
  async preview(agreementId: string, transfer: Transfer): Promise<AgreementTransferDto | null> {
    this.#transferId = newId(this.#clock.nowMilliseconds());
    return this.#transfer(agreementId, { transferId: this.#transferId, ...transfer }, 'true');
  }

  /** Brings them under the agreement, just as they were shown; null where it is refused. */
  async transfer(agreementId: string, transfer: Transfer, seen: string): Promise<AgreementTransferDto | null> {
    const transferId = (this.#transferId ??= newId(this.#clock.nowMilliseconds()));
    return this.#transfer(agreementId, { transferId, ...transfer, seen }, 'false');
  }

  async #transfer(agreementId: string, body: TransferPeopleDto, dryRun: 'true' | 'false') {
    return (await this.#acting.ask(() => this.#api.invoke(transferPeople, { agreementId, dryRun, body }))) ?? null;
  }

  async #read(question: PeopleQuestion, page: number): Promise<void> {
    const { agreementId, on, search, unitId } = question;
    const query = { agreementId, on, page, ...(search && { search }), ...(unitId && { unitId }) };
    const found = await this.#reading.ask(() => this.#api.invoke(listAgreementPeople, query));
    if (!found || question !== this.#question) return; // a slower answer to a question that was left is dropped
    const before = page === 1 ? [] : (this.#people()?.rows ?? []);
    this.#people.set({ ...found, rows: [...before, ...found.rows] });
  }
}
