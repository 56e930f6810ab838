import { inject, Injectable } from '@angular/core';
import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { ServerClock } from './clock';
import { fingerprint, makeKey, open, seal, type Sealed, type UserKey } from './outbox/sealed';
import { Surroundings } from './outbox/surroundings';
import { SessionStore } from './session.store';

/** Both are found by fingerprints, which say nothing about person or form. */
interface DraftSchema extends DBSchema {
  keys: { key: string; value: UserKey & { readonly userKey: string } };
  drafts: { key: [string, string]; value: Sealed & { readonly userKey: string; readonly formKey: string } };
}

/** What was kept of a form, and when: milliseconds since 1970, by the clock of the server. */
export interface KeptDraft {
  readonly at: number;
  readonly value: unknown;
}

const NAME = 'zeitbuch-drafts';
const VERSION = 1;
/** What nobody came back to by then was given up. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60_000;

/**
 * Forms that somebody has begun to fill in: they outlive a reload and the end of a session, encrypted like the bookings
 * of the outbox, and open for their person only. A device that keeps nothing keeps no drafts; the form works on.
 */
@Injectable({ providedIn: 'root' })
export class FormDrafts {
  readonly #surroundings = inject(Surroundings);
  readonly #session = inject(SessionStore);
  readonly #clock = inject(ServerClock);
  #database: Promise<IDBPDatabase<DraftSchema>> | null = null;
  /** One after the other: the last state of a form is the one that stays. */
  #queue: Promise<unknown> = Promise.resolve();

  /** Keeps the present state of a form. @param form names the form and what it is about */
  keep(form: string, value: unknown): Promise<void> {
    return this.#inTurn(undefined, async (database, crypto, person) => {
      const [userKey, formKey] = await keysOf(crypto, person, form);
      const key = await this.#keyOf(database, crypto, userKey);
      const kept: KeptDraft = { at: this.#clock.nowMilliseconds(), value };
      const sealed = await seal(crypto, key, { label: person + form, text: JSON.stringify(kept) });
      await database.put('drafts', { ...sealed, userKey, formKey });
    });
  }

  /** What was kept of a form; null where nothing was, or nothing that can be read. */
  async read(form: string): Promise<unknown> {
    return (await this.recall(form))?.value ?? null;
  }

  /** As {@link read}, with the time at which it was kept: who sees it again should know how old it is. */
  recall(form: string): Promise<KeptDraft | null> {
    return this.#inTurn<KeptDraft | null>(null, async (database, crypto, person) => {
      const [userKey, formKey] = await keysOf(crypto, person, form);
      const [row, key] = [await database.get('drafts', [userKey, formKey]), await database.get('keys', userKey)];
      const text = row && key ? await open(crypto, key, person + form, row) : null;
      if (text === null) return null;
      const kept = JSON.parse(text) as KeptDraft;
      return this.#clock.nowMilliseconds() - kept.at < KEPT_MILLISECONDS ? kept : null;
    });
  }

  /** The form was sent or given up. */
  drop(form: string): Promise<void> {
    return this.#inTurn(undefined, async (database, crypto, person) => {
      await database.delete('drafts', await keysOf(crypto, person, form));
    });
  }

  #inTurn<Result>(
    otherwise: Result,
    work: (database: IDBPDatabase<DraftSchema>, crypto: Crypto, person: string) => Promise<Result>,
  ): Promise<Result> {
    const person = this.#session.employee()?.employeeId;
    const crypto = this.#surroundings.crypto();
    if (!person || !crypto || !this.#surroundings.indexedDb()) return Promise.resolve(otherwise);
    const turn = this.#queue.then(async () => {
      try {
        return await work(await (this.#database ??= this.#open()), crypto, person);
      } catch (error) {
        this.#database = null;
        console.warn('the draft of a form cannot be kept on this device', error);
        return otherwise;
      }
    });
    this.#queue = turn;
    return turn;
  }

  async #keyOf(database: IDBPDatabase<DraftSchema>, crypto: Crypto, userKey: string): Promise<UserKey> {
    const known = await database.get('keys', userKey);
    if (known) return known;
    const key = { ...(await makeKey(crypto)), userKey };
    await database.put('keys', key);
    return key;
  }

  async #open(): Promise<IDBPDatabase<DraftSchema>> {
    const factory = this.#surroundings.indexedDb();
    if (!factory) throw new Error('the browser has no store');
    const request = factory.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys', { keyPath: 'userKey' });
      request.result.createObjectStore('drafts', { keyPath: ['userKey', 'formKey'] });
    };
    const database = (await wrap(request)) as unknown as IDBPDatabase<DraftSchema>;
    database.onversionchange = () => database.close();
    return database;
  }
}

const keysOf = async (crypto: Crypto, person: string, form: string): Promise<[string, string]> => [
  await fingerprint(crypto, person),
  await fingerprint(crypto, person + form),
];
