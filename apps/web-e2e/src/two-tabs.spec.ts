import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type Page, type Route } from 'playwright-core';
import { accessibilityViolations, baseUrl, connect, demoPerson, disconnect } from './browser';

/** `npm test` plays fewer; the whole hundred takes three minutes: TWO_TABS_SCHEDULES=100. */
const SCHEDULES = Number(process.env.TWO_TABS_SCHEDULES ?? 15);
const BOOKINGS = '/api/v1/bookings';
const READ = /^(Verstanden|Verwerfen)$/;
const PRIMARY = /^(Kommen|Gehen)/;
/** A second tap on the same button within this would be taken for a double tap. */
const BETWEEN_TAPS_MILLISECONDS = 1_250;

/** What can happen between two taps. */
const EVENTS = [
  'offline',
  'online',
  'reload',
  'close',
  'lostAnswer',
  'lostRequest',
  'busy',
  'full',
  'signedOut',
] as const;
type Event = (typeof EVENTS)[number];

/** Numbers from 0 up to 1, the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Runs in every page: tells the test what the browser's database has committed, by the name of the booking's row. */
function watchTheStore(): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...rest) {
    const { entryKey } = value as { entryKey?: string };
    if (this.name === 'bookings' && entryKey)
      this.transaction.addEventListener('complete', () =>
        (globalThis as unknown as { kept(entryKey: string): void }).kept(entryKey),
      );
    return put.call(this, value, ...rest);
  };
}

/** Runs in a page: the next booking finds the device full. */
function fillTheDevice(): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function () {
    IDBObjectStore.prototype.put = put;
    throw new DOMException('the device is full', 'QuotaExceededError');
  };
}

/**
 * Two tabs of one real browser, on the built product: IndexedDB, Web Locks, channel and encryption are the browser's
 * own. The clock of the browser is days ahead of the server's.
 */
