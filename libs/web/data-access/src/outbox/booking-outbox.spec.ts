import { ModelServer } from '../testing/model-server';
import { ServerModel } from '../testing/server-model';
import { SimulatedBrowser } from '../testing/simulated-browser';
import { type SimulatedTab } from '../testing/simulated-tab';

const [JANA, ANDREAS] = ['jana', 'andreas'];
/** Jana comes to work on a Monday in November. */
const MONDAY = Date.parse('2026-11-23T06:58:00Z');

let browser: SimulatedBrowser;
let model: ServerModel;

async function openTab(person = JANA): Promise<SimulatedTab> {
  browser.cookie = person;
  const tab = browser.open();
  await browser.untilDone(tab.session.load());
  await browser.untilDone(tab.outbox.send());
  return tab;
}
const reload = (tab: SimulatedTab, person = JANA) => {
  browser.kill(tab);
  return openTab(person);
};
/** Presses the button; resolves with whether the device keeps the booking, when the first attempt has ended. */
async function tap(tab: SimulatedTab, kind: 'clockIn' | 'clockOut' | 'breakStart') {
  browser.nowMilliseconds += 1_000; // nobody presses two buttons at once
  const booked = tab.today.book(kind, 'office');
  await browser.untilDone(booked);
  await browser.untilDone(tab.outbox.attempted());
  return (await booked)?.isKept;
}
const kindsOf = (person = JANA) => model.rows.filter((row) => row.employeeId === person).map(({ kind }) => kind);
const states = (tab: SimulatedTab) => tab.outbox.items().map(({ kind, state }) => `${kind} ${state}`);

beforeEach(() => {
  for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  model = new ServerModel();
  browser = new SimulatedBrowser(new ModelServer(model, () => browser.nowMilliseconds), MONDAY, 1);
});
afterEach(() => browser.close());

