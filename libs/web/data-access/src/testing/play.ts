import { type BookingKind, type ClockState, type WorkLocation } from '../generated';
import { type PressedBooking } from '../outbox/pending-booking';
import { standingAfter } from '../today.store';
import { turns } from './outer-realm';
import { type Schedule, type Step } from './schedule';
import { SimulatedBrowser, type SimulatedServer } from './simulated-browser';
import { type SimulatedTab } from './simulated-tab';

/** A tap and what the person was told about it. */
export interface Tap {
  readonly booking: PressedBooking;
  /** True time at which the button was pressed, in milliseconds since 1970. */
  readonly pressedMilliseconds: number;
  /** Whether the person was told that the device keeps it; null where the tab ended before. */
  isKept: boolean | null;
  wasRead: boolean;
}

export interface Played {
  readonly taps: readonly Tap[];
  /** How each booking stands that the device still shows, by its id, for all people. */
  readonly notices: ReadonlyMap<string, string>;
  readonly waiting: number;
  readonly unreadable: number;
  readonly clockMoved: boolean;
  readonly counts: ReadonlyMap<string, number>;
}

const LOCATIONS: readonly WorkLocation[] = ['office', 'mobileWork', 'telework', 'businessTrip'];
const KINDS: readonly BookingKind[] = ['clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange'];
const FITTING: Record<ClockState, readonly BookingKind[]> = {
  out: ['clockIn'],
  in: ['clockOut', 'breakStart', 'locationChange'],
  onBreak: ['breakEnd', 'clockOut'],
};
/** So often everything is tried once nothing fails any more; the longest pause is over by then. */
const FINAL_ROUNDS = 20;

/** Plays one schedule on the shipped outbox, then lets everything work again and looks at what is left. */
export class Play {
  readonly #taps: Tap[] = [];
  #clockMoved = false;
  readonly browser: SimulatedBrowser;

  /** @param people ids of two employees who share the device */
  constructor(
    readonly schedule: Schedule,
    readonly people: readonly string[],
    start: { readonly server: SimulatedServer; readonly nowMilliseconds: number },
  ) {
    this.browser = new SimulatedBrowser(start.server, start.nowMilliseconds, schedule.seed);
    this.browser.skewMilliseconds = schedule.skewMinutes * 60_000;
  }

  async run(): Promise<Played> {
    const { browser, schedule } = this;
    browser.cookie = this.people[0];
    await browser.untilDone(this.#open());
    if (schedule.startsOffline) {
      browser.isOnline = false;
      browser.kill(browser.tabs[0]);
      await browser.untilDone(this.#open());
    }
    for (const step of schedule.steps) await this.#take(step);
    const left = await this.#mend();
    browser.close();
    return { taps: this.#taps, ...left, clockMoved: this.#clockMoved, counts: browser.counts };
  }

  async #open(): Promise<void> {
    const tab = this.browser.open();
    const put = tab.outbox.put.bind(tab.outbox);
    tab.outbox.put = async (booking) => {
      const tap: Tap = { booking, pressedMilliseconds: this.browser.nowMilliseconds, isKept: null, wasRead: false };
      this.#taps.push(tap);
      const isKept = await put(booking);
      if (tab.isAlive) tap.isKept = isKept;
      return isKept;
    };
    await tab.session.load();
    await tab.outbox.send();
  }

  async #take(step: Step): Promise<void> {
    const { browser } = this;
    const tab = 'tab' in step ? browser.tabs[step.tab % Math.max(1, browser.tabs.length)] : undefined;
    browser.count(step.do);
    switch (step.do) {
      case 'tap':
        if (tab) await this.#tap(tab, step.choice, step.isFitting);
        break;
      case 'open':
        if (browser.tabs.length < 3) void this.#open();
        break;
      case 'kill':
        if (tab) browser.kill(tab);
        break;
      case 'reload':
        if (tab) browser.kill(tab);
        void this.#open();
        break;
      case 'focus':
        void tab?.outbox.send();
        break;
      case 'dismiss':
        if (tab) this.#dismiss(tab);
        break;
      case 'offline':
        browser.isOnline = false;
        break;
      case 'online':
        browser.isOnline = true;
        for (const open of browser.tabs) void open.outbox.send();
        break;
      case 'signOut':
        browser.cookie = null;
        break;
      case 'signIn':
        browser.cookie = this.people[step.person];
        if (tab) void this.#signIn(tab);
        break;
      case 'network':
        browser.networkFaults.push(step.fault);
        break;
      case 'store':
        browser.storeFaults.push(step.fault);
        break;
      case 'clock':
        browser.skewMilliseconds = step.skewMinutes * 60_000;
        this.#clockMoved = true;
        break;
      case 'wait':
        await browser.settle();
        await browser.advance(step.seconds * 1_000);
        break;
      case 'sleep':
        await browser.sleep(step.seconds * 1_000);
        break;
      case 'turns':
        await turns(step.count);
    }
  }

  /** Presses a button: mostly one that the tab offers, sometimes one that no longer fits. Nobody taps faster. */
  async #tap(tab: SimulatedTab, choice: number, isFitting: boolean): Promise<void> {
    await turns(6);
    await this.browser.advance(1_500);
    if (!tab.isAlive || !tab.session.employee()) return;
    const standing = standingAfter(tab.outbox.answeredDay(), tab.outbox.waiting());
    const kinds = isFitting ? FITTING[standing.state] : KINDS;
    const kind = kinds[choice % kinds.length];
    const places = kind === 'locationChange' ? LOCATIONS.filter((place) => place !== standing.location) : LOCATIONS;
    void tab.today.book(kind, places[choice % places.length]);
  }

  async #signIn(tab: SimulatedTab): Promise<void> {
    await tab.session.load();
    await tab.outbox.send();
  }

  #dismiss(tab: SimulatedTab): void {
    for (const { bookingId } of tab.outbox.notices()) {
      const tap = this.#taps.find(({ booking }) => booking.bookingId === bookingId);
      if (tap) tap.wasRead = true;
      void tab.outbox.dismiss(bookingId);
    }
  }

  /** Everything works again: each person signs in once more in a new tab and lets it send. */
  async #mend(): Promise<Pick<Played, 'notices' | 'waiting' | 'unreadable'>> {
    const { browser } = this;
    browser.isOnline = true;
    browser.networkFaults = [];
    browser.storeFaults = [];
    await browser.settle();
    const notices = new Map<string, string>();
    const left = { waiting: 0, unreadable: 0 };
    for (const person of this.people) {
      for (const tab of [...browser.tabs]) browser.kill(tab);
      browser.cookie = person;
      await browser.untilDone(this.#open());
      const { outbox } = browser.tabs[0];
      for (let round = 0; round < FINAL_ROUNDS && outbox.waiting().length > 0; round += 1) {
        await browser.advance(300_000);
        await browser.untilDone(outbox.send());
      }
      for (const { bookingId, state } of outbox.notices()) notices.set(bookingId, state);
      left.waiting += outbox.waiting().length;
      left.unreadable += outbox.unreadable();
    }
    return { notices, ...left };
  }
}