describe('two tabs and a series of accidents', () => {
  const random = numbersFrom(20_261_124);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)];
  const happened = new Map<string, number>();
  const count = (name: string) => happened.set(name, (happened.get(name) ?? 0) + 1);
  /** Ids of the bookings that left the browser; of those shown as not booked; names of the rows that were kept. */
  const [sent, noticed, kept] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let context: BrowserContext;
  let tabs: Page[];
  const tappedAt = [0, 0];
  let isOffline = false;
  let fault: ((route: Route) => Promise<void>) | null = null;

  async function openTab(): Promise<Page> {
    const page = await context.newPage();
    await page.goto('/heute');
    await page.getByRole('button', { name: PRIMARY }).first().waitFor();
    return page;
  }

  async function setOffline(now: boolean): Promise<void> {
    isOffline = now;
    await context.setOffline(now);
  }

  /** The tab, at the clock again where a lost session led it away. */
  async function atTheClock(index: number): Promise<Page> {
    const page = tabs[index];
    if (page.url().endsWith('/heute')) return page;
    if (isOffline) await setOffline(false);
    await page.goto('/heute');
    return page;
  }

  async function tapOn(index: number): Promise<void> {
    const page = await atTheClock(index);
    await sleep(Math.max(0, tappedAt[index] + BETWEEN_TAPS_MILLISECONDS - performance.now()));
    await page.getByRole('button', { name: PRIMARY }).first().click();
    tappedAt[index] = performance.now();
    count('tap');
  }

  /** What the server has of this person: booked today, or kept because it arrived in another order. */
  async function booked(): Promise<Set<string>> {
    const today = await context.request.get(`${baseUrl}/api/v1/today`);
    const { bookings } = (await today.json()) as { bookings: { bookingId: string }[] };
    const kept = await context.request.get(`${baseUrl}/api/v1/clarifications`);
    const clarified = ((await kept.json()) as { booking: { bookingId: string } }[]).map(({ booking }) => booking);
    return new Set([...bookings, ...clarified].map(({ bookingId }) => bookingId));
  }

  async function happen(event: Event): Promise<void> {
    count(event);
    const index = Math.floor(random() * tabs.length);
    switch (event) {
      case 'offline':
      case 'online':
        return setOffline(event === 'offline');
      case 'close':
        if (isOffline) await setOffline(false);
        await tabs[index].close();
        tabs[index] = await openTab();
        return;
      case 'reload':
        if (isOffline) await setOffline(false);
        await tabs[index].goto('/heute');
        return;
      case 'full':
        return tabs[index].evaluate(fillTheDevice);
      case 'lostAnswer':
        fault = (route) => route.fetch().then(() => route.abort());
        return;
      case 'lostRequest':
        fault = (route) => route.abort();
        return;
      case 'busy':
        fault = (route) => route.fulfill({ status: 503, body: 'busy', headers: { 'Retry-After': '1' } });
        return;
      case 'signedOut':
        fault = (route) => route.fulfill({ status: 401, json: { code: 'sign-in.required', status: 401 } });
    }
  }

  /** Everything works again: waits until nothing waits, reads every notice. */
  async function mend(): Promise<void> {
    fault = null;
    await setOffline(false);
    for (const index of tabs.keys()) {
      const page = await atTheClock(index);
      await page.waitForFunction(
        () => document.querySelectorAll('.course [data-state=waiting]').length === 0,
        undefined,
        { timeout: 90_000 },
      );
      for (let shown = await noticesOf(page); shown.length > 0; shown = await noticesOf(page)) {
        const [{ id, state }] = shown;
        noticed.add(id);
        count(`shown ${state}`);
        // One that is being sent directly may have arrived, and left, in this moment.
        const read = page.locator(`section[aria-labelledby="notice-${id}"]`).getByRole('button', { name: READ });
        await read.click({ timeout: 3_000 }).catch(() => undefined);
        await page.locator(`#notice-${id}`).waitFor({ state: 'detached' });
      }
    }
  }

  const noticesOf = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('zb-booking-notices section')].map(({ dataset, attributes }) => ({
        id: (attributes.getNamedItem('aria-labelledby')?.value ?? '').replace('notice-', ''),
        state: dataset['state'] ?? '',
      })),
    );

  beforeAll(async () => {
    context = await (
      await connect()
    ).newContext({ baseURL: baseUrl, locale: 'de-DE', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
    await context.exposeFunction('kept', (entryKey: string) => void kept.add(entryKey));
    await context.addInitScript(watchTheStore);
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(BOOKINGS))
        sent.add((request.postDataJSON() as { bookingId: string }).bookingId);
    });
    await context.route(`**${BOOKINGS}`, async (route) => {
      const disturb = fault ?? ((undisturbed: Route) => undisturbed.continue());
      fault = null;
      await disturb(route).catch(() => undefined); // the tab was closed meanwhile
    });
    const page = await context.newPage();
    await page.goto('/anmelden');
    await page.getByRole('button', { name: (await demoPerson('payroll')).name }).click();
    await page.waitForURL('**/heute');
    tabs = [page, await openTab()];
  });
  afterAll(async () => {
    await context.close();
    await disconnect();
  });

  it(`lose nothing and double nothing in ${SCHEDULES} schedules`, async () => {
    const before = await booked();
    for (let schedule = 0; schedule < SCHEDULES; schedule += 1) {
      for (let tap = 0; tap < 3; tap += 1) {
        if (random() < 0.7) await happen(pick(EVENTS));
        await tapOn((schedule + tap) % 2);
      }
      await mend();
    }
    const rows = [...(await booked())].filter((id) => !before.has(id));
    const names = new Map([...sent].map((id) => [hash('sha256', id), id]));
    const lost = [
      ...[...kept].filter((name) => !names.has(name)),
      ...[...sent].filter((id) => !rows.includes(id) && !noticed.has(id)),
    ];
    console.info(`${SCHEDULES} schedules: ${[...happened].map((each) => each.join(' ')).join(', ')}`);
    expect({ lost, invented: rows.filter((id) => !sent.has(id)) }).toEqual({ lost: [], invented: [] });
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.length).toBeLessThanOrEqual(happened.get('tap') ?? 0);
    expect(kept.size).toBeGreaterThan(SCHEDULES);
    for (const event of EVENTS) expect(happened.get(event) ?? 0).toBeGreaterThan(0);
  }, 1_200_000);

  it('says at once on a full device without a connection that nothing is kept, and sends when asked to', async () => {
    const [page] = tabs;
    await page.setViewportSize({ width: 360, height: 780 });
    await setOffline(true);
    await page.evaluate(fillTheDevice);
    const name = (await page.getByRole('button', { name: PRIMARY }).first().innerText()).trim();
    await tapOn(0);
    const alert = page.getByRole('alert', { name: /^Nicht gespeichert/ });
    await alert.waitFor();
    await page.getByText('dieses Gerät kann keine Buchungen aufbewahren').waitFor();
    expect(await page.locator('.course [data-state=waiting]').count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await setOffline(false);
    await alert.getByRole('button', { name: 'Jetzt senden' }).click();
    await alert.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: name.startsWith('Kommen') ? /^Gehen/ : /^Kommen/ })
      .first()
      .waitFor();
  });
});