describe('bookings on their way', () => {
  it('are sent at once, by the time of the server, and forgotten when it has answered', async () => {
    const tab = await openTab();
    expect(await tap(tab, 'clockIn')).toBe(true);
    expect(model.rows).toMatchObject([{ kind: 'clockIn', request: '["clockIn","office",null]' }]);
    expect(states(tab)).toEqual([]);
    expect(tab.outbox.answeredDay()?.state).toBe('in');
  });

  it('of two tabs without a connection are both kept, and sent in their order', async () => {
    const [first, second] = [await openTab(), await openTab()];
    browser.isOnline = false;
    await tap(first, 'clockIn');
    await browser.advance(60_000);
    await tap(second, 'clockOut');
    expect(states(first)).toEqual(['clockIn waiting', 'clockOut waiting']);
    browser.isOnline = true;
    const later = await reload(first);
    expect(kindsOf()).toEqual(['clockIn', 'clockOut']);
    expect(states(later)).toEqual([]);
    expect(states(second)).toEqual([]);
  });

  it('go out after a reload with the time at which the button was pressed', async () => {
    const tab = await openTab();
    browser.isOnline = false;
    await tap(tab, 'clockIn');
    expect(tab.outbox.unreachable()).toBe(true);
    browser.nowMilliseconds += 45 * 60_000;
    browser.isOnline = true;
    const later = await reload(tab);
    expect(model.rows).toMatchObject([{ request: '["clockIn","office","2026-11-23T06:58:01.000Z"]' }]);
    expect(later.outbox.unreachable()).toBe(false);
  });

  it('keep the minute in which they were pressed over an outage of seconds, also those that waited behind another', async () => {
    const tab = await openTab();
    browser.nowMilliseconds += 56_000; // 08:00:57 at the first tap
    browser.isOnline = false;
    await tap(tab, 'clockIn');
    await tap(tab, 'breakStart');
    await browser.advance(4_000);
    browser.isOnline = true;
    const later = await reload(tab);
    expect(model.rows.map(({ kind, request }) => [kind, JSON.parse(request)[2]])).toEqual([
      ['clockIn', new Date(MONDAY + 57_000).toISOString()],
      ['breakStart', new Date(MONDAY + 58_000).toISOString()],
    ]);
    expect(states(later)).toEqual([]);
  });

  it('are tried again within seconds when the device has a connection again, however long it had none', async () => {
    const tab = await openTab();
    browser.isOnline = false;
    await tap(tab, 'clockIn');
    await browser.advance(30 * 60_000);
    browser.isOnline = true;
    browser.networkFaults = ['lostRequest', 'lostRequest'];
    window.dispatchEvent(new Event('online'));
    for (let second = 0; second < 5; second += 1) {
      await browser.settle();
      await browser.advance(1_000);
    }
    await browser.settle();
    expect(kindsOf()).toEqual(['clockIn']);
  });

  it('are sent at once when the server answers something else again, however long the next attempt would wait', async () => {
    const tab = await openTab();
    browser.networkFaults = ['lostRequest', 'lostRequest', 'lostRequest', 'lostRequest', 'lostRequest'];
    await tap(tab, 'clockIn');
    for (let attempt = 0; attempt < 4; attempt += 1) await browser.untilDone(tab.outbox.send());
    expect([states(tab), tab.outbox.unreachable()]).toEqual([['clockIn waiting'], true]);
    await browser.untilDone(tab.today.load());
    await browser.untilDone(tab.outbox.attempted());
    expect([kindsOf(), states(tab), tab.outbox.unreachable()]).toEqual([['clockIn'], [], false]);
  });

  it('are booked once where the server has them and only its answer got lost', async () => {
    const tab = await openTab();
    browser.networkFaults = ['lostAnswer'];
    await tap(tab, 'clockIn');
    expect(states(tab)).toEqual(['clockIn waiting']);
    browser.nowMilliseconds += 90_000;
    await browser.untilDone(tab.outbox.send());
    expect(model.rows).toHaveLength(1);
    expect(states(tab)).toEqual([]);
  });

  it('are sent by the next tab where the leading one ends in the middle', async () => {
    const [first, second] = [await openTab(), await openTab()];
    browser.networkFaults = ['hang'];
    void first.today.book('clockIn', 'office');
    await browser.settle();
    browser.kill(first);
    await browser.advance(60_000);
    await browser.settle();
    expect(kindsOf()).toEqual(['clockIn']);
    expect(states(second)).toEqual([]);
  });

  it('wait for a tab that sleeps with the lock only so long', async () => {
    const [asleep, awake] = [await openTab(), await openTab()];
    browser.locks.request(asleep, {}, () => new Promise(() => {})).catch(() => 'taken from it');
    await tap(awake, 'clockIn');
    expect(kindsOf()).toEqual(['clockIn']);
  });

  it('never overtake one that could not be delivered', async () => {
    const tab = await openTab();
    browser.networkFaults = ['busy', 'busy'];
    await tap(tab, 'clockIn');
    await tap(tab, 'clockOut');
    expect(states(tab)).toEqual(['clockIn waiting', 'clockOut waiting']);
    await browser.advance(10_000);
    await browser.settle();
    expect(kindsOf()).toEqual(['clockIn', 'clockOut']);
  });

  it('wait as long as the server asks for, in every tab and after a reload', async () => {
    const tab = await openTab();
    browser.networkFaults = ['pause'];
    await tap(tab, 'clockIn');
    const later = await reload(tab);
    await browser.advance(80_000);
    await browser.untilDone(later.outbox.send());
    expect(kindsOf()).toEqual([]);
    await browser.advance(60_000);
    await browser.settle();
    expect(kindsOf()).toEqual(['clockIn']);
  });

  it('are not taken for answered by the welcome page of a train', async () => {
    const tab = await openTab();
    browser.networkFaults = ['portal'];
    await tap(tab, 'clockIn');
    expect(states(tab)).toEqual(['clockIn waiting']);
    await browser.advance(5_000);
    await browser.settle();
    expect(kindsOf()).toEqual(['clockIn']);
  });

  it('carry the right time where the clock was wrong and no answer had brought it', async () => {
    browser.skewMilliseconds = -45 * 60_000;
    const online = await openTab();
    browser.isOnline = false;
    const tab = await reload(online);
    await tap(tab, 'clockIn');
    expect(tab.outbox.waiting()).toMatchObject([{ clockKnown: false }]);
    browser.nowMilliseconds += 30 * 60_000;
    browser.isOnline = true;
    await browser.untilDone(tab.outbox.send());
    expect(model.rows).toMatchObject([{ request: '["clockIn","office","2026-11-23T06:58:01.000Z"]' }]);
  });
});

describe('a booking that the server does not take', () => {
  it('is superseded where another tab has booked the same, and the person reads so', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await tap(first, 'clockIn');
    await tap(second, 'clockIn');
    expect(states(second)).toEqual(['clockIn superseded']);
    const later = await reload(second);
    await browser.untilDone(later.outbox.dismiss(later.outbox.notices()[0].bookingId));
    expect(states(await reload(later))).toEqual([]);
  });

  it('is refused where a booking is missing, stays after a reload, and lets the next one through', async () => {
    const tab = await openTab();
    await tap(tab, 'clockOut');
    expect(tab.outbox.refusal()).toMatchObject({ code: 'booking.not-open' });
    const later = await reload(tab);
    expect(later.outbox.notices()).toMatchObject([{ state: 'refused', refusal: 'booking.not-open' }]);
    await tap(later, 'clockIn');
    expect(kindsOf()).toEqual(['clockIn']);
  });

  it('is kept by the server and shown as to be clarified where it arrives out of order', async () => {
    const tab = await openTab();
    browser.isOnline = false;
    await tap(tab, 'clockIn');
    browser.nowMilliseconds += 600_000;
    model.book(JANA, { bookingId: 'terminal', kind: 'clockIn', location: 'office' }, browser.nowMilliseconds);
    browser.isOnline = true;
    await browser.untilDone(tab.outbox.send());
    expect(tab.outbox.notices()).toMatchObject([{ state: 'clarifying', refusal: 'booking.out-of-order' }]);
  });
});

