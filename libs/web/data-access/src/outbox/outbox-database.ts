import { inject, Injectable } from '@angular/core';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, wrap } from 'idb';
import { type Sealed, type UserKey } from './sealed';
import { Surroundings } from './surroundings';

/** `userKey` and `entryKey` are fingerprints: they find a row and say nothing about it. */
export type KeyRow = UserKey & { readonly userKey: string };
export type BookingRow = Sealed & { readonly userKey: string; readonly entryKey: string };

interface OutboxSchema extends DBSchema {
  keys: { key: [string, string]; value: KeyRow; indexes: { userKey: string } };
  bookings: { key: [string, string]; value: BookingRow; indexes: { userKey: string } };
  /** Bookings that could not be read, out of the way and not lost. */
  aside: { key: [string, string]; value: BookingRow; indexes: { userKey: string } };
}

type StoreName = 'keys' | 'bookings' | 'aside';
const STORES: StoreName[] = ['keys', 'bookings', 'aside'];
export type Reading = IDBPTransaction<OutboxSchema, StoreName[], 'readonly'>;
export type Writing = IDBPTransaction<OutboxSchema, StoreName[], 'readwrite'>;

const NAME = 'zeitbuch-outbox';
const VERSION = 1;
/** A store that has not answered by then counts as failed: the person stands at the clock and waits. */
const LIMIT_MILLISECONDS = 3_000;

/** One attempt to use the database, which its time limit may end. */
interface Attempt {
  isOver: boolean;
  abort?: () => void;
}

/**
 * The browser's database of the outbox. Every call rejects where there is none, where the browser refuses (full,
 * private window, blocked), or where no answer comes in time; what it would have written is undone then.
 */
@Injectable({ providedIn: 'root' })
export class OutboxDatabase {
  readonly #surroundings = inject(Surroundings);
  #connection: Promise<IDBPDatabase<OutboxSchema>> | null = null;

  /** Reads in one transaction. */
  read<Result>(work: (transaction: Reading) => Promise<Result>): Promise<Result> {
    return this.#inTime(async (attempt) => {
      const transaction = (await this.#connect()).transaction(STORES, 'readonly');
      return run(attempt, transaction, work);
    });
  }

  /**
   * Writes in one transaction; resolves when it is safe on the disk.
   * @param undo runs if the write succeeded after all when it had been reported as failed
   */
  write(work: (transaction: Writing) => Promise<void>, undo?: () => void): Promise<void> {
    return this.#inTime(async (attempt) => {
      const database = await this.#connect();
      if (attempt.isOver) return;
      await run(attempt, database.transaction(STORES, 'readwrite', { durability: 'strict' }), work);
      if (attempt.isOver) undo?.();
    });
  }

  async #inTime<Result>(use: (attempt: Attempt) => Promise<Result>): Promise<Result> {
    const attempt: Attempt = { isOver: false };
    let callOff = () => {};
    const limit = new Promise<never>((_, reject) => {
      callOff = this.#surroundings.after(LIMIT_MILLISECONDS, () => {
        attempt.isOver = true;
        attempt.abort?.();
        this.#forget(); // a connection that hangs is not asked again
        reject(new Error('the store of the browser does not answer'));
      });
    });
    try {
      return await Promise.race([use(attempt), limit]);
    } catch (error) {
      this.#forget();
      throw error;
    } finally {
      callOff();
    }
  }

  #connect(): Promise<IDBPDatabase<OutboxSchema>> {
    return (this.#connection ??= this.#open());
  }

  async #open(): Promise<IDBPDatabase<OutboxSchema>> {
    const factory = this.#surroundings.indexedDb();
    if (!factory) throw new Error('the browser has no store');
    const request = factory.open(NAME, VERSION);
    request.onupgradeneeded = () => createStores(request.result);
    const database = (await wrap(request)) as unknown as IDBPDatabase<OutboxSchema>;
    // A newer version of the program, or the browser, wants the database: this tab opens it again when it needs it.
    database.onversionchange = () => this.#forget();
    database.onclose = () => this.#forget();
    return database;
  }

  #forget(): void {
    const connection = this.#connection;
    this.#connection = null;
    connection?.then(
      (database) => database.close(),
      () => undefined, // who waited for the connection has been told
    );
  }
}

function createStores(database: IDBDatabase): void {
  for (const [name, key] of [
    ['keys', 'keyId'],
    ['bookings', 'entryKey'],
    ['aside', 'entryKey'],
  ]) {
    database.createObjectStore(name, { keyPath: ['userKey', key] }).createIndex('userKey', 'userKey');
  }
}

async function run<Result, Transaction extends Reading | Writing>(
  attempt: Attempt,
  transaction: Transaction,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const abort = () => {
    try {
      transaction.abort();
    } catch {
      // it had ended already, one way or the other; `done` says which
    }
  };
  attempt.abort = abort;
  transaction.done.catch(() => undefined); // said by the `await` below, unless `work` failed before
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    abort();
    throw error;
  }
}
