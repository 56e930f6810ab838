import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { type BookingKind, type BookingReceiptDto, type WorkLocation, Api, createBooking, getToday } from './generated';
import { MachineClock, ServerClock } from './clock';
import { DeviceStorage } from './device-storage';
import { isUnreachable, type Problem, ProblemReader } from './problem';
import { SessionStore } from './session.store';

/** A booking on its way. Kept on the device until the server has answered for it. */
export interface PendingBooking {
  readonly bookingId: string;
  readonly employeeId: string;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  /** When the button was pressed, by the server's clock as far as known. */
  readonly claimedAt: string;
  readonly tries: number;
  /** `waiting`: not sent or no answer yet; `refused`: the server said no, a person must look at it. */
  readonly state: 'waiting' | 'refused';
  readonly refusal?: string;
}

const STORAGE_KEY = 'zeitbuch.outbox';
const FIRST_RETRY_MILLISECONDS = 1_000;
const LAST_RETRY_MILLISECONDS = 60_000;
/** Within this the repetition is the same request: the server's clock at its arrival is what the person means. */
const FRESH_MILLISECONDS = 20_000;

/**
 * Sends bookings one after the other, each under its own id, until the server has answered. An answer that got
 * lost is asked for again under the same id, so nothing is booked twice; a reload continues where it was.
 */
@Injectable({ providedIn: 'root' })
export class BookingOutbox {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #machine = inject(MachineClock);
  readonly #problems = inject(ProblemReader);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(DeviceStorage);
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #items = signal<readonly PendingBooking[]>(this.#read());
  /** The signed-in person's bookings on their way; another person's wait until that person signs in. */
  readonly items = computed(() =>
    this.#items().filter((item) => item.employeeId === this.#session.employee()?.employeeId),
  );
  readonly waiting = computed(() => this.items().filter((item) => item.state === 'waiting'));
  readonly refused = computed(() => this.items().filter((item) => item.state === 'refused'));
  /** The last attempt got no answer: the screen says that bookings are kept. */
  readonly unreachable = signal(false);
  /** The last answer; the screen of today takes its figures from it. */
  readonly receipt = signal<BookingReceiptDto | null>(null);
  /** The last refusal, to be told. */
  readonly refusal = signal<Problem | null>(null);

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const again = () => void this.send();
    view?.addEventListener('online', again);
    view?.addEventListener('focus', again);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('online', again);
      view?.removeEventListener('focus', again);
      clearTimeout(this.#timer);
    });
  }

  /** Takes a booking over and tries to send it at once. Resolves when that attempt has ended. */
  async put(booking: Omit<PendingBooking, 'tries' | 'state' | 'refusal'>): Promise<void> {
    this.#write([...this.#items(), { ...booking, tries: 0, state: 'waiting' }]);
    await this.send();
  }

  /** A refused booking that the person has read about leaves the list. */
  dismiss(bookingId: string): void {
    this.#write(this.#items().filter((item) => item.bookingId !== bookingId));
  }

  /** Sends what waits, oldest first; stops at the first one that cannot be delivered, so that the order is kept. */
  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      for (let item = this.waiting()[0]; item; item = this.waiting()[0]) {
        if (!(await this.#deliver(item))) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** True when the server has answered for the booking, with yes or no. */
  async #deliver(item: PendingBooking): Promise<boolean> {
    try {
      const { bookingId, kind, location } = item;
      const late = this.#clock.nowMilliseconds() - Date.parse(item.claimedAt) > FRESH_MILLISECONDS;
      const receipt = await this.#api.invoke(createBooking, {
        body: { bookingId, kind, location, ...(late ? { at: item.claimedAt } : {}) },
      });
      this.#done(item, receipt);
      return true;
    } catch (error) {
      return this.#failed(item, this.#problems.read(error));
    }
  }

  async #failed(item: PendingBooking, problem: Problem): Promise<boolean> {
    if (problem.status === 401) return false; // waits until the same person signs in again
    if (isUnreachable(problem) || problem.status >= 500) {
      this.unreachable.set(true);
      this.#replace({ ...item, tries: item.tries + 1 });
      const wait = Math.min(FIRST_RETRY_MILLISECONDS * 2 ** item.tries, LAST_RETRY_MILLISECONDS);
      this.#timer = setTimeout(() => void this.send(), wait + (this.#machine.nowMilliseconds() % 250));
      return false;
    }
    this.unreachable.set(false);
    if (problem.code === 'idempotency.mismatch' && (await this.#isRecorded(item))) {
      this.dismiss(item.bookingId);
      return true;
    }
    this.refusal.set(problem);
    this.#replace({ ...item, state: 'refused', refusal: problem.code });
    return true;
  }

  /** The first attempt did arrive, only its answer got lost: then the later one, with its claimed time, differs. */
  async #isRecorded(item: PendingBooking): Promise<boolean> {
    try {
      const day = await this.#api.invoke(getToday);
      return day.bookings.some((booking) => booking.bookingId === item.bookingId);
    } catch (error) {
      this.#problems.read(error); // throws on for a bug; without an answer the refusal stays to be looked at
      return false;
    }
  }

  #done(item: PendingBooking, receipt: BookingReceiptDto): void {
    this.unreachable.set(false);
    this.dismiss(item.bookingId);
    this.receipt.set(receipt);
  }

  #replace(item: PendingBooking): void {
    this.#write(this.#items().map((candidate) => (candidate.bookingId === item.bookingId ? item : candidate)));
  }

  #write(items: readonly PendingBooking[]): void {
    this.#items.set(items);
    this.#storage.write(STORAGE_KEY, JSON.stringify(items));
  }

  #read(): readonly PendingBooking[] {
    const text = this.#storage.read(STORAGE_KEY);
    if (text === null) return [];
    try {
      return (JSON.parse(text) as unknown[]).filter(isPendingBooking);
    } catch (error) {
      console.error('the kept bookings are unreadable and were put aside', error);
      this.#storage.write(`${STORAGE_KEY}.unreadable`, text);
      return [];
    }
  }
}

/** What another version of this program kept may look different. */
function isPendingBooking(item: unknown): item is PendingBooking {
  const { bookingId, employeeId, kind, claimedAt } = (item ?? {}) as Record<string, unknown>;
  return [bookingId, employeeId, kind, claimedAt].every((text) => typeof text === 'string');
}