describe('a device that cannot keep bookings', () => {
  it('says so at once and sends directly', async () => {
    const tab = await openTab();
    browser.storeFaults = ['quota'];
    expect(await tap(tab, 'clockIn')).toBe(false);
    expect(kindsOf()).toEqual(['clockIn']);
    expect(states(tab)).toEqual([]);
  });

  for (const fault of ['quota', 'abort'] as const)
    it(`never shows a booking as waiting without a connection (${fault}), and sends it when asked to`, async () => {
      const tab = await openTab();
      browser.isOnline = false;
      browser.storeFaults = [fault];
      expect(await tap(tab, 'clockIn')).toBe(false);
      expect(states(tab)).toEqual(['clockIn unkept']);
      expect(tab.outbox.cannotKeep()).toBe(true);
      browser.isOnline = true;
      await browser.untilDone(tab.outbox.sendUnkept(tab.outbox.notices()[0].bookingId));
      expect(kindsOf()).toEqual(['clockIn']);
      expect(states(tab)).toEqual([]);
    });

  it('is found out within seconds where the store never answers', async () => {
    browser.isOnline = false;
    browser.storeFaults = ['blocked', 'blocked', 'blocked'];
    browser.cookie = JANA;
    localStorage.setItem(
      'zeitbuch.session',
      JSON.stringify({ signedIn: true, roles: [], employee: { employeeId: JANA } }),
    );
    const tab = browser.open();
    await browser.untilDone(tab.session.load());
    expect(await tap(tab, 'clockIn')).toBe(false);
    expect(states(tab)).toEqual(['clockIn unkept']);
  });
});

describe('two people at one device', () => {
  it('never send for each other: the server refuses what a forgotten tab sends for the first one', async () => {
    const first = await openTab(JANA);
    browser.isOnline = false;
    await tap(first, 'clockIn');
    browser.isOnline = true;
    const second = await openTab(ANDREAS);
    await browser.untilDone(first.outbox.send());
    expect(model.rows).toEqual([]);
    expect(states(second)).toEqual([]);
    browser.kill(second);
    await reload(first, JANA);
    expect(kindsOf(JANA)).toEqual(['clockIn']);
    expect(kindsOf(ANDREAS)).toEqual([]);
  });

  it('keep what they booked through a session that ended', async () => {
    const tab = await openTab(JANA);
    browser.cookie = null;
    await tap(tab, 'clockIn');
    expect(states(tab)).toEqual(['clockIn waiting']);
    await reload(tab, JANA);
    expect(kindsOf(JANA)).toEqual(['clockIn']);
  });
});

describe('what the version before kept', () => {
  const old = (employeeId: string, kind: string, time: string) => ({
    bookingId: `id-${time}`,
    employeeId,
    kind,
    location: 'office',
    claimedAt: `2026-11-23T${time}:00.000Z`,
    tries: 2,
    state: 'waiting',
  });

  it('moves into the store, for every person, and is sent', async () => {
    localStorage.setItem(
      'zeitbuch.outbox',
      JSON.stringify([old(JANA, 'clockIn', '06:30'), old(ANDREAS, 'clockIn', '06:40')]),
    );
    const tab = await openTab(JANA);
    expect(localStorage.getItem('zeitbuch.outbox')).toBeNull();
    expect(kindsOf(JANA)).toEqual(['clockIn']);
    await reload(tab, ANDREAS);
    expect(kindsOf(ANDREAS)).toEqual(['clockIn']);
  });

  it('stays where it is while the store is full, and is sent all the same', async () => {
    localStorage.setItem('zeitbuch.outbox', JSON.stringify([old(JANA, 'clockIn', '06:30')]));
    browser.storeFaults = ['quota'];
    await openTab(JANA);
    expect(kindsOf(JANA)).toEqual(['clockIn']);
  });

  it('is put aside and said where it cannot be read', async () => {
    localStorage.setItem('zeitbuch.outbox', JSON.stringify([old(JANA, 'clockIn', '06:30'), { bookingId: 'broken' }]));
    const tab = await openTab(JANA);
    expect(tab.outbox.unreadable()).toBe(1);
    expect(localStorage.getItem('zeitbuch.outbox.unreadable')).toContain('broken');
    await browser.untilDone(tab.outbox.dismissUnreadable());
    expect(tab.outbox.unreadable()).toBe(0);
  });
});
