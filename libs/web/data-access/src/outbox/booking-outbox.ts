import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { ServerClock } from '../clock';
import { type TodayDto } from '../generated';
import { type Problem } from '../problem';
import { BookingServer } from './booking-server';
import { Delivery, type Outcome } from './delivery';
import { KeptBookings } from './kept-bookings';
import { Pace } from './pace';
import { firstWaiting, type PendingBooking, type PressedBooking } from './pending-booking';
import { SendingTurn } from './sending-turn';
import { OTHER_PERSON } from './signed-in-as';
import { type TabMessage, Tabs } from './tabs';

/**
 * Keeps every booking on this device before anything else, then sends them one after the other, each under its own
 * id, until the server has answered: nothing is lost with the page and nothing is booked twice. All tabs share what
 * is kept; one of them sends at a time. A booking ends applied, superseded, refused or kept by the server for
 * clarification, and the person sees which.
 */
@Injectable({ providedIn: 'root' })
export class BookingOutbox {
  readonly #clock = inject(ServerClock);
  readonly #delivery = inject(Delivery);
  readonly #kept = inject(KeptBookings);
  readonly #pace = inject(Pace);
  readonly #server = inject(BookingServer);
  readonly #tabs = inject(Tabs);
  readonly #turn = inject(SendingTurn);
  /** Bookings that could not be kept and are to be sent directly, once. */
  readonly #direct = new Set<string>();
  readonly #again = () => void this.send();
  /** The device has a connection again: the waits of before say nothing about this one. */
  readonly #back = () => {
    this.#pace.restart();
    void this.send();
  };
  #sending: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;

  /** The signed-in person's bookings on their way; another person's wait until that person signs in. */
  readonly items = this.#kept.items;
  readonly waiting = computed(() => this.items().filter(({ state }) => state === 'waiting'));
  /** Bookings that have ended otherwise than wished, until the person has read about it. */
  readonly notices = computed(() => this.items().filter(({ state }) => state !== 'waiting'));
  /** Number of bookings on this device that can no longer be read. */
  readonly unreadable = this.#kept.unreadable;
  /** This device cannot keep bookings: without a connection they are lost. */
  readonly cannotKeep = this.#kept.fails;
  /** The last attempt got no answer. */
  readonly unreachable = signal(false);
  /** The day after the last answer; the screen of today takes its figures from it. */
  readonly answeredDay = signal<TodayDto | null>(null);
  /** The last refusal, to be told. */
  readonly refusal = signal<Problem | null>(null);

  constructor() {
    const page = inject(DOCUMENT);
    const events: readonly (readonly [EventTarget | null, string])[] = [
      [page.defaultView, 'focus'],
      [page, 'visibilitychange'],
    ];
    for (const [target, name] of events) target?.addEventListener(name, this.#again);
    page.defaultView?.addEventListener('online', this.#back);
    this.#tabs.listen((message) => void this.#heard(message));
    inject(DestroyRef).onDestroy(() => {
      this.#isClosed = true;
      for (const [target, name] of events) target?.removeEventListener(name, this.#again);
      page.defaultView?.removeEventListener('online', this.#back);
    });
  }

  /**
   * Takes a booking over. Resolves when it is known whether this device keeps it; the first attempt to send it is on
   * its way then. False: the device could not keep it. It is among the notices as `unkept`, and goes if it can be sent.
   */
  async put(pressed: PressedBooking): Promise<boolean> {
    const isKept = await this.#kept.keep({ ...pressed, state: 'waiting' });
    if (isKept) this.#tabs.say({ employeeId: pressed.employeeId });
    else this.#hold(pressed);
    void this.send();
    return isKept;
  }

  /** Tries once more to send a booking that this device could not keep. Resolves when that attempt has ended. */
  async sendUnkept(bookingId: string): Promise<void> {
    this.#direct.add(bookingId);
    await this.send();
  }

  /** The person has read what became of the booking. */
  async dismiss(bookingId: string): Promise<void> {
    const booking = this.notices().find((item) => item.bookingId === bookingId);
    if (!booking) return;
    await this.#kept.finish(booking);
    this.#tabs.say({ employeeId: booking.employeeId });
  }

  /** The person has read that bookings are unreadable; they are put aside. */
  dismissUnreadable(): Promise<void> {
    return this.#kept.putUnreadableAside();
  }

  /** The server has answered something else: what waits need not wait until the next attempt. */
  reached(): void {
    const wasAway = this.unreachable();
    this.unreachable.set(false);
    if (wasAway) this.#back();
  }

  /** Sends what waits. Resolves when the attempt has ended, and one more where another was on its way. */
  send(): Promise<void> {
    this.#isWanted = true;
    return (this.#sending ??= this.#sendWhileWanted());
  }

  /** Resolves when the attempt that is on its way has ended; at once where there is none. */
  async attempted(): Promise<void> {
    await this.#sending;
  }

  async #sendWhileWanted(): Promise<void> {
    try {
      while (this.#isWanted && !this.#isClosed) {
        this.#isWanted = false;
        await this.#turn.take(() => this.#sendInOrder());
      }
    } finally {
      this.#sending = null;
    }
  }

  /** Oldest first; stops at the first one that cannot be delivered, so that nothing overtakes it. */
  async #sendInOrder(): Promise<void> {
    const employeeId = this.#kept.employeeId();
    const direct = [...this.#direct];
    await this.#kept.refresh();
    if (this.#pace.pauseMilliseconds() > 0) {
      this.#pace.afterPause(this.#again);
      await this.#holdUp();
    } else while (this.#kept.employeeId() === employeeId && !this.#isClosed && (await this.#sendNext()));
    for (const bookingId of direct) this.#direct.delete(bookingId);
  }

  /** True when the server has answered for the first in line. */
  async #sendNext(): Promise<boolean> {
    if (!(await this.#fixTimes())) return false;
    const booking = this.#next();
    if (!booking || !(await this.#settle(booking, await this.#delivery.deliver(booking)))) return false;
    await this.#kept.refresh();
    return true;
  }

  #next(): PendingBooking | undefined {
    return firstWaiting(this.items().map((item) => (this.#isDirect(item) ? { ...item, state: 'waiting' } : item)));
  }

  #isDirect({ bookingId, state }: PendingBooking): boolean {
    return state === 'unkept' && this.#direct.has(bookingId);
  }

  /**
   * Bookings that were pressed before any answer brought the time carry the time of the device. Before the first of
   * them is sent, its claimed time is put right once and kept: it must be the same in every attempt.
   * False where the server could not be asked.
   */
  async #fixTimes(): Promise<boolean> {
    for (let item = this.#ofUnknownTime(); item; item = this.#ofUnknownTime()) {
      if (!this.#clock.known()) await this.#server.askForTime();
      if (!this.#clock.known()) return await this.#failed(item, { code: 'network', status: 0 });
      const fixed = { ...item, claimedAt: this.#clock.isoOf(item.deviceMilliseconds), clockKnown: true };
      if (item.state === 'unkept') this.#kept.holdHere(fixed);
      else await this.#kept.change(fixed);
    }
    return true;
  }

  #ofUnknownTime(): PendingBooking | undefined {
    return this.items().find((item) => !item.clockKnown && (item.state === 'waiting' || this.#isDirect(item)));
  }

  /** True when the server has answered for the booking. */
  async #settle(booking: PendingBooking, outcome: Outcome): Promise<boolean> {
    if (outcome.kind === 'undecided') return await this.#failed(booking, outcome.problem);
    this.unreachable.set(false);
    this.#pace.succeeded();
    const day = 'day' in outcome ? outcome.day : undefined;
    switch (outcome.kind) {
      case 'applied':
        await this.#kept.finish(booking);
        break;
      case 'clarifying': {
        const { state, reason, note } = outcome.clarification;
        const shown = state === 'rejected' ? 'refused' : 'clarifying';
        await this.#kept.change({ ...booking, state: shown, refusal: reason, ...(note ? { note } : {}) });
        break;
      }
      default:
        await this.#kept.change({ ...booking, state: outcome.kind, refusal: outcome.problem.code });
    }
    if (day && booking.employeeId === this.#kept.employeeId()) this.answeredDay.set(day);
    if (outcome.kind === 'refused') this.refusal.set(outcome.problem);
    this.#tabs.say({ employeeId: booking.employeeId, reached: true, ...(day ? { day } : {}) });
    return true;
  }

  /** Nothing was decided: the booking stays. Without a session it waits until the same person signs in again. */
  async #failed({ employeeId }: PendingBooking, { code, status, retryAfterSeconds }: Problem): Promise<false> {
    await this.#holdUp();
    if (status === 401 || code === OTHER_PERSON) return false;
    this.unreachable.set(true);
    this.#pace.retry(this.#again, retryAfterSeconds);
    this.#tabs.say({ employeeId, reached: false });
    return false;
  }

  /** What waits now is shown with its minute: that one counts, however soon the connection is back. */
  async #holdUp(): Promise<void> {
    for (const booking of this.waiting().filter(({ wasHeldUp }) => !wasHeldUp))
      await this.#kept.change({ ...booking, wasHeldUp: true });
  }

  #hold(pressed: PressedBooking): void {
    this.#kept.holdHere({ ...pressed, state: 'unkept' });
    this.#direct.add(pressed.bookingId);
  }

  /** Another tab kept, sent or tried: this one follows, and goes on if that one should be closed. */
  async #heard({ employeeId, day, reached }: TabMessage): Promise<void> {
    if (employeeId !== this.#kept.employeeId()) return;
    if (reached !== undefined) this.unreachable.set(!reached);
    if (day) this.answeredDay.set(day);
    await this.#kept.refresh();
    if (this.#isClosed) return;
    if (this.waiting().length > 0) this.#pace.retry(this.#again);
    else this.#pace.succeeded();
  }
}
