import {
  HttpBackend,
  HttpErrorResponse,
  type HttpEvent,
  HttpHeaders,
  type HttpRequest,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { IDBOpenDBRequest as FakeOpenRequest } from 'fake-indexeddb';
import { Observable } from 'rxjs';
import { apiInterceptor } from '../api.interceptor';
import { MachineClock, ServerClock } from '../clock';
import { DeviceStorage } from '../device-storage';
import { Api } from '../generated';
import { BookingOutbox } from '../outbox/booking-outbox';
import { BookingServer } from '../outbox/booking-server';
import { Delivery } from '../outbox/delivery';
import { KeptBookings } from '../outbox/kept-bookings';
import { OldOutbox } from '../outbox/old-outbox';
import { OutboxDatabase } from '../outbox/outbox-database';
import { OutboxStore } from '../outbox/outbox-store';
import { Pace } from '../outbox/pace';
import { SendingTurn } from '../outbox/sending-turn';
import { Surroundings } from '../outbox/surroundings';
import { Tabs } from '../outbox/tabs';
import { ProblemReader } from '../problem';
import { SessionEnd } from '../session-end';
import { SessionStore } from '../session.store';
import { TodayStore } from '../today.store';
import { soon, turns } from './outer-realm';
import { type SimulatedLocks } from './simulated-locks';
import { type NetworkFault, type SimulatedAnswer, type SimulatedRequest, type StoreFault } from './simulated-network';
import { synchronousCrypto } from './synchronous-crypto';

const never = <Value>(): Promise<Value> => new Promise(() => {});

/** The shipped services, new in every tab. */
const SHIPPED: Provider[] = [
  Api,
  BookingOutbox,
  BookingServer,
  Delivery,
  DeviceStorage,
  KeptBookings,
  OldOutbox,
  OutboxDatabase,
  OutboxStore,
  Pace,
  ProblemReader,
  SendingTurn,
  ServerClock,
  SessionEnd,
  SessionStore,
  Tabs,
  TodayStore,
];

/** What a tab finds around it: the doors of a browser. */
interface TabSurroundings {
  readonly indexedDb: IDBFactory;
  readonly locks: SimulatedLocks;
  readonly tabs: readonly SimulatedTab[];
  readonly isOnline: boolean;
  readonly networkFaults: NetworkFault[];
  readonly storeFaults: StoreFault[];
  readonly nowMilliseconds: number;
  readonly skewMilliseconds: number;
  readonly sleeps: number;
  random(): number;
  count(name: string): void;
  after(milliseconds: number, action: () => void): () => void;
  ask(request: SimulatedRequest): Promise<SimulatedAnswer>;
}

/** One tab: the shipped outbox with everything it is made of, on the doors of a simulated browser. */
export class SimulatedTab {
  isAlive = true;
  readonly injector: EnvironmentInjector;
  readonly #databases: IDBDatabase[] = [];
  readonly #transactions = new Set<IDBTransaction>();

  constructor(readonly browser: TabSurroundings) {
    const clock = { nowMilliseconds: () => browser.nowMilliseconds + browser.skewMilliseconds };
    this.injector = createEnvironmentInjector(
      [
        ...SHIPPED,
        provideHttpClient(withInterceptors([apiInterceptor])),
        { provide: HttpBackend, useValue: { handle: (request: HttpRequest<unknown>) => this.#send(request) } },
        { provide: MachineClock, useValue: clock },
        { provide: Surroundings, useValue: this.#surroundings() },
      ],
      TestBed.inject(EnvironmentInjector),
    );
  }

  get outbox(): BookingOutbox {
    return this.injector.get(BookingOutbox);
  }
  get session(): SessionStore {
    return this.injector.get(SessionStore);
  }
  get today(): TodayStore {
    return this.injector.get(TodayStore);
  }

  /** Nothing that the tab had begun goes on: its code, its requests, its unfinished transactions. */
  end(): void {
    this.isAlive = false;
    for (const transaction of this.#transactions) abort(transaction);
    for (const database of this.#databases) database.close();
    this.injector.destroy();
  }

  #surroundings(): Surroundings {
    const { browser } = this;
    const surroundings: Omit<Surroundings, never> = {
      indexedDb: () => ({ open: (name: string, version: number) => this.#open(name, version) }) as IDBFactory,
      crypto: () => synchronousCrypto,
      locks: () =>
        ({
          request: (_: string, options: object, begin: () => Promise<unknown>) =>
            browser.locks.request(this, options, begin),
        }) as unknown as LockManager,
      channel: () => {
        const heard: ((event: { readonly data: unknown }) => void)[] = [];
        this.#heard = (data) => heard.forEach((listener) => listener({ data }));
        return {
          postMessage: (data: unknown) => this.#say(data),
          close: () => undefined,
          addEventListener: (_: string, listener: (event: { readonly data: unknown }) => void) =>
            void heard.push(listener),
        };
      },
      persist: async () => browser.count('persist'),
      after: (milliseconds, action) => browser.after(milliseconds, () => this.isAlive && action()),
      random: () => browser.random(),
    };
    return surroundings as Surroundings;
  }

  #heard: (data: unknown) => void = () => {};

  #say(data: unknown): void {
    if (!this.isAlive) return;
    const text = JSON.stringify(data);
    for (const other of this.browser.tabs.filter((tab) => tab !== this))
      soon(() => other.isAlive && other.#heard(JSON.parse(text)));
  }

  #open(name: string, version: number): IDBOpenDBRequest {
    const { browser } = this;
    if (!this.isAlive || browser.storeFaults[0] === 'blocked') {
      if (this.isAlive) {
        browser.storeFaults.shift();
        browser.count('store blocked');
      }
      return new (FakeOpenRequest as unknown as new () => IDBOpenDBRequest)(); // answers never
    }
    const request = browser.indexedDb.open(name, version);
    request.addEventListener('success', () => this.#watch(request.result));
    return request;
  }

  /** Faults of the store reach the transactions of this connection. */
  #watch(database: IDBDatabase): void {
    this.#databases.push(database);
    if (!this.isAlive) return database.close();
    const original = database.transaction.bind(database);
    database.transaction = (names, mode, options) => {
      const transaction = original(names, mode, options);
      this.#transactions.add(transaction);
      for (const end of ['complete', 'abort'])
        transaction.addEventListener(end, () => this.#transactions.delete(transaction));
      this.#disturb(transaction, mode ?? 'readonly');
      return transaction;
    };
  }

  #disturb(transaction: IDBTransaction, mode: IDBTransactionMode): void {
    const { browser } = this;
    const [fault] = browser.storeFaults;
    if (fault === undefined || fault === 'blocked' || (fault === 'readError') !== (mode === 'readonly')) return;
    browser.storeFaults.shift();
    browser.count(`store ${fault}`);
    if (fault === 'abort') soon(() => abort(transaction));
    else {
      const original = transaction.objectStore.bind(transaction);
      transaction.objectStore = (name) => {
        const store = original(name);
        const fail = () => {
          throw new DOMException('the device is full', fault === 'quota' ? 'QuotaExceededError' : 'UnknownError');
        };
        return Object.assign(store, { put: fail, delete: fail, index: fail });
      };
    }
  }

  #send(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return new Observable((subscriber) => {
      let isWanted = true;
      const deliver = ({ status, body }: SimulatedAnswer, headers: HttpHeaders) => {
        if (!isWanted || !this.isAlive) return;
        if (status >= 200 && status < 300 && typeof body !== 'string') {
          subscriber.next(new HttpResponse({ status, body, headers }));
          subscriber.complete();
        } else subscriber.error(new HttpErrorResponse({ status, error: body, headers }));
      };
      void this.#exchange(request, deliver).catch((error: unknown) => subscriber.error(error));
      return () => (isWanted = false);
    });
  }

  async #exchange(
    request: HttpRequest<unknown>,
    deliver: (answer: SimulatedAnswer, headers: HttpHeaders) => void,
  ): Promise<void> {
    const { browser } = this;
    const unreachable: SimulatedAnswer = { status: 0, body: null };
    if (!this.isAlive) return never();
    const { sleeps } = browser;
    await turns(1 + Math.floor(browser.random() * 4));
    if (browser.sleeps !== sleeps) return deliver(unreachable, new HttpHeaders()); // the connection did not survive it
    if (!browser.isOnline) {
      browser.count('offline');
      return deliver(unreachable, new HttpHeaders());
    }
    const fault = browser.networkFaults.shift();
    if (fault) browser.count(fault);
    const early = fault && EARLY[fault];
    if (early) return deliver(early.answer, headersAt(browser.nowMilliseconds, early.retryAfter));
    if (fault === 'lostRequest') return deliver(unreachable, new HttpHeaders());
    if (!this.isAlive) return never(); // cut off before it left
    const answer = await browser.ask({
      method: request.method,
      path: request.url,
      body: request.body,
      person: request.headers.get('X-Signed-In-As'),
    });
    if (fault === 'hang') return never();
    await turns(fault === 'slow' ? 60 : Math.floor(browser.random() * 4));
    if (fault === 'lostAnswer') return deliver(unreachable, new HttpHeaders());
    deliver(answer, headersAt(browser.nowMilliseconds));
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it was safe on the disk already
  }
}

const problem = (status: number, code: string): SimulatedAnswer => ({ status, body: { code, status } });
/** Answers that never reach the server behind. */
const EARLY: Partial<Record<NetworkFault, { answer: SimulatedAnswer; retryAfter?: string }>> = {
  busy: { answer: { status: 503, body: 'busy' } },
  pause: { answer: problem(429, 'rate-limited'), retryAfter: '90' },
  error: { answer: problem(500, 'internal') },
  portal: { answer: { status: 200, body: '<html>Willkommen im Zug</html>' } },
  signedOut: { answer: problem(401, 'sign-in.required') },
};

function headersAt(nowMilliseconds: number, retryAfter?: string): HttpHeaders {
  const time = { 'Server-Time': new Date(nowMilliseconds).toISOString() };
  return new HttpHeaders(retryAfter ? { ...time, 'Retry-After': retryAfter } : time);
}
