import { computed, inject, Injectable, signal } from '@angular/core';
import { DeviceStorage } from '../device-storage';
import { SessionStore } from '../session.store';
import { OldOutbox } from './old-outbox';
import { type Kept, OutboxStore } from './outbox-store';
import { byClaimedTime, type PendingBooking } from './pending-booking';
import { Surroundings } from './surroundings';

const PERSIST_KEY = 'zeitbuch.outbox.persist';
const NOTHING: Kept & { readonly employeeId: string } = { employeeId: '', bookings: [], unreadable: 0 };

/** The bookings on their way of the signed-in person: what the store holds, and what only this page knows. */
@Injectable({ providedIn: 'root' })
export class KeptBookings {
  readonly #old = inject(OldOutbox);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(DeviceStorage);
  readonly #store = inject(OutboxStore);
  readonly #surroundings = inject(Surroundings);

  readonly #kept = signal(NOTHING);
  /** Bookings that the store did not take, or whose newest state it did not take. */
  readonly #here = signal<ReadonlyMap<string, PendingBooking>>(new Map());
  /** Bookings that are done, but that the store still has. */
  readonly #done = signal<ReadonlyMap<string, PendingBooking>>(new Map());
  readonly #oldUnreadable = signal(0);
  readonly #readFails = signal(false);
  readonly #writeFails = signal(false);
  #isOldMoved = false;

  readonly employeeId = computed(() => this.#session.employee()?.employeeId ?? null);
  /** By claimed time; another person's wait until that person signs in. */
  readonly items = computed<readonly PendingBooking[]>(() => {
    const employeeId = this.employeeId();
    const [here, done] = [this.#here(), this.#done()];
    const stored = this.#ofPerson().bookings.filter(({ bookingId }) => !here.has(bookingId) && !done.has(bookingId));
    return [...stored, ...here.values()].filter((item) => item.employeeId === employeeId).sort(byClaimedTime);
  });
  /** Number of the person's bookings that this device can no longer read. */
  readonly unreadable = computed(() => this.#ofPerson().unreadable + this.#oldUnreadable());
  /** True where this device cannot keep bookings, e.g. because it is full or the window private. */
  readonly fails = computed(() => this.#readFails() || this.#writeFails());
  readonly #ofPerson = computed(() => (this.#kept().employeeId === this.employeeId() ? this.#kept() : NOTHING));

  /** Looks at the store again: other tabs write there, too. */
  async refresh(): Promise<void> {
    const employeeId = this.employeeId();
    if (employeeId === null) return;
    await this.#moveOld();
    for (const booking of this.#done().values()) await this.#remove(booking);
    try {
      this.#kept.set({ employeeId, ...(await this.#store.read(employeeId)) });
      this.#readFails.set(false);
    } catch (error) {
      if (!this.#readFails()) console.error('the bookings kept on this device cannot be read', error);
      this.#readFails.set(true);
    }
  }

  /** Keeps a booking or its new state. False where the device did not take it. */
  async keep(booking: PendingBooking): Promise<boolean> {
    try {
      await this.#store.keep(booking);
    } catch (error) {
      console.error('the booking cannot be kept on this device', error);
      this.#writeFails.set(true);
      return false;
    }
    this.#writeFails.set(false);
    this.#show(booking);
    void this.#askToPersist();
    return true;
  }

  /** Keeps the new state of a booking; where the device does not take it, this page knows it. */
  async change(booking: PendingBooking): Promise<void> {
    if (!(await this.keep(booking))) this.holdHere(booking);
  }

  /** Holds a booking that the device did not take, as long as the page is open. */
  holdHere(booking: PendingBooking): void {
    this.#here.update((here) => new Map(here).set(booking.bookingId, booking));
  }

  /** The booking is done: answered with yes, or read about. */
  async finish(booking: PendingBooking): Promise<void> {
    this.#here.update((here) => without(here, booking.bookingId));
    this.#done.update((done) => new Map(done).set(booking.bookingId, booking));
    await this.#remove(booking);
  }

  /** The person has read that bookings are unreadable. */
  async putUnreadableAside(): Promise<void> {
    const employeeId = this.employeeId();
    this.#oldUnreadable.set(0);
    if (employeeId !== null) await this.#store.putAside(employeeId);
    await this.refresh();
  }

  /** Where that fails, the booking is out of sight and removed later. */
  async #remove(booking: PendingBooking): Promise<void> {
    try {
      await this.#store.remove(booking);
    } catch (error) {
      console.error('a booking that is done cannot be removed from this device yet', error);
      return;
    }
    this.#kept.update((kept) => ({ ...kept, bookings: kept.bookings.filter((item) => !isSame(item, booking)) }));
    this.#done.update((done) => without(done, booking.bookingId));
  }

  #show(booking: PendingBooking): void {
    this.#here.update((here) => without(here, booking.bookingId));
    this.#kept.update((kept) => {
      const { bookings, unreadable } = kept.employeeId === booking.employeeId ? kept : NOTHING;
      const others = bookings.filter((item) => !isSame(item, booking));
      return { employeeId: booking.employeeId, bookings: [...others, booking], unreadable };
    });
  }

  async #moveOld(): Promise<void> {
    if (this.#isOldMoved) return;
    const { unreadable, left } = await this.#old.move();
    this.#isOldMoved = left.length === 0;
    this.#oldUnreadable.set(unreadable);
    // They are kept where they were, so they may wait there; sent they can be all the same.
    const unknown = left.filter(({ bookingId }) => !this.#here().has(bookingId) && !this.#done().has(bookingId));
    for (const booking of unknown) this.holdHere(booking);
  }

  /** Once on this device; some browsers ask the person. */
  async #askToPersist(): Promise<void> {
    if (this.#storage.read(PERSIST_KEY) !== null) return;
    this.#storage.write(PERSIST_KEY, 'asked');
    try {
      await this.#surroundings.persist();
    } catch (error) {
      console.warn('the browser does not promise to keep what is kept', error);
    }
  }
}

const isSame = (one: PendingBooking, other: PendingBooking): boolean => one.bookingId === other.bookingId;

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([candidate]) => candidate !== key));
}
